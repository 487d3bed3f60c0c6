import { signal } from "@preact/signals";
import { takeChapter } from "../app/checkpoints";
import { go } from "../app/routes";
import type { ChapterContent, StepContent } from "../api";
import { TakeHomeButton } from "./TakeHome";
import { t } from "../messages";
import { content, place, progress, step, steps } from "../state";
import { Dialog } from "./Dialog";
import { Icon } from "../parts/icons";
import { sprite } from "./pictures";
import { Html } from "../parts/prose";

const open = signal(false);
const lit = sprite("lantern_lit");
const dark = sprite("lantern_dark");

/** The way through the story: each step is a lantern, lit once it is done. Every one can be opened. */
export function Lanterns() {
  const here = step.value;
  const chapter = content.value?.chapters.find(({ steps }) => steps.some(({ id }) => id === here?.id));
  if (!here || !chapter) return <nav class="way" />;
  const at = steps.value.findIndex(({ id }) => id === here.id);
  return (
    <nav class="way" aria-label={t("steps_open")}>
      <Neighbour step={steps.value[at - 1]} label={t("steps_previous")} icon="left" />
      <ol>
        {chapter.steps.map((one) => (
          <li key={one.id}>
            <Lantern step={one} />
          </li>
        ))}
      </ol>
      <Neighbour step={steps.value[at + 1]} label={t("steps_next")} icon="right" />
      <button
        type="button"
        class="on-dark all-steps"
        onClick={() => {
          open.value = true;
        }}
      >
        <Icon name="list" />
        <span>{t("steps_open")}</span>
      </button>
      {open.value && (
        <StepsDialog
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </nav>
  );
}

function isHere(one: StepContent): boolean {
  return place.value.at === "step" && place.value.id === one.id;
}

function describe(one: StepContent): string {
  const done = progress.value[one.id] ? `, ${t("steps_done")}` : "";
  const here = isHere(one) ? `, ${t("steps_here")}` : "";
  return `${one.title}${done}${here}`;
}

function Lantern({ step: one }: { step: StepContent }) {
  const done = progress.value[one.id];
  return (
    <button
      type="button"
      class={done ? "lantern lit" : "lantern"}
      aria-current={isHere(one) ? "step" : undefined}
      aria-label={describe(one)}
      title={describe(one)}
      onClick={() => go({ at: "step", id: one.id })}
    >
      <img src={done ? lit : dark} alt="" />
    </button>
  );
}

function Neighbour({
  step: one,
  label,
  icon,
}: {
  step: StepContent | undefined;
  label: string;
  icon: "left" | "right";
}) {
  return (
    <button
      type="button"
      class="on-dark icon-only"
      aria-label={one ? `${label} : ${one.title}` : label}
      title={one?.title ?? label}
      disabled={!one}
      onClick={() => one && go({ at: "step", id: one.id })}
    >
      <Icon name={icon} />
    </button>
  );
}

function StepsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("steps_open")} class="all-steps-dialog" onClose={onClose}>
      <p>
        {t("steps_free")} {t("checkpoint_chapter_help")}
      </p>
      <p>
        <TakeHomeButton onOpen={onClose} />
      </p>
      {content.value?.chapters.map((chapter) => (
        <ChapterList key={chapter.id} chapter={chapter} onClose={onClose} />
      ))}
      {content.value?.exercises && (
        <section class="other-part">
          <h3>{t("aptitude")}</h3>
          <p>{t("aptitude_enter_1")}</p>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              onClose();
              go({ at: "aptitude" });
            }}
          >
            {t("aptitude_open")}
            <Icon name="right" />
          </button>
        </section>
      )}
    </Dialog>
  );
}

function ChapterList({ chapter, onClose }: { chapter: ChapterContent; onClose: () => void }) {
  return (
    <section>
      <h3>{chapter.title}</h3>
      <Html html={chapter.text} class="faint" />
      <button
        type="button"
        class="quiet take-chapter"
        aria-label={`${t("checkpoint_chapter")} : ${chapter.title}`}
        onClick={() => {
          onClose();
          void takeChapter(chapter);
        }}
      >
        <Icon name="right" />
        {t("checkpoint_chapter")}
      </button>
      <ol>
        {chapter.steps.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="quiet step-row"
              aria-current={isHere(one) ? "step" : undefined}
              onClick={() => {
                onClose();
                go({ at: "step", id: one.id });
              }}
            >
              <img src={progress.value[one.id] ? lit : dark} alt="" />
              <span>{one.title}</span>
              {progress.value[one.id] && <span class="status">{t("steps_done")}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
