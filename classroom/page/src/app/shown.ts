/** The program on the screen, when its text came from somewhere else than the keyboard. */
import { editor } from "../editor/handle";
import { step } from "../state";
import { programs } from "./desk";

/** Shows the kept text of the open step, as one change that can be undone. */
export function showAgain(): void {
  const kept = step.value && programs()?.get(`step:${step.value.id}`);
  if (kept && editor.current && editor.current.source() !== kept.source) editor.current.replace(kept.source);
}
