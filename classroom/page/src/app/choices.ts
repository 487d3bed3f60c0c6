/** What the reader chose on this computer another day, and what the computer asks for by itself. */
import { watchFingers } from "../machine/fingers";
import { recallCodeSize } from "./device";
import { watchLook } from "./look";
import { recallPace } from "./pace";
import { recallSound } from "./sounds";
import { recallTouchKeys } from "./touch";

/** Before the first picture of the page. */
export function recallChoices(): void {
  watchLook();
  watchFingers();
  recallCodeSize();
  recallPace();
  recallSound();
  recallTouchKeys();
}
