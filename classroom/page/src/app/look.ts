/**
 * Light, dark or high contrast: as the computer asks, or as the reader chose. The choice is kept on this
 * computer.
 */
import { signal } from "@preact/signals";
import { keepPreference, preference } from "../keep/preferences";

export const LOOKS = ["computer", "light", "dark", "contrast"] as const;
export type Look = (typeof LOOKS)[number];

export const look = signal<Look>("computer");

const CONTRAST = "(prefers-contrast: more)";
const DARK = "(prefers-color-scheme: dark)";

interface Asked {
  contrast: boolean;
  dark: boolean;
}

/** What is shown: the choice, or what the computer asks for. */
export function shownLook(chosen: Look, asked: Asked): Exclude<Look, "computer"> {
  if (chosen !== "computer") return chosen;
  if (asked.contrast) return "contrast";
  return asked.dark ? "dark" : "light";
}

export function chooseLook(chosen: Look): void {
  look.value = chosen;
  keepPreference("look", chosen);
  show();
}

function show(): void {
  document.documentElement.dataset["look"] = shownLook(look.value, {
    contrast: matchMedia(CONTRAST).matches,
    dark: matchMedia(DARK).matches,
  });
}

/** Before the first picture of the page; the computer may change its mind later, at dusk. */
export function watchLook(): void {
  look.value = LOOKS.find((one) => one === preference("look")) ?? "computer";
  show();
  for (const wish of [CONTRAST, DARK]) matchMedia(wish).addEventListener("change", show);
}
