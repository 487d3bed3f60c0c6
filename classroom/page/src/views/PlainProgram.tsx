/** A whole pygame program that a step's text shows can be run as it stands, beside the reader's own. */
import { runShown } from "../app/workbench";
import { t } from "../messages";
import { Icon } from "../parts/icons";

/** The first block of code of a text that asks for pygame itself. */
export function plainProgram(html: string): string | null {
  const blocks = new DOMParser().parseFromString(html, "text/html").querySelectorAll("pre code");
  return (
    [...blocks]
      .map(({ textContent }) => textContent ?? "")
      .find((code) => /^(import|from) pygame\b/m.test(code)) ?? null
  );
}

export function PlainProgram({ html }: { html: string }) {
  const source = plainProgram(html);
  if (source === null) return null;
  return (
    <p class="buttons">
      <button type="button" class="main run-shown" onClick={() => runShown(source)}>
        <Icon name="run" />
        {t("run_shown")}
      </button>
    </p>
  );
}
