import { check, run, stop } from "../app/workbench";
import { t } from "../messages";
import { broken, doing, item, loaded, otherTab, queued } from "../state";
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
