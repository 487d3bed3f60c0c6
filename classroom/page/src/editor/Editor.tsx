import { isolateHistory, redo, undo } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "preact/hooks";
import type { WordHelp } from "../api";
import { editor, type EditorHandle } from "./handle";
import { markLine } from "./marks";
import { extensions, locked, lockedWhen } from "./setup";

interface Props {
  /** Another document is another editor state, with its own undo history. */
  document: string;
  source: string;
  /** Where the document begins; in another language it begins otherwise. */
  start: string;
  label: string;
  words: WordHelp[];
  readOnly: boolean;
  onChange: (source: string) => void;
  onLost: (source: string) => void;
}

/** What the editor on the screen works for now: kept editor states call this, not an older view's props. */
const live: Pick<Props, "words" | "onChange" | "onLost"> = {
  words: [],
  onChange: () => {},
  onLost: () => {},
};

/** Undo goes on where it was when the reader comes back to a step. */
const histories = new Map<string, EditorState>();

function beginningOf({ state: { doc } }: EditorView, line: number): number {
  return doc.line(Math.max(1, Math.min(line, doc.lines))).from;
}

function handleOf(view: EditorView): EditorHandle {
  return {
    source: () => view.state.doc.toString(),
    replace: (source) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: source },
        annotations: isolateHistory.of("full"),
      }),
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true });
      view.focus();
    },
    mark: (line) => view.dispatch({ effects: markLine.of(line) }),
    goTo(line) {
      view.dispatch({ selection: { anchor: beginningOf(view, line) }, scrollIntoView: true });
      view.focus();
    },
    show: (line) =>
      view.dispatch({ effects: EditorView.scrollIntoView(beginningOf(view, line), { y: "center" }) }),
    undo: () => void undo(view),
    redo: () => void redo(view),
    focus: () => view.focus(),
  };
}

export function Editor(props: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  live.words = props.words;
  live.onChange = props.onChange;
  live.onLost = props.onLost;

  useEffect(() => {
    if (!host.current) return;
    const setup = {
      words: () => live.words,
      onChange: (source: string) => live.onChange(source),
      onLost: (source: string) => live.onLost(source),
      label: props.label,
      readOnly: props.readOnly,
    };
    const key = `${props.label} ${props.document}`;
    const before = histories.get(key);
    const state =
      before?.doc.toString() === props.source
        ? before
        : EditorState.create({ doc: props.source, extensions: extensions(setup) });
    const fresh = new EditorView({ state, parent: host.current });
    view.current = fresh;
    editor.current = handleOf(fresh);
    return () => {
      histories.set(key, fresh.state);
      fresh.destroy();
      editor.current = null;
    };
  }, [props.document, props.label, props.start]);

  useEffect(() => {
    view.current?.dispatch({ effects: locked.reconfigure(lockedWhen(props.readOnly)) });
  }, [props.readOnly, props.document, props.label, props.start]);

  return <div class="editor-host" ref={host} />;
}
