/** Every sentence of the page, a table for each screen. Tests hold them complete. */
import { isAlone, language } from "../state";
import { alone } from "./alone";
import { aptitude } from "./aptitude";
import { editor } from "./editor";
import { frame } from "./frame";
import { game } from "./game";
import { help } from "./help";
import { home } from "./home";
import { joining } from "./joining";
import { leaving } from "./leaving";
import { pair } from "./pair";
import { results } from "./results";
import { saving } from "./saving";
import { steps } from "./steps";
import { storyboard } from "./storyboard";

export const tables = [
  frame,
  joining,
  saving,
  help,
  pair,
  storyboard,
  steps,
  game,
  editor,
  results,
  aptitude,
  alone,
  leaving,
  home,
];

export const messages = {
  ...frame,
  ...joining,
  ...saving,
  ...help,
  ...pair,
  ...storyboard,
  ...steps,
  ...game,
  ...editor,
  ...results,
  ...aptitude,
  ...alone,
  ...leaving,
  ...home,
};

export type MessageId = keyof typeof messages;

/**
 * The sentence in the page's language, its slots filled. On a static host some differ: those that begin with
 * `alone_` stand in for the others.
 */
export function t(id: MessageId, slots: Record<string, string | number> = {}): string {
  const other = `alone_${id}`;
  const said = other in messages && isAlone() ? messages[other as MessageId] : messages[id];
  return said[language.value].replace(/\{(\w+)\}/g, (_, slot: string) => String(slots[slot] ?? ""));
}
