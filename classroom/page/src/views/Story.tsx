import { useMemo } from "preact/hooks";
import { asksOf } from "../app/asks";
import { showHint } from "../app/workbench";
import type { ChapterContent, StepContent } from "../api";
import { TakeHomeInvite } from "./TakeHome";
import { t } from "../messages";
import { content, hintsSeen } from "../state";
import { AskCard } from "./Asks";
import { Icon } from "../parts/icons";
import { PlainProgram } from "./PlainProgram";
import { Html } from "../parts/prose";
import { Solution } from "./Solution";
import { StoryboardInvite } from "./Storyboard";

function chapterOf(step: StepContent): ChapterContent | undefined {
  return content.value?.chapters.find(({ steps }) => steps.some(({ id }) => id === step.id));
}

export function Story({ step }: { step: StepContent }) {
  const asked = useMemo(() => asksOf(step), [step]);
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
      <TakeHomeInvite step={step} />
      <Html html={asked.told} class="lead" />
      <StoryboardInvite step={step} />
      <PlainProgram html={step.text} />
      <AskCard step={step} asked={asked} />
      <Hints step={step} />
    </section>
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
