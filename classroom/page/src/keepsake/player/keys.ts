/** The keys that a program listens to, found in its text, with the sign that people know them by. */
import type { Language } from "../../api";

const ASKED = /\b(?:touche|key)\s*\(\s*["']([^"'\n]{1,12})["']\s*\)/g;

/** The kit's id of each spelling, in both languages. */
const IDS: Record<string, string> = {
  gauche: "left", left: "left", droite: "right", right: "right", haut: "up", up: "up", bas: "down", down: "down",
  espace: "space", space: "space", entree: "enter", entrée: "enter", enter: "enter",
};
const SIGNS: Record<string, Record<Language, string>> = {
  left: { fr: "←", en: "←" }, right: { fr: "→", en: "→" }, up: { fr: "↑", en: "↑" }, down: { fr: "↓", en: "↓" },
  space: { fr: "Espace", en: "Space" }, enter: { fr: "Entrée", en: "Enter" },
};
const ORDER = ["left", "right", "up", "down", "space", "enter"];

export function keysOf(source: string): string[] {
  const spelled = [...source.matchAll(ASKED)].map((found) => (found[1] ?? "").trim().toLowerCase());
  const ids = new Set(spelled.map((word) => IDS[word] ?? word).filter((id) => id in SIGNS || /^[a-z0-9]$/.test(id)));
  return [...ORDER.filter((id) => ids.has(id)), ...[...ids].filter((id) => !ORDER.includes(id)).sort()];
}

export function signOf(id: string, language: Language): string {
  return SIGNS[id]?.[language] ?? id.toUpperCase();
}
