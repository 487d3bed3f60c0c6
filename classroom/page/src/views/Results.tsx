import { useEffect, useRef } from "preact/hooks";
import { goToQuestion } from "../app/predict";
import { go } from "../app/routes";
import type { CheckResult, Verdict } from "../machine/protocol";
import { t } from "../messages";
import { item, outcome, predictions, printed, step, steps } from "../state";
import { Comparison } from "./Comparison";
import { ErrorBody, ErrorCard, ErrorLine } from "./ErrorCard";
import { Icon } from "../parts/icons";
import { Sentence, Words } from "../parts/prose";

/** What came of the last run or check, read aloud by screen readers when it changes. */
export function Results() {
  const self = useRef<HTMLElement>(null);
  const now = outcome.value;
  useEffect(() => {
    if (now.kind !== "none") self.current?.scrollIntoView({ block: "nearest" });
  }, [now]);
  return (
    <section ref={self} class="results" aria-labelledby="results-name">
      <h2 id="results-name" class="unseen">
        {t("result")}
      </h2>
      <div role="status" aria-live="polite">
        <Comparison />
        <ResultBody />
      </div>
      <Console />
    </section>
  );
}

function ResultBody() {
  const now = outcome.value;
  if (now.kind === "verdict")
    return item.value ? <Examples verdict={now.verdict} /> : <VerdictCard verdict={now.verdict} />;
  if (now.kind === "error") return <ErrorCard error={now.error} />;
  if (now.kind === "ended")
    return (
      <p key={now.state} class={`card ended ${now.state}`}>
        {t(`ended_${now.state}`)}
      </p>
    );
  if (now.kind === "words")
    return (
      <p key={now.id} class="card">
        {t(now.id)}
      </p>
    );
  return (
    <p key="none" class="faint">
      {t("result_none")}
    </p>
  );
}

function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { passed, message, checks } = verdict;
  return (
    <div class={passed ? "card verdict good" : "card verdict"}>
      <h3>
        <span class={passed ? "badge passed" : "badge failed"}>
          <Icon name={passed ? "passed" : "failed"} />
        </span>
        {t(passed ? "passed" : "not_yet")}
      </h3>
      <Words text={passed && !message ? t("praise") : message} />
      <Where verdict={verdict} />
      {checks.length > 0 && (
        <ul class="checks">
          {checks.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </ul>
      )}
      {passed ? <NextStep /> : <ToTheQuestion />}
    </div>
  );
}

/** The line that the sentence above speaks of, then what Python says of an error: folded behind it. */
function Where({ verdict: { first, message, error } }: { verdict: Verdict }) {
  const known = message !== "";
  return (
    <>
      <ErrorLine line={first?.line ?? (known && error ? error.line : null)} />
      {error && <ErrorBody error={error} known={known} />}
    </>
  );
}

/** On a small screen the question of the step is out of sight: one press leads there. */
function ToTheQuestion() {
  const here = step.value;
  if (!here?.choices.length || predictions.value[here.id] !== undefined) return null;
  return (
    <button type="button" class="quiet to-question" onClick={goToQuestion}>
      <Icon name="left" />
      {t("predict_go")}
    </button>
  );
}

function CheckRow({ check }: { check: CheckResult }) {
  return (
    <li>
      <span class={`badge ${check.status}`}>
        <Icon name={check.status} />
      </span>
      <Sentence text={check.text} />
      <span class="status">{t(`status_${check.status}`)}</span>
    </li>
  );
}

function NextStep() {
  const at = steps.value.findIndex(({ id }) => id === step.value?.id);
  const next = steps.value[at + 1];
  if (!next) return null;
  return (
    <button type="button" class="main" onClick={() => go({ at: "step", id: next.id })}>
      {t("steps_next_named", { title: next.title })}
      <Icon name="right" />
    </button>
  );
}

function Examples({ verdict }: { verdict: Verdict }) {
  if (verdict.error) return <ErrorCard error={verdict.error} />;
  return (
    <div class="card">
      <ul class="checks examples">
        {(verdict.cases ?? []).map((one) => (
          <li key={one.id}>
            <span class={one.passed ? "badge passed" : "badge failed"}>
              <Icon name={one.passed ? "passed" : "failed"} />
            </span>
            <span>
              <code>{one.expression}</code> {t("item_gave")} <code>{one.observed}</code>
            </span>
            <span class="status">{t(one.passed ? "item_example_ok" : "item_example_not")}</span>
          </li>
        ))}
      </ul>
      <p class="faint">{t("item_examples_only")}</p>
    </div>
  );
}

/** What the program prints. Not a live region: a game may print 60 times a second. */
function Console() {
  const lines = printed.value;
  if (lines.length === 0) return null;
  return (
    <section class="console" aria-labelledby="console-name">
      <h3 id="console-name">{t("console")}</h3>
      <pre tabIndex={0} aria-labelledby="console-name">
        {lines.join("\n")}
      </pre>
    </section>
  );
}
