import { useState } from "preact/hooks";
import type { ItemContent } from "../api";
import { enterAptitude, itemAfter, standingOf } from "../app/aptitude";
import { go } from "../app/routes";
import { t } from "../messages";
import { candidate, item as openItem, items, lessons, place } from "../state";
import { Item } from "./Item";
import { MicroLesson } from "./MicroLesson";
import { refusalWords } from "./refusal";
import { standingWords } from "./standing";
import { useTitle } from "./title";

export function Aptitude() {
  const here = place.value;
  if (!candidate.value) return <Threshold />;
  const lesson = here.at === "lesson" ? lessons.value.find(({ id }) => id === here.id) : undefined;
  const after = lesson && itemAfter(lesson.id);
  if (lesson && after) return <MicroLesson lesson={lesson} after={after} />;
  return openItem.value ? <Item item={openItem.value} /> : <ItemList />;
}

/** The page between the workshop and the exercises: nobody comes in without having read it. */
function Threshold() {
  const [problem, setProblem] = useState("");
  useTitle("threshold");
  const enter = async () => {
    try {
      await enterAptitude();
    } catch (refusal) {
      setProblem(refusalWords(refusal, "server_first"));
    }
  };
  return (
    <main class="threshold">
      <h1 id="step-title" tabIndex={-1}>
        {t("aptitude_enter_title")}
      </h1>
      {([1, 2, 3, 4] as const).map((n) => (
        <p key={n}>{t(`aptitude_enter_${n}`)}</p>
      ))}
      <p class="problem" role="alert">
        {problem}
      </p>
      <p class="buttons">
        <button type="button" class="main" onClick={() => void enter()}>
          {t("aptitude_enter_go")}
        </button>
      </p>
    </main>
  );
}

function ItemList() {
  useTitle("exercises");
  return (
    <main class="exercises">
      <h1 id="step-title" tabIndex={-1}>
        {t("aptitude")}
      </h1>
      <p class="lead">{t("aptitude_lead")}</p>
      <ol aria-label={t("aptitude_list")}>
        {items.value.map((one) => (
          <li key={one.id}>
            <LessonRow item={one} />
            <ItemRow item={one} />
          </li>
        ))}
      </ol>
    </main>
  );
}

function ItemRow({ item }: { item: ItemContent }) {
  const { receipt } = standingOf(item.id);
  return (
    <button type="button" class="item-row" onClick={() => go({ at: "item", id: item.id })}>
      <span class="name">{item.title}</span>
      <span class="faint">{t("minutes", { n: item.minutes })}</span>
      <span class={`status ${standingWords(item.id)}`}>{t(standingWords(item.id))}</span>
      {receipt && <span class="receipt">{t("item_receipt", { receipt })}</span>}
    </button>
  );
}

/** The micro-lesson, above the part that it opens. */
function LessonRow({ item }: { item: ItemContent }) {
  const lesson = lessons.value.find(({ id }) => id === item.lesson);
  if (!lesson || item.form !== "B") return null;
  return (
    <button type="button" class="item-row lesson-row" onClick={() => go({ at: "lesson", id: lesson.id })}>
      <span class="name">{lesson.title}</span>
      <span class="faint">{t("minutes", { n: lesson.minutes })}</span>
      <span class="status">{t("lesson_row")}</span>
    </button>
  );
}
