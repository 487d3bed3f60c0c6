import { useState } from "preact/hooks";
import type { ItemContent, LessonPart, MicroLessonContent } from "../api";
import { go } from "../app/routes";
import { t } from "../messages";
import { Icon } from "../parts/icons";
import { Html, Sentence } from "../parts/prose";
import { useTitle } from "./title";

/**
 * A micro-lesson between two parts of the exercises. Its questions are for trying: nothing of them is kept or
 * sent.
 */
export function MicroLesson({ lesson, after }: { lesson: MicroLessonContent; after: ItemContent }) {
  useTitle(lesson.id);
  return (
    <main class="exercises lesson">
      <p class="eyebrow">
        <button type="button" class="quiet" onClick={() => go({ at: "aptitude" })}>
          <Icon name="left" />
          {t("aptitude_list")}
        </button>
      </p>
      <h1 id="step-title" tabIndex={-1}>
        {lesson.title}
      </h1>
      <p class="step-facts">
        <span>
          <Icon name="clock" />
          {t("minutes", { n: lesson.minutes })}
        </span>
      </p>
      <Html html={lesson.text} class="lead" />
      {lesson.parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
      <Html html={lesson.end} />
      <p class="buttons">
        <button type="button" class="main" onClick={() => go({ at: "item", id: after.id })}>
          {after.title}
          <Icon name="right" />
        </button>
      </p>
    </main>
  );
}

function Part({ part }: { part: LessonPart }) {
  const [chosen, setChosen] = useState("");
  const right = chosen === part.answer;
  return (
    <section class="lesson-part">
      <Html html={part.text} />
      <fieldset class="prediction">
        <legend>
          <Html html={part.question} />
        </legend>
        {part.choices.map(({ id, text }) => (
          <label key={id} class={chosen === id ? "chosen" : ""}>
            <input
              type="radio"
              name={`lesson-${part.id}`}
              checked={chosen === id}
              onChange={() => setChosen(id)}
            />
            <Sentence text={text} />
          </label>
        ))}
        <div role="status">
          {chosen && (
            <p class="lesson-said">
              <span class={right ? "badge passed" : "badge waiting"}>
                <Icon name={right ? "passed" : "waiting"} />
              </span>
              {t(right ? "lesson_right" : "lesson_other")}
            </p>
          )}
          {right && <Html html={part.because} />}
        </div>
      </fieldset>
    </section>
  );
}
