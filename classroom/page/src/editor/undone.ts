/** Undo never destroys: a text that was undone, then written over, is handed on to be kept. */
import { redoDepth } from "@codemirror/commands";
import type { Extension, Transaction } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

interface Step {
  furthest: string | null;
  lost: string | null;
}

/**
 * After one change: the text that redo could still bring back, and the one that just went out of its reach.
 */
export function undoneText(furthest: string | null, change: Transaction): Step {
  if (!change.docChanged) return { furthest, lost: null };
  const walking = change.isUserEvent("undo") || change.isUserEvent("redo");
  if (!walking) return { furthest: null, lost: furthest };
  const first = redoDepth(change.startState) === 0 ? change.startState.doc.toString() : furthest;
  return { furthest: redoDepth(change.state) === 0 ? null : first, lost: null };
}

export function keepUndone(lost: (source: string) => void): Extension {
  let furthest: string | null = null;
  return EditorView.updateListener.of(({ transactions }) => {
    for (const change of transactions) {
      const step = undoneText(furthest, change);
      if (step.lost !== null) lost(step.lost);
      furthest = step.furthest;
    }
  });
}
