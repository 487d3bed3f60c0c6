import { signal } from "@preact/signals";
import { linesOf, sourceOf } from "../app/lines";
import { editor } from "../editor/handle";
import { t } from "../messages";
import { outcome } from "../state";
import { Icon } from "../parts/icons";
import { Lines } from "./Lines";

/** Whether the program of an ordering step is shown as text instead of lines. */
export const asText = signal(false);

/**
 * A step's program as lines to put in order. The text of the editor stays the truth: each move is one change
 * of it.
 */
export function Ordering({ source }: { source: string }) {
  return (
    <div class="ordering">
      {!asText.value && (
        <Lines
          lines={linesOf(source)}
          label={t("code")}
          wrong={wrongLine()}
          onOrder={(lines) => editor.current?.replace(sourceOf(lines))}
        />
      )}
      <button
        type="button"
        class="quiet"
        aria-pressed={asText.value}
        onClick={() => {
          asText.value = !asText.value;
        }}
      >
        <Icon name={asText.value ? "list" : "cards"} />
        {t(asText.value ? "lines_show" : "lines_text")}
      </button>
    </div>
  );
}

/** Brings the reader to a line, whether the program is seen as text or as lines. */
export function goToLine(line: number): void {
  const rows = document.querySelectorAll<HTMLElement>(".ordering .grip");
  const row = rows[line - 1];
  if (row) row.focus();
  else editor.current?.goTo(line);
}

function wrongLine(): number | null {
  const now = outcome.value;
  if (now.kind === "error") return now.error.line;
  return now.kind === "verdict" ? (now.verdict.error?.line ?? null) : null;
}
