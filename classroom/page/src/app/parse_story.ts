/** The choice of cards as an address carries it: `place.night,hero.cap`. */
export type Story = Record<string, string>;

export function parseStory(text: string): Story {
  const parts = text.split(",").map((part) => part.split("."));
  return Object.fromEntries(parts.filter((part): part is [string, string] => part.length === 2));
}
