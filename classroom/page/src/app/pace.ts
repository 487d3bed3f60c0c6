/**
 * How fast games play: in real time, in slow motion, or turn by turn for who needs no haste. Kept on this
 * computer.
 */
import { effect, signal } from "@preact/signals";
import { keepPreference, preference } from "../keep/preferences";

export const PACES = ["normal", "slow", "slower", "turns"] as const;
export type Pace = (typeof PACES)[number];

/** Parts of real time. Turn by turn the game waits; resumed, it goes on in real time. */
export const RATES: Record<Pace, number> = { normal: 1, slow: 0.25, slower: 0.1, turns: 1 };

export const pace = signal<Pace>("normal");

/** From now on the pace is the one that was chosen last, and the next choice is kept. */
export function recallPace(): void {
  pace.value = PACES.find((one) => one === preference("pace")) ?? "normal";
  effect(() => keepPreference("pace", pace.value));
}

export function nextPace(): Pace {
  return PACES[(PACES.indexOf(pace.value) + 1) % PACES.length] ?? "normal";
}
