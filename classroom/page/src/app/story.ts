/** The group's storyboard: which cards it chose. Kept and sent like a program, under a name of its own. */
import { content } from "../state";
import { parseStory, writeStory, type Story } from "../keep/story";
import { programs } from "./desk";

const DOCUMENT = "story:cards";

/** The choice as an address carries it, `place.night,hero.cap`; empty before any choice. */
export function storyText(): string {
  return programs()?.get(DOCUMENT)?.source ?? "";
}

/** The cards in force: the group's own, and the usual one where it did not choose. */
export function story(): Story {
  return { ...content.value?.story, ...parseStory(storyText()) };
}

export function chooseStory(chosen: Story): void {
  programs()?.change(DOCUMENT, writeStory(chosen));
}
