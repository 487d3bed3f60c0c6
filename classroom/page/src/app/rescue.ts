/** Saving and taking in a rescue file, and saying what came of it. */
import { signal } from "@preact/signals";
import { save } from "../keep/download";
import { collect, readRescue, RescueProblem, takeIn } from "../keep/rescue";
import { t } from "../messages";
import { session } from "../state";
import { programs } from "./desk";
import { showAgain } from "./shown";

/** What the last action with a rescue file did, in words. */
export const rescueSays = signal("");

export async function saveRescue(): Promise<void> {
  const shelf = programs();
  if (!shelf) return;
  const animal = session.value?.animal ?? "";
  const file = `atelier-${animal}-${new Date().toLocaleDateString("sv")}.json`;
  const text = JSON.stringify(await collect(shelf, animal), null, 1);
  save(new Blob([text], { type: "application/json" }), file);
  rescueSays.value = t("rescue_saved", { file });
}

export async function openRescue(file: File): Promise<void> {
  const shelf = programs();
  if (!shelf) return;
  try {
    const { programs: found, versions } = await takeIn(shelf, readRescue(await file.text()));
    rescueSays.value =
      found + versions > 0 ? t("rescue_taken", { programs: found, versions }) : t("rescue_nothing_new");
    showAgain();
  } catch (problem) {
    if (!(problem instanceof RescueProblem)) throw problem;
    rescueSays.value = t(problem.id);
  }
}
