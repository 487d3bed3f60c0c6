import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused, Unreachable, type ItemContent } from "../api";
import { drafts, enterAptitude, isClosed, itemAfter, nameOf, remember, standingOf } from "../app/aptitude";
import { handInPatiently } from "../app/handing";
import { go } from "../app/routes";
import { t, type MessageId } from "../messages";
import { candidate, draftSeq, item as openItem, items, lessons, place } from "../state";
import { Actions } from "./Actions";
import { CodePane } from "./CodePane";
import { Dialog } from "./Dialog";
import { Icon } from "../parts/icons";
import { Lesson } from "./Lesson";
import { Html } from "../parts/prose";
import { Results } from "./Results";
import { TextPane } from "./TextPane";
import { useTitle } from "./title";

export function Aptitude() {
  const here = place.value;
  if (!candidate.value) return <Threshold />;
  const lesson = here.at === "lesson" ? lessons.value.find(({ id }) => id === here.id) : undefined;
  const after = lesson && itemAfter(lesson.id);
  if (lesson && after) return <Lesson lesson={lesson} after={after} />;
  return openItem.value ? <Exercise item={openItem.value} /> : <Exercises />;
}

/** The page between the workshop and the exercises: nobody comes in without having read it. */
function Threshold() {
  const [problem, setProblem] = useState("");
  useTitle("threshold");
  const enter = async () => {
    try {
      await enterAptitude();
    } catch (refusal) {
      setProblem(sentence(refusal, "server_first"));
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

function sentence(refusal: unknown, away: MessageId): string {
  if (refusal instanceof Refused) return refusal.message;
  if (refusal instanceof Unreachable) return t(away);
  throw refusal;
}

function stateWords(id: string): MessageId {
  const { revisit, handedIn, opened } = standingOf(id);
  if (revisit) return "item_revisit";
  if (handedIn) return "item_done";
  return opened ? "item_opened" : "item_not_opened";
}

function Exercises() {
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
      <span class={`status ${stateWords(item.id)}`}>{t(stateWords(item.id))}</span>
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

const handingIn = signal(false);

function Exercise({ item }: { item: ItemContent }) {
  const kept = drafts()?.get(nameOf(item.id));
  useTitle(item.id);
  const write = (source: string) => {
    if (!isClosed(item)) drafts()?.change(nameOf(item.id), source);
  };
  return (
    <main class="workbench exercise">
      <section class="story" aria-labelledby="step-title">
        <p class="eyebrow">
          <button type="button" class="quiet" onClick={() => go({ at: "aptitude" })}>
            <Icon name="left" />
            {t("aptitude_list")}
          </button>
        </p>
        <h1 id="step-title" tabIndex={-1}>
          {item.title}
        </h1>
        <p class="step-facts">
          <span>
            <Icon name="clock" />
            {t("minutes", { n: item.minutes })}
          </span>
        </p>
        <Html html={item.text} class="lead" />
        <Shown item={item} />
      </section>
      <Actions
        written={item.written}
        onHandIn={
          isClosed(item)
            ? undefined
            : () => {
                handingIn.value = true;
              }
        }
      />
      <div class="middle">
        {isClosed(item) && <p class="notice">{t("item_closed")}</p>}
        {item.given && (
          <details class="given">
            <summary id="given-name">{t("item_given")}</summary>
            <pre aria-labelledby="given-name">
              <code>{item.given}</code>
            </pre>
          </details>
        )}
        {item.written ? (
          <TextPane document={nameOf(item.id)} source={kept?.source ?? ""} onChange={write} />
        ) : (
          <CodePane
            document={nameOf(item.id)}
            source={kept?.source ?? item.start}
            start={item.start}
            versions={false}
            onChange={write}
          />
        )}
      </div>
      <div class="play">
        <Standing item={item} />
        {!item.written && <Results />}
      </div>
      {handingIn.value && (
        <HandIn
          item={item}
          onClose={() => {
            handingIn.value = false;
          }}
        />
      )}
    </main>
  );
}

function Shown({ item }: { item: ItemContent }) {
  if (item.shown.length === 0) return null;
  return (
    <div class="shown">
      <h2>{t("item_examples")}</h2>
      <ul>
        {item.shown.map(({ expression, expect }) => (
          <li key={expression}>
            <code>{expression}</code> {t("item_gives")} <code>{expect}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Standing({ item }: { item: ItemContent }) {
  const { revisit, handedIn, receipt, handedInSeq } = standingOf(item.id);
  const changed = handedIn && handedInSeq > 0 && (draftSeq.value[nameOf(item.id)] ?? 0) > handedInSeq;
  return (
    <div class="standing">
      <p>
        <span class={`status ${stateWords(item.id)}`}>{t(stateWords(item.id))}</span>
        {receipt && <span class="receipt">{t("item_receipt", { receipt })}</span>}
      </p>
      {changed && <p class="faint">{t("changed_since")}</p>}
      {!isClosed(item) && (
        <button
          type="button"
          class="quiet"
          aria-pressed={revisit}
          onClick={() => void remember(item.id, { revisit: !revisit })}
        >
          {t(revisit ? "item_unmark_revisit" : "item_mark_revisit")}
        </button>
      )}
    </div>
  );
}

function opensLesson(item: ItemContent): boolean {
  return item.lesson !== "" && item.form === "A";
}

function HandIn({ item, onClose }: { item: ItemContent; onClose: () => void }) {
  const [receipt, setReceipt] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const left = useRef(false);
  useEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  const send = async () => {
    setBusy(true);
    try {
      setReceipt(
        (await handInPatiently(
          item.id,
          () => setProblem(t("hand_in_away")),
          () => left.current,
        )) ?? "",
      );
      setProblem("");
    } catch (refusal) {
      setProblem(sentence(refusal, "hand_in_away"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={receipt ? t("hand_in_done") : t("hand_in_title", { title: item.title })}
      class="hand-in"
      onClose={onClose}
    >
      <div role="status">
        {receipt ? (
          <>
            <p>{t("hand_in_receipt")}</p>
            <p class="digits">{receipt}</p>
          </>
        ) : (
          <p>{t(opensLesson(item) ? "hand_in_lead_once" : "hand_in_lead")}</p>
        )}
        {receipt && opensLesson(item) && <p>{t("lesson_opened")}</p>}
        {problem && <p class="problem">{problem}</p>}
      </div>
      <p class="buttons">
        {!receipt && (
          <button type="button" class="main" disabled={busy} onClick={() => void send()}>
            {t("hand_in_go")}
          </button>
        )}
        {receipt && opensLesson(item) && (
          <button
            type="button"
            class="main"
            onClick={() => {
              onClose();
              go({ at: "lesson", id: item.lesson });
            }}
          >
            {t("lesson_go")}
          </button>
        )}
        <button type="button" class="quiet" onClick={onClose}>
          {t(receipt ? "close" : "cancel")}
        </button>
      </p>
    </Dialog>
  );
}
