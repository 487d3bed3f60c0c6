/** The Python editor: quiet, forgiving, usable with the keyboard alone. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { WordHelp } from "../api";
import { t } from "../messages";
import { hangingIndent } from "./indent";
import { errorMarks } from "./marks";
import { keepUndone } from "./undone";

const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword],
    class: "hl-keyword",
  },
  { tag: [tags.string, tags.special(tags.string)], class: "hl-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "hl-number" },
  { tag: tags.comment, class: "hl-comment" },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
    ],
    class: "hl-call",
  },
  { tag: tags.propertyName, class: "hl-property" },
  { tag: [tags.operator, tags.punctuation], class: "hl-sign" },
]);

/** The kinds of words that come after "heros." and never alone. */
const AFTER_DOT = new Set(["attribute", "method"]);

/**
 * Offers the workshop's words once two letters are typed. Nothing is chosen in advance: Enter stays Enter.
 */
export function completeFrom(words: () => WordHelp[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!typed || (typed.text.length < 2 && !context.explicit)) return null;
    const dotted = context.state.sliceDoc(typed.from - 1, typed.from) === ".";
    const fitting = words().filter(({ kind }) => AFTER_DOT.has(kind) === dotted);
    const options: Completion[] = fitting.map(({ word, help }) => ({
      label: lastPart(word),
      displayLabel: word,
      detail: help,
    }));
    return { from: typed.from, options, validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

/** "heros.dire(...)" is completed from "dire": the part before the dot is already typed. */
function lastPart(word: string): string {
  return word.replace(/\(.*$/s, "").split(".").pop() ?? word;
}

export interface Setup {
  words: () => WordHelp[];
  onChange: (source: string) => void;
  /** A text that was undone and can no longer be redone. */
  onLost: (source: string) => void;
  label: string;
  readOnly: boolean;
}

export const locked = new Compartment();
export const lockedWhen = (readOnly: boolean): Extension => EditorState.readOnly.of(readOnly);

export function extensions(setup: Setup): Extension[] {
  return [
    lineNumbers(),
    errorMarks,
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    indentOnInput(),
    bracketMatching(),
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["(", "[", "{", '"'] } }]),
    closeBrackets(),
    keepUndone(setup.onLost),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    python(),
    syntaxHighlighting(colours),
    autocompletion({ override: [completeFrom(setup.words)], selectOnOpen: false, icons: false }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
      ...historyKeymap,
      indentWithTab,
    ]),
    EditorView.lineWrapping,
    hangingIndent,
    EditorView.contentAttributes.of({
      tabindex: "0", // it is reached with Tab anyway; told, so that a long program counts as reached too
      "aria-label": setup.label,
      "aria-describedby": "editor-help",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
      translate: "no",
    }),
    EditorState.phrases.of({ Completions: t("code") }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) setup.onChange(update.state.doc.toString());
    }),
    locked.of(lockedWhen(setup.readOnly)),
  ];
}
