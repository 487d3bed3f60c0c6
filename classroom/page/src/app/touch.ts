/**
 * Keys on the screen: where there is no keyboard, or where somebody asked for them. The choice is kept on
 * this computer.
 */
import { computed, signal } from "@preact/signals";
import { onlyFingers } from "../machine/fingers";
import { keepPreference, preference } from "../keep/preferences";

const PREFERENCE = "touch keys";
const wish = signal<string | null>(null);

export const touchKeys = computed(() => (wish.value === null ? onlyFingers.value : wish.value === "on"));

export function recallTouchKeys(): void {
  wish.value = preference(PREFERENCE);
}

export function showTouchKeys(shown: boolean): void {
  wish.value = shown ? "on" : "off";
  keepPreference(PREFERENCE, wish.value);
}
