import { useEffect, useRef } from "preact/hooks";
import { askedSoFar, askNext, type Asks } from "../app/asks";
import { goalOf } from "../app/goals";
import { storyText } from "../app/story";
import { askForGoal } from "../app/workbench";
import { predict, asking } from "../app/predict";
import type { StepContent } from "../api";
import { Icon } from "../parts/icons";
import { Html, Sentence } from "../parts/prose";
import { language, predictions } from "../state";
import { t } from "../messages";

/** The first moment of a step belongs to its reader: a program that is run at once waits for no picture. */
const GOAL_DELAY_MS = 1200;

/** What is to be done now, always in sight: what was asked before above it, nothing of what comes. */
export function AskCard({ step, asked }: { step: StepContent; asked: Asks }) {
  const card = useRef<HTMLElement>(null);
  const count = asked.asks.length;
  const shown = askedSoFar(step, count);
  const isGuessed = predictions.value[step.id] !== undefined;
  useEffect(() => bringUp(card.current), [shown]);
  return (
    <section ref={card} class="asks" aria-labelledby="asks-name">
      {hasGoal(step, isGuessed) && <Goal step={step} />}
      <h2 id="asks-name" tabIndex={-1}>
        {t("asks_name")}
      </h2>
      {asked.lead && <Html html={asked.lead} class="lead" />}
      <div aria-live="polite">
        {count === 1 ? (
          <Html html={asked.asks[0] ?? ""} class="lead ask-now" />
        ) : (
          <NumberedAsks asks={asked.asks.slice(0, shown)} />
        )}
      </div>
      {step.choices.length > 0 && <Prediction step={step} isGuessed={isGuessed} />}
      {shown < count ? (
        <Next of={step} shown={shown} count={count} />
      ) : (
        asked.after && <Html html={asked.after} class="ask-after" />
      )}
    </section>
  );
}

/** Where the card is higher than its place, what is asked now comes up in it; the page stays where it is. */
function bringUp(card: HTMLElement | null): void {
  const now = card?.querySelector<HTMLElement>(".ask-list .ask-now:not(:first-child)");
  if (card && now) card.scrollTop += now.getBoundingClientRect().top - card.getBoundingClientRect().top - 8;
}

/** A guess is its own way on: until it is made, nothing else is offered. */
function Next({ of, shown, count }: { of: StepContent; shown: number; count: number }) {
  if (of.choices.length > 0 && shown === 1 && predictions.value[of.id] === undefined) return null;
  const go = () => {
    askNext(of.id, shown);
    if (shown + 1 === count) document.getElementById("asks-name")?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="quiet ask-next" onClick={go}>
      <span key={shown}>{t("ask_next", { n: shown, total: count })}</span>
      <Icon name="right" />
    </button>
  );
}

/** Before a guess it would answer; where nothing is expected there is none. */
function hasGoal({ mode, choices }: StepContent, isGuessed: boolean): boolean {
  return mode !== "invent" && (choices.length === 0 || isGuessed);
}

/** A small picture of the game when the step is done; its place is kept until it is drawn. */
function Goal({ step }: { step: StepContent }) {
  useEffect(() => {
    const later = setTimeout(() => askForGoal(step.id), GOAL_DELAY_MS);
    return () => clearTimeout(later);
  }, [step.id, language.value, storyText()]);
  const goal = goalOf(step.id);
  return (
    <figure class="goal">
      {goal ? <img src={goal.picture} alt={goal.words.join(" ")} /> : <span class="goal-place" />}
      <figcaption>{t("goal_name")}</figcaption>
    </figure>
  );
}

function NumberedAsks({ asks }: { asks: string[] }) {
  return (
    <ol class="ask-list">
      {asks.map((html, at) => (
        <li key={html} class={at === asks.length - 1 ? "ask-now" : "ask-before"}>
          <div class="lead ask-words" dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ol>
  );
}

function Prediction({ step, isGuessed }: { step: StepContent; isGuessed: boolean }) {
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
      {!isGuessed && (
        <p class={asking.value === step.id ? "asked" : "faint"} role="status">
          {t(asking.value === step.id ? "predict_asked" : "predict_first")}
        </p>
      )}
    </fieldset>
  );
}
