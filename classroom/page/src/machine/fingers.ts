/**
 * Whether people point with a finger here: a phone or a tablet without mouse, and mostly without keyboard.
 */
import { signal } from "@preact/signals";

export const onlyFingers = signal(false);

/** From now on it is known, also when a mouse comes later. */
export function watchFingers(): void {
  const coarse = matchMedia("(pointer: coarse)");
  const look = () => {
    onlyFingers.value = coarse.matches;
  };
  look();
  coarse.addEventListener("change", look);
}
