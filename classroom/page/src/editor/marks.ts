/** The line of an error: a tinted line, a sign in the margin, and words for screen readers. */
import { StateEffect, StateField, type Extension } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, gutter, GutterMarker } from "@codemirror/view";
import { t } from "../messages";

export const markLine = StateEffect.define<number | null>();

class ErrorSign extends GutterMarker {
  override toDOM(): Node {
    const sign = document.createElement("span");
    sign.className = "error-sign";
    sign.textContent = "!";
    sign.title = t("error_line_mark");
    return sign;
  }
}

const sign = new ErrorSign();

function decorate(position: number): DecorationSet {
  const line = Decoration.line({
    class: "error-line",
    attributes: { "aria-invalid": "true", title: t("error_line_mark") },
  });
  return Decoration.set([line.range(position)]);
}

/** A mark goes away with the first change of the text. */
const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    let next = change.docChanged ? Decoration.none : marks;
    for (const effect of change.effects) {
      if (!effect.is(markLine)) continue;
      const known = effect.value !== null && effect.value >= 1 && effect.value <= change.state.doc.lines;
      next = known ? decorate(change.state.doc.line(effect.value ?? 1).from) : Decoration.none;
    }
    return next;
  },
  provide: (self) => EditorView.decorations.from(self),
});

export const errorMarks: Extension = [
  field,
  gutter({
    class: "error-gutter",
    lineMarker(view, line) {
      let marked = false;
      view.state.field(field).between(line.from, line.from, () => {
        marked = true;
      });
      return marked ? sign : null;
    },
    lineMarkerChange: (update) => update.startState.field(field) !== update.state.field(field),
  }),
];
