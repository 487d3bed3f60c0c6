import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { setLanguage } from "../app/boot";
import { backToSteps } from "../app/routes";
import { askForHelp, leaveForJoin, refreshHelp } from "../app/seat";
import type { Sending } from "../keep/sender";
import { t } from "../messages";
import { Icon } from "../parts/icons";
import {
  candidate,
  help,
  isAlone,
  keptHere,
  language,
  newerHere,
  otherTab,
  place,
  sending,
  session,
} from "../state";
import { SaveButton, savingWords } from "./Keeping";
import { Who } from "./Pair";
import { Lanterns } from "./Steps";
import { StoryboardButton } from "./Storyboard";

export function Header() {
  const inAptitude = ["aptitude", "item", "lesson"].includes(place.value.at);
  return (
    <header class={inAptitude ? "top calm" : "top"}>
      {session.value && !inAptitude && !isAlone() && <Who />}
      {inAptitude && candidate.value && !isAlone() && (
        <span class="who number">{t("aptitude_number", { number: candidate.value.candidate })}</span>
      )}
      {inAptitude ? (
        <button type="button" class="on-dark" onClick={backToSteps}>
          <Icon name="left" />
          {t("aptitude_back")}
        </button>
      ) : (
        <Lanterns />
      )}
      {session.value && !inAptitude && <StoryboardButton />}
      <SaveState />
      {session.value && !isAlone() && <HelpButton />}
      <LanguageSwitch />
    </header>
  );
}

function SaveState() {
  const state = sending.value;
  if (!session.value) return null;
  const words = savingWords();
  return (
    <>
      <SaveButton />
      <p class="unseen" role="status">
        {aloud(state, words)}
      </p>
    </>
  );
}

let wasAway = false;

/** Screen readers hear of trouble, and of its end: not of every letter that is saved. */
function aloud(state: Sending, words: string): string {
  const calm = state === "saved" || state === "waiting";
  if (!calm) wasAway = true;
  return !calm || (wasAway && state === "saved") ? words : "";
}

/** What the reader must know and may act on, under the header. */
export function Notices() {
  if (otherTab.value)
    return (
      <Notice words={t("save_other_tab")} action={t("save_use_this_tab")} onAct={() => location.reload()} />
    );
  if (sending.value === "taken_over")
    return <Notice words={savingWords()} action={t("save_join_again")} onAct={leaveForJoin} />;
  if (sending.value === "unknown_seat")
    return <Notice words={savingWords()} action={t("join_go")} onAct={leaveForJoin} />;
  if (!keptHere.value) return <Notice words={t(newerHere.value ? "save_newer_here" : "save_not_here")} />;
  return null;
}

function Notice({ words, action, onAct }: { words: string; action?: string; onAct?: () => void }) {
  return (
    <div class="notice" role="alert">
      <p>{words}</p>
      {action && (
        <button type="button" onClick={onAct}>
          {action}
        </button>
      )}
    </div>
  );
}

const helpFailed = signal(false);
const POLL_MS = 8000;
const CALM_POLL_MS = 30_000;

/** New words are new elements: a browser that translates pages holds on to the ones it has rewritten. */
export function HelpButton() {
  const wanted = help.value.wanted;
  useEffect(() => {
    // Help may also come unasked: the page then says which kind it was.
    const timer = setInterval(() => void refreshHelp(), wanted ? POLL_MS : CALM_POLL_MS);
    return () => clearInterval(timer);
  }, [wanted]);
  const does = t(wanted ? "help_withdraw" : "help_ask");
  const says = helpFailed.value ? t("help_away") : helpWords();
  const press = async () => {
    helpFailed.value = !(await askForHelp(!wanted));
  };
  return (
    <div class={wanted ? "help wanted" : "help"}>
      <button
        type="button"
        class={wanted ? "on-dark" : "lamp"}
        aria-pressed={wanted}
        onClick={() => void press()}
      >
        <Icon name={wanted ? "close" : "hand"} />
        <span key={does}>{does}</span>
      </button>
      <p role="status">
        <span key={says}>{says}</span>
      </p>
    </div>
  );
}

function helpWords(): string {
  const { wanted, position, coming, answer } = help.value;
  if (!wanted) return answer ? t(`help_was_${answer}`) : "";
  if (coming) return t("help_coming");
  return (position ?? 1) > 1 ? t("help_position", { before: (position ?? 1) - 1 }) : t("help_next");
}

export function LanguageSwitch() {
  return (
    <div class="languages" role="group" aria-label={t("language_label")}>
      {(["fr", "en"] as const).map((one) => (
        <button
          type="button"
          key={one}
          lang={one}
          aria-pressed={language.value === one}
          onClick={() => void setLanguage(one)}
        >
          <abbr title={one === "fr" ? "Français" : "English"}>{one.toUpperCase()}</abbr>
        </button>
      ))}
    </div>
  );
}
