/** The group's choice of cards as it is kept, sent, and carried by an address: `place.night,hero.cap`. */
export type Story = Record<string, string>;

export function parseStory(text: string): Story {
  const parts = text.split(",").map((part) => part.split("."));
  return Object.fromEntries(parts.filter((part): part is [string, string] => part.length === 2));
}

export function writeStory(story: Story): string {
  return Object.entries(story)
    .map(([question, card]) => `${question}.${card}`)
    .join(",");
}
