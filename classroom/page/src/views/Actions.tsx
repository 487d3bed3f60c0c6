import { check, run, stop } from "../app/workbench";
import { lineToChange } from "../app/asks";
import { editor } from "../editor/handle";
import { t } from "../messages";
import { broken, doing, item, loaded, otherTab, queued, step } from "../state";
import { retryPython } from "../app/workbench";
import { Icon } from "../parts/icons";

/**
 * Run, Stop and Check: always there, always in the same place. Text in one's own words has nothing to run.
 */
export function Actions({ onHandIn, written = false }: { onHandIn?: () => void; written?: boolean }) {
  const busy = doing.value === "running" || doing.value === "checking";
  const isItem = item.value !== null;
  const runs = isItem ? t("item_run") : t(busy ? "run_again" : "run");
  return (
    <div class="actions" role="group" aria-label={t(written ? "answer_words" : "code")}>
      <Jumps written={written} />
      {!written && (
        <>
          <button
            type="button"
            class="run"
            aria-keyshortcuts="Control+Enter"
            disabled={otherTab.value}
            onClick={run}
          >
            <Icon name="run" />
            <span key={runs}>{runs}</span>
            <kbd>{t("key_run")}</kbd>
          </button>
          <button type="button" class="stop" aria-keyshortcuts="Escape" disabled={!busy} onClick={stop}>
            <Icon name="stop" />
            <span>{t("stop")}</span>
            <kbd>{t("key_stop")}</kbd>
          </button>
        </>
      )}
      {!isItem && (
        <button
          type="button"
          class="check"
          aria-keyshortcuts="Control+Shift+Enter"
          disabled={otherTab.value}
          onClick={check}
        >
          <Icon name="check" />
          <span>{t(doing.value === "checking" ? "checking" : "check")}</span>
          <kbd>{t("key_check")}</kbd>
        </button>
      )}
      {!written && <Preparing />}
      {onHandIn && (
        <button type="button" class="hand-in-open" disabled={otherTab.value} onClick={onHandIn}>
          {t("hand_in")}
        </button>
      )}
    </div>
  );
}

/** Where all does not fit on the screen together: each part is one press away, in the order of the work. */
function Jumps({ written }: { written: boolean }) {
  const last = item.value ? ".play" : ".stage-frame";
  return (
    <nav class="jumps" aria-label={t("jumps")}>
      <button type="button" class="quiet" onClick={() => jump(item.value ? ".story" : ".asks")}>
        {t("jump_asks")}
      </button>
      <button type="button" class="quiet" onClick={() => jump(".code", true)}>
        {t(written ? "jump_answer" : "jump_code")}
      </button>
      {!written && (
        <button type="button" class="quiet" onClick={() => jump(last)}>
          {t(item.value ? "jump_result" : "jump_game")}
        </button>
      )}
    </nav>
  );
}

/** Brings a part to the top of the window; the focus goes along, to its name, for who uses no mouse. */
function jump(part: string, isProgram = false): void {
  const to = document.querySelector<HTMLElement>(part);
  to?.scrollIntoView({ block: "start" });
  (to?.matches("[tabindex]") ? to : to?.querySelector<HTMLElement>("h2[tabindex]"))?.focus({
    preventScroll: true,
  });
  if (isProgram && step.value) editor.current?.show(lineToChange(step.value));
}

/** A screen reader says once that Python prepares, and how far it is when somebody asks. */
function Preparing() {
  if (broken.value) {
    return (
      <p class="preparing broken" role="alert">
        {t("python_broken")}{" "}
        <button type="button" class="quiet" onClick={retryPython}>
          {t("try_again")}
        </button>
      </p>
    );
  }
  if (doing.value !== "loading") return null;
  const percent = Math.round((100 * loaded.value.done) / loaded.value.total);
  return (
    <p class="preparing">
      <progress max={100} value={percent} aria-labelledby="preparing" />
      <span class="percent" aria-hidden="true">
        {t("percent", { percent })}
      </span>
      <span id="preparing" role="status">
        {t(queued.value ? "preparing_queued" : "preparing")}
      </span>
    </p>
  );
}
