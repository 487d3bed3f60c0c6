import { showHint } from "../app/workbench";
import { asking, predict } from "../app/predict";
import type { ChapterContent, StepContent } from "../api";
import { TakeHomeInvite } from "./TakeHome";
import { t } from "../messages";
import { content, hintsSeen, predictions } from "../state";
import { Icon } from "../parts/icons";
import { PlainProgram } from "./PlainProgram";
import { Html, Sentence } from "../parts/prose";
import { Solution } from "./Solution";
import { StoryboardInvite } from "./Storyboard";

function chapterOf(step: StepContent): ChapterContent | undefined {
  return content.value?.chapters.find(({ steps }) => steps.some(({ id }) => id === step.id));
}

export function Story({ step }: { step: StepContent }) {
  return (
    <section class="story" aria-labelledby="step-title">
      <p class="eyebrow">{chapterOf(step)?.title}</p>
      <h1 id="step-title" tabIndex={-1}>
        {step.title}
      </h1>
      <p class="step-facts">
        <span class={`mode ${step.mode}`}>{t(`mode_${step.mode}`)}</span>
        <span>
          <Icon name="clock" />
          {t("minutes", { n: step.minutes })}
        </span>
      </p>
      <StoryboardInvite step={step} />
      <TakeHomeInvite step={step} />
      <Html html={step.text} class="lead" />
      <PlainProgram html={step.text} />
      {step.choices.length > 0 && <Prediction step={step} />}
      <Hints step={step} />
    </section>
  );
}

function Prediction({ step }: { step: StepContent }) {
  const chosen = predictions.value[step.id];
  return (
    <fieldset class="prediction">
      <legend>{step.question ? <Html html={step.question} /> : t("predict_first")}</legend>
      {step.choices.map(({ id, text }) => (
        <label key={id} class={chosen === id ? "chosen" : ""}>
          <input
            type="radio"
            name={`prediction-${step.id}`}
            checked={chosen === id}
            onChange={() => predict(step, id)}
          />
          <Sentence text={text} />
        </label>
      ))}
      {chosen === undefined && (
        <p class={asking.value === step.id ? "asked" : "faint"} role="status">
          {t(asking.value === step.id ? "predict_asked" : "predict_first")}
        </p>
      )}
    </fieldset>
  );
}

function Hints({ step }: { step: StepContent }) {
  const seen = Math.min(hintsSeen.value[step.id] ?? 0, step.hints.length);
  const all = seen === step.hints.length;
  return (
    <div class="hints">
      <div aria-live="polite">
        {step.hints.slice(0, seen).map((hint, at) => (
          <div class="hint" key={at}>
            <h2>
              <Icon name="bulb" />
              {t("hint_n", { n: at + 1 })}
            </h2>
            <Html html={hint} />
          </div>
        ))}
      </div>
      {!all && (
        <button type="button" class="quiet" onClick={showHint}>
          <Icon name="bulb" />
          {t(seen === 0 ? "hint_show" : "hint_more")}
        </button>
      )}
      {all && step.solution && <Solution step={step} />}
    </div>
  );
}
