/** The keys that a program listens to, found in its text, with the sign that people know them by. */
import type { Language } from "../api";

const STRINGS_AND_COMMENTS = /("[^"\n]*"|'[^'\n]*')|#.*/g;
const ASKS = /\b(?:touche|key)\s*\(\s*(["']?)([^"'\n)]*)/g;
const WORD = /["']([^"'\n]{1,12})["']/g;
const OF_PYGAME = /\bK_(\w+)/g;
const PYGAME_KEYBOARD = /\bpygame\.key\b/;

/** The kit's id of each spelling, in both languages, and in pygame's own names. */
const IDS: Record<string, string> = {
  gauche: "left",
  left: "left",
  droite: "right",
  right: "right",
  haut: "up",
  up: "up",
  bas: "down",
  down: "down",
  espace: "space",
  space: "space",
  entree: "enter",
  entrée: "enter",
  enter: "enter",
  return: "enter",
  kp_enter: "enter",
};
const SIGNS: Record<string, Record<Language, string>> = {
  left: { fr: "←", en: "←" },
  right: { fr: "→", en: "→" },
  up: { fr: "↑", en: "↑" },
  down: { fr: "↓", en: "↓" },
  space: { fr: "Espace", en: "Space" },
  enter: { fr: "Entrée", en: "Enter" },
};
const ORDER = ["left", "right", "up", "down", "space", "enter"];

/** What nearly every game asks for: offered when a program listens, and its text does not tell to what. */
export const USUAL = ["left", "right", "up", "down", "space"];

function idsOf(words: Iterable<string>): string[] {
  return [...words]
    .map((word) => word.trim().toLowerCase())
    .map((word) => IDS[word] ?? word)
    .filter((id) => id in SIGNS || /^[a-z0-9]$/.test(id));
}

function firsts(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1] ?? "");
}

export function keysOf(source: string): string[] {
  const text = source.replace(STRINGS_AND_COMMENTS, (_, string?: string) => string ?? "");
  const calls = [...text.matchAll(ASKS)].map(([, quote, asked]) => ({ quote, asked: asked ?? "" }));
  const spelled = calls.filter(({ quote }) => quote).map(({ asked }) => asked);
  const computed = calls.some(({ quote }) => !quote); // touche(nom): the name is somewhere else in the text
  const named = computed ? firsts(text, WORD).filter((word) => word.trim().toLowerCase() in IDS) : [];
  const ids = new Set(idsOf([...spelled, ...named, ...firsts(text, OF_PYGAME)]));
  if (ids.size === 0 && (computed || PYGAME_KEYBOARD.test(text))) return USUAL;
  return [...ORDER.filter((id) => ids.has(id)), ...[...ids].filter((id) => !ORDER.includes(id)).sort()];
}

export function signOf(id: string, language: Language): string {
  return SIGNS[id]?.[language] ?? id.toUpperCase();
}

/** The keys for the left hand and those for the right one, as on a game pad. */
export function twoHands(asked: string[]): [string[], string[]] {
  const moves = asked.includes("down") ? ["left", "up", "down", "right"] : ["left", "right"];
  return [moves.filter((id) => asked.includes(id)), asked.filter((id) => !moves.includes(id))];
}
