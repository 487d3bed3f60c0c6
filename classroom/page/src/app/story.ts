/** The group's storyboard: which cards it chose. Kept and sent like a program, under a name of its own. */
import { content } from "../state";
import { programs } from "./seat";

const DOCUMENT = "story:cards";

export type Story = Record<string, string>;

/** The choice as an address carries it, `place.night,hero.cap`; empty before any choice. */
export function storyText(): string {
  return programs()?.get(DOCUMENT)?.source ?? "";
}

export function parseStory(text: string): Story {
  const parts = text.split(",").map((part) => part.split("."));
  return Object.fromEntries(parts.filter((part): part is [string, string] => part.length === 2));
}

export function writeStory(story: Story): string {
  return Object.entries(story).map(([question, card]) => `${question}.${card}`).join(",");
}

/** The cards in force: the group's own, and the usual one where it did not choose. */
export function story(): Story {
  return { ...content.value?.story, ...parseStory(storyText()) };
}

export function chooseStory(chosen: Story): void {
  programs()?.change(DOCUMENT, writeStory(chosen));
}
