/**
 * A long line goes on further in than it began: in Python the left edge has a meaning, and must stay
 * readable.
 */
import { RangeSetBuilder, type Extension } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";

const FURTHER = 2;

function indentOf(text: string, tab: number): number {
  const blanks = /^\s*/.exec(text)?.[0] ?? "";
  return [...blanks].reduce((columns, sign) => columns + (sign === "\t" ? tab : 1), 0);
}

function decorate(view: EditorView): DecorationSet {
  const marks = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const columns = indentOf(line.text, view.state.tabSize) + FURTHER;
      marks.add(line.from, line.from, Decoration.line({ attributes: { style: `--hang:${columns}ch` } }));
      at = line.to + 1;
    }
  }
  return marks.finish();
}

export const hangingIndent: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
