import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { lineToChange } from "../app/asks";
import { taken } from "../app/checkpoints";
import { codeSize } from "../app/device";
import { programs } from "../app/desk";
import { Editor } from "../editor/Editor";
import { editor } from "../editor/handle";
import { t, type MessageId } from "../messages";
import { content, otherTab, step } from "../state";
import { Icon, type IconName } from "../parts/icons";
import { LooksButton, LooksWindow } from "./Looks";
import { asText, Ordering } from "./Ordering";
import { Versions } from "./Versions";

/** The signs that hide on French keyboards, with their spoken names. */
const SYMBOLS: [string, { fr: string; en: string }][] = [
  [":", { fr: "deux-points", en: "colon" }],
  ['"', { fr: "guillemet droit", en: "double quote" }],
  ["'", { fr: "apostrophe", en: "single quote" }],
  ["_", { fr: "tiret bas", en: "underscore" }],
  ["(", { fr: "parenthèse ouvrante", en: "opening parenthesis" }],
  [")", { fr: "parenthèse fermante", en: "closing parenthesis" }],
  ["[", { fr: "crochet ouvrant", en: "opening bracket" }],
  ["]", { fr: "crochet fermant", en: "closing bracket" }],
  ["{", { fr: "accolade ouvrante", en: "opening brace" }],
  ["}", { fr: "accolade fermante", en: "closing brace" }],
  ["#", { fr: "dièse", en: "hash" }],
];

const versionsOpen = signal(false);

interface Props {
  document: string;
  source: string;
  start: string;
  onChange: (source: string) => void;
  versions: boolean;
  ordering?: boolean;
}

const SIDE_BY_SIDE = "(min-width: 900px) and (min-height: 420px)";

/** Beside the text, the line to change is seen from the start, and after the page was enlarged. */
function keepInSight(): () => void {
  const show = () => {
    const types = document.activeElement?.closest(".editor");
    if (step.value && !types && matchMedia(SIDE_BY_SIDE).matches)
      editor.current?.show(lineToChange(step.value));
  };
  show();
  addEventListener("resize", show);
  return () => removeEventListener("resize", show);
}

export function CodePane({ document, source, start, onChange, versions, ordering = false }: Props) {
  const [text, setText] = useState(source);
  useEffect(() => setText(source), [document, start]);
  useEffect(keepInSight, [document, start]);
  const lost = (undone: string) => {
    if (versions) void programs()?.keepVersion(document, undone, "undone");
  };
  const changed = (now: string) => {
    taken.value = null;
    setText(now);
    onChange(now);
  };
  return (
    <section class="code" aria-labelledby="code-name">
      <header class="code-bar">
        <h2 id="code-name" tabIndex={-1}>
          {t("code")}
        </h2>
        <Tool icon="undo" label="undo" onPress={() => editor.current?.undo()} />
        <Tool icon="redo" label="redo" onPress={() => editor.current?.redo()} />
        <LooksButton />
        {versions && (
          <button
            type="button"
            class="quiet versions-open"
            title={t("versions")}
            onClick={() => {
              versionsOpen.value = true;
            }}
          >
            <Icon name="clock" />
            <span>{t("versions")}</span>
          </button>
        )}
      </header>
      <div class="editor" hidden={ordering && !asText.value} style={{ "--code-size": `${codeSize.value}px` }}>
        <Editor
          document={document}
          source={source}
          start={start}
          label={t("code")}
          words={content.value?.words ?? []}
          readOnly={otherTab.value}
          onChange={changed}
          onLost={lost}
        />
      </div>
      {taken.value !== null && taken.value === step.value?.id && (
        <p class="checkpoint-taken" role="status">
          {t("checkpoint_taken")}
        </p>
      )}
      {ordering ? <Ordering source={text} /> : <Symbols />}
      <p id="editor-help" class="faint editor-help" hidden={ordering && !asText.value}>
        {t("editor_help")}
      </p>
      <LooksWindow />
      {versionsOpen.value && (
        <Versions
          document={document}
          onClose={() => {
            versionsOpen.value = false;
          }}
        />
      )}
    </section>
  );
}

function Tool({ icon, label, onPress }: { icon: IconName; label: MessageId; onPress: () => void }) {
  return (
    <button type="button" class="quiet icon-only" aria-label={t(label)} title={t(label)} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

function Symbols() {
  const language = content.value?.language ?? "fr";
  const keepFocus = (event: Event) => event.preventDefault();
  return (
    <div class="symbols" role="group" aria-label={t("symbols")}>
      {SYMBOLS.map(([sign, name]) => (
        <button
          type="button"
          key={sign}
          aria-label={t("symbol_insert", { name: name[language] })}
          title={name[language]}
          onPointerDown={keepFocus}
          onClick={() => editor.current?.insert(sign)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}
