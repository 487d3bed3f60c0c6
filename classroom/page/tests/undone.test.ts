import { history, redo, redoDepth, undo } from "@codemirror/commands";
import { EditorState, type Transaction } from "@codemirror/state";
import { expect, it } from "vitest";
import { undoneText } from "../src/editor/undone";

/** Plays transactions as an editor does, and tells what would be lost. */
function editor() {
  let state = EditorState.create({ doc: "", extensions: history({ newGroupDelay: 0 }) });
  let furthest: string | null = null;
  const lost: string[] = [];
  const dispatch = (change: Transaction) => {
    const step = undoneText(furthest, change);
    if (step.lost !== null) lost.push(step.lost);
    furthest = step.furthest;
    state = change.state;
  };
  return {
    lost,
    type: (text: string) =>
      dispatch(state.update({ changes: { from: state.doc.length, insert: text }, userEvent: "input.type" })),
    undo: () => undo({ state, dispatch }),
    redo: () => redo({ state, dispatch }),
    depth: () => redoDepth(state),
  };
}

it("hands on a text that was undone and then written over", () => {
  const page = editor();
  page.type("un ");
  page.type("deux ");
  page.undo();
  page.undo();
  page.type("trois");
  expect(page.lost).toEqual(["un deux "]);
  expect(page.depth()).toBe(0);
});

it("keeps quiet where redo still brings everything back", () => {
  const page = editor();
  page.type("un ");
  page.undo();
  page.redo();
  page.type("deux");
  expect(page.lost).toEqual([]);
});

it("hands on the furthest text after going back and forth", () => {
  const page = editor();
  page.type("un ");
  page.type("deux ");
  page.undo();
  page.undo();
  page.redo();
  page.type("trois");
  expect(page.lost).toEqual(["un deux "]);
});
