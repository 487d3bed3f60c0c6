import { signal } from "@preact/signals";
import { hiddenCount, pieces, shownLines, shuffled, type Piece } from "../app/pieces";
import { showHint } from "../app/workbench";
import type { StepContent } from "../api";
import { t } from "../messages";
import { Icon } from "../parts/icons";
import { Lines } from "./Lines";

interface Opened {
  way: "lines" | "order";
  shown: number;
  order: string[];
}

/** How far each step's solution is open. */
const opened = signal<Record<string, Opened>>({});

function put(step: StepContent, change: Opened): void {
  opened.value = { ...opened.value, [step.id]: change };
}

/**
 * After the last hint: a solution, line by line or as lines to put in order. Never all at once unless asked.
 */
export function Solution({ step }: { step: StepContent }) {
  const now = opened.value[step.id];
  const all = pieces(step.solution, step.start);
  if (!now) return <Ways step={step} all={all} />;
  return (
    <div class="hint solution">
      <h2>
        <Icon name="bulb" />
        {t("solution")}
      </h2>
      {now.way === "lines" ? (
        <LineByLine step={step} all={all} now={now} />
      ) : (
        <ToOrder step={step} now={now} />
      )}
    </div>
  );
}

function Ways({ step, all }: { step: StepContent; all: Piece[] }) {
  const open = (way: Opened["way"]) => {
    showHint();
    put(step, { way, shown: way === "lines" ? 1 : 0, order: shuffled(ofCode(step.solution)) });
  };
  return (
    <>
      <button type="button" class="quiet" onClick={() => open("lines")}>
        <Icon name="bulb" />
        {t("solution_show")}
      </button>
      {all.length > 2 && (
        <button type="button" class="quiet" onClick={() => open("order")}>
          <Icon name="list" />
          {t("solution_order")}
        </button>
      )}
    </>
  );
}

function ofCode(text: string): string[] {
  return text.split("\n").filter((line) => line.trim());
}

function LineByLine({ step, all, now }: { step: StepContent; all: Piece[]; now: Opened }) {
  const total = hiddenCount(all);
  const lines = shownLines(all, now.shown);
  return (
    <>
      <p class="faint">{t("solution_lines_lead")}</p>
      <pre class="pieces" aria-live="polite">
        {lines.map((line, at) => (
          <PieceLine key={at} line={line} />
        ))}
      </pre>
      {now.shown < total && (
        <div class="buttons">
          <button type="button" class="quiet" onClick={() => put(step, { ...now, shown: now.shown + 1 })}>
            {t("solution_next", { n: now.shown, total })}
          </button>
          <button type="button" class="quiet" onClick={() => put(step, { ...now, shown: total })}>
            {t("solution_all")}
          </button>
        </div>
      )}
    </>
  );
}

function PieceLine({ line }: { line: string | null }) {
  if (line === null)
    return (
      <span class="piece hidden-line">
        <span class="unseen">{t("solution_hidden")}</span>
      </span>
    );
  return <code class="piece">{line || " "}</code>;
}

function ToOrder({ step, now }: { step: StepContent; now: Opened }) {
  const done = now.order.join("\n") === ofCode(step.solution).join("\n");
  return (
    <>
      <p class="faint">{t("solution_order_lead")}</p>
      <Lines
        lines={now.order}
        label={t("solution_order")}
        onOrder={(order) => put(step, { ...now, order })}
      />
      <p role="status">{done ? t("solution_ordered") : ""}</p>
      {!done && (
        <button
          type="button"
          class="quiet"
          onClick={() => put(step, { ...now, way: "lines", shown: Math.max(1, now.shown) })}
        >
          {t("solution_show")}
        </button>
      )}
    </>
  );
}
