/** The group's storyboard: which cards it chose. Kept and sent like a program, under a name of its own. */
import { content } from "../state";
import { parseStory, type Story } from "./parse_story";
import { programs } from "./desk";

export { parseStory, type Story };

const DOCUMENT = "story:cards";

/** The choice as an address carries it, `place.night,hero.cap`; empty before any choice. */
export function storyText(): string {
  return programs()?.get(DOCUMENT)?.source ?? "";
}

export function writeStory(story: Story): string {
  return Object.entries(story)
    .map(([question, card]) => `${question}.${card}`)
    .join(",");
}

/** The cards in force: the group's own, and the usual one where it did not choose. */
export function story(): Story {
  return { ...content.value?.story, ...parseStory(storyText()) };
}

export function chooseStory(chosen: Story): void {
  programs()?.change(DOCUMENT, writeStory(chosen));
}
