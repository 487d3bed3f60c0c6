import { standingOf } from "../app/aptitude";
import type { MessageId } from "../messages";

/** Where a candidate stands with an item, in a word or two; also the name of its colour. */
export function standingWords(id: string): MessageId {
  const { revisit, handedIn, opened } = standingOf(id);
  if (revisit) return "item_revisit";
  if (handedIn) return "item_done";
  return opened ? "item_opened" : "item_not_opened";
}
