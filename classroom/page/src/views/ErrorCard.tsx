import { takeText } from "../app/checkpoints";
import { working } from "../app/working";
import { editor } from "../editor/handle";
import type { Explanation } from "../machine/protocol";
import { t } from "../messages";
import { step } from "../state";
import { Icon } from "../parts/icons";
import { goToLine } from "./Ordering";
import { Sentence, Words } from "../parts/prose";

/** An error as help: what happened, where, what to try. The rest is folded. */
export function ErrorCard({ error }: { error: Explanation }) {
  return (
    <div class="card error">
      <ErrorBody error={error} />
      <p class="faint">{t("error_kept")}</p>
      <BackToWorking />
    </div>
  );
}

/** Where a step knows the mistake, its own sentence has been said already: Python's comes folded. */
export function ErrorBody({ error, known = false }: { error: Explanation; known?: boolean }) {
  if (known) {
    return (
      <>
        <Values values={error.values} />
        <details>
          <summary>{t("error_python")}</summary>
          <Told error={error} />
        </details>
      </>
    );
  }
  return (
    <>
      <h3>
        <span class="badge failed">
          <Icon name="failed" />
        </span>
        <Sentence text={error.title} />
      </h3>
      <ErrorLine line={error.line} />
      <Values values={error.values} />
      <ToTry error={error} />
      {error.details && (
        <details>
          <summary>{t("error_details")}</summary>
          <pre>{error.details}</pre>
        </details>
      )}
    </>
  );
}

function Told({ error }: { error: Explanation }) {
  return (
    <div class="told">
      <Words text={error.title} />
      <ToTry error={error} />
      {error.details && <pre>{error.details}</pre>}
    </div>
  );
}

function ToTry({ error }: { error: Explanation }) {
  return error.try ? (
    <div class="try">
      <h4>{t("error_try")}</h4>
      <Words text={error.try} />
    </div>
  ) : null;
}

/** The line in words: its number, and what is written there. Pressing it goes there. */
export function ErrorLine({ line }: { line: number | null }) {
  if (line === null) return null;
  const written = editor.current?.source().split("\n")[line - 1]?.trim();
  return (
    <button type="button" class="line-link" onClick={() => goToLine(line)}>
      {t("error_line", { line })}
      {written && <code>{written}</code>}
    </button>
  );
}

function Values({ values }: { values: Record<string, string> }) {
  const rows = Object.entries(values);
  if (rows.length === 0) return null;
  return (
    <div class="error-values">
      <h4>{t("error_values")}</h4>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A program that worked a moment ago is one press away. */
function BackToWorking() {
  const last = step.value && working.value[`step:${step.value.id}`];
  if (!last || last.source === editor.current?.source()) return null;
  return (
    <button type="button" class="quiet" onClick={() => takeText(last.source)}>
      <Icon name="undo" />
      {t("working_back")}
    </button>
  );
}
