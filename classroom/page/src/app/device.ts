/** What belongs to this computer and this tab, whoever sits at it. */
import { signal } from "@preact/signals";
import type { Language } from "../api";
import { openStore, type Store } from "../keep/db";
import { keepPreference, preference } from "../keep/preferences";
import { keptHere, language, newerHere } from "../state";

let opened: Store | null = null;

export async function openDevice(): Promise<Store> {
  opened = await openStore();
  keptHere.value = opened.lasting;
  newerHere.value = opened.newer;
  return opened;
}

export function store(): Store {
  if (!opened) throw new Error("The store is not open yet.");
  return opened;
}

export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("language") ?? preference("language");
  return asked === "en" ? "en" : "fr";
}

export function applyLanguage(chosen: Language): void {
  language.value = chosen;
  document.documentElement.lang = chosen;
  keepPreference("language", chosen);
}

const CODE_SIZES = [14, 15.5, 17, 19, 22, 26, 30];
const USUAL_SIZE = 17;
export const codeSize = signal(USUAL_SIZE);

export function recallCodeSize(): void {
  codeSize.value = Number(preference("code size")) || USUAL_SIZE;
}

export function resizeCode(by: 1 | -1): void {
  const next = CODE_SIZES[CODE_SIZES.findIndex((size) => size >= codeSize.value) + by];
  if (!next) return;
  codeSize.value = next;
  keepPreference("code size", String(next));
}
