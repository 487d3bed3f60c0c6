/**
 * Whether people point with a finger here: a phone or a tablet without mouse, and mostly without keyboard.
 */
import { signal } from "@preact/signals";

const coarse = matchMedia("(pointer: coarse)");

export const onlyFingers = signal(coarse.matches);
coarse.addEventListener("change", () => {
  onlyFingers.value = coarse.matches;
});
