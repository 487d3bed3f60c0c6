/** Programs that are ready, to go on from: nobody is ever behind, and nothing of one's own is lost. */
import { signal } from "@preact/signals";
import type { ChapterContent, StepContent } from "../api";
import { editor } from "../editor/handle";
import { step, steps } from "../state";
import { go } from "./routes";
import { programs } from "./desk";

export interface Checkpoint {
  id: "start" | "mine" | "before";
  source: string;
}

/** The step whose program was just replaced by a ready one; the page says so until another step opens. */
export const taken = signal<string | null>(null);

/**
 * What a step's program can go on from: its start, one's own program of the step before, or that step's
 * answer.
 */
export function checkpoints(of: StepContent): Checkpoint[] {
  const before = steps.value[steps.value.findIndex(({ id }) => id === of.id) - 1];
  const mine = before && programs()?.get(`step:${before.id}`)?.source;
  const found: Checkpoint[] = [{ id: "start", source: of.start }];
  if (mine) found.push({ id: "mine", source: mine });
  if (before?.solution) found.push({ id: "before", source: before.solution });
  return found;
}

/** Puts a ready text in place of the program on the screen. The text that was there becomes a version. */
export function takeText(source: string): void {
  const here = step.value;
  if (!here || !editor.current) return;
  void programs()?.keepVersion(`step:${here.id}`, editor.current.source(), "replaced");
  editor.current.replace(source);
  taken.value = here.id;
}

/** Opens a chapter with its ready program, as the group's cards tell it. */
export async function takeChapter(chapter: ChapterContent): Promise<void> {
  const first = chapter.steps[0];
  if (!first) return;
  if (step.value?.id === first.id) return takeText(first.start);
  const document = `step:${first.id}`;
  const mine = programs()?.get(document)?.source;
  const other = mine !== undefined && mine !== first.start;
  if (other) await programs()?.keepVersion(document, mine, "replaced");
  if (other) programs()?.change(document, first.start);
  go({ at: "step", id: first.id });
  taken.value = first.id;
}
