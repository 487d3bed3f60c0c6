import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { contentSoon } from "../app/boot";
import { chooseStory, story, storyText } from "../app/story";
import type { Story } from "../keep/story";
import type { QuestionView, StepContent } from "../api";
import { t } from "../messages";
import { content, steps } from "../state";
import { Dialog } from "./Dialog";
import { Icon } from "../parts/icons";
import { cardPicture } from "./pictures";
import { Html } from "../parts/prose";

const open = signal(false);

/** The cards that a group chooses before it codes; a choice can be changed at any time. */
export function StoryboardButton() {
  if (!content.value?.storyboard.length) return null;
  return (
    <>
      <button
        type="button"
        class="on-dark storyboard-open"
        title={t("story_open")}
        onClick={() => {
          open.value = true;
        }}
      >
        <Icon name="cards" />
        <span>{t("story_open")}</span>
      </button>
      {open.value && (
        <StoryboardDialog
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

/** At the very first step: the group tells its story before it codes it. */
export function StoryboardInvite({ step: here }: { step: StepContent }) {
  const isFirst = steps.value[0]?.id === here.id;
  if (!content.value?.storyboard.length || !isFirst || storyText()) return null;
  return (
    <p class="story-invite">
      {t("story_first")}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          open.value = true;
        }}
      >
        <Icon name="cards" />
        {t("story_open")}
      </button>
    </p>
  );
}

function StoryboardDialog({ onClose }: { onClose: () => void }) {
  const [chosen, setChosen] = useState<Story>(story());
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    chooseStory(chosen);
    setBusy(true);
    await contentSoon(); // a program opened before the course has come would tell the old cards
    onClose();
  };
  return (
    <Dialog title={t("story_title")} class="storyboard" onClose={onClose}>
      <p>{t("story_lead")}</p>
      {content.value?.storyboard.map((question) => (
        <Choice
          key={question.id}
          question={question}
          chosen={chosen[question.id] ?? ""}
          onChoose={(card) => setChosen({ ...chosen, [question.id]: card })}
        />
      ))}
      <p class="faint">{t("story_kept")}</p>
      <p class="buttons">
        <button type="button" class="main" disabled={busy} onClick={() => void keep()}>
          {t("story_go")}
        </button>
      </p>
    </Dialog>
  );
}

/** The card says in words what its picture shows. */
function Picture({ question, card }: { question: string; card: string }) {
  const picture = cardPicture(question, card);
  return picture ? (
    <span class={`story-picture ${question}`}>
      <img src={picture} alt="" />
    </span>
  ) : null;
}

interface ChoiceProps {
  question: QuestionView;
  chosen: string;
  onChoose: (card: string) => void;
}

function Choice({ question, chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset class="story-question">
      <legend>{question.title}</legend>
      <div class="story-cards">
        {question.cards.map((card) => (
          <label key={card.id} class={card.id === chosen ? "story-card chosen" : "story-card"}>
            <Picture question={question.id} card={card.id} />
            <input
              type="radio"
              name={question.id}
              value={card.id}
              checked={card.id === chosen}
              onChange={() => onChoose(card.id)}
            />
            <Html html={card.text} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
