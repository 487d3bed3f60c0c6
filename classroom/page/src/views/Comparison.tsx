import { compared, comparing, tell } from "../app/predict";
import { t } from "../messages";
import { doing } from "../state";
import { Icon } from "../parts/icons";
import { Sentence } from "../parts/prose";

/** After the run of a step that asks for a guess: first one's own eyes, then the comparison. */
export function Comparison() {
  const both = compared();
  if (comparing.value === "no" || !both || doing.value === "loading") return null;
  return (
    <div class="card compared">
      <p>
        {t("predict_thought")}{" "}
        <strong>
          <Sentence text={both.thought} />
        </strong>
      </p>
      {comparing.value === "watching" ? (
        <>
          <p>{t("predict_watch")}</p>
          <button type="button" class="quiet" onClick={tell}>
            <Icon name="check" />
            {t("predict_compare")}
          </button>
        </>
      ) : (
        <>
          <p>
            {t("predict_happens")}{" "}
            <strong>
              <Sentence text={both.happens} />
            </strong>
          </p>
          <p>{t(both.foreseen ? "predict_foreseen" : "predict_surprise")}</p>
        </>
      )}
    </div>
  );
}
