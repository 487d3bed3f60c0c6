import { signal } from "@preact/signals";
import { openRescue, rescueSays, saveRescue } from "../app/rescue";
import { programs } from "../app/desk";
import { retrySending } from "../app/seat";
import type { Sending } from "../keep/sender";
import { type MessageId, t } from "../messages";
import {
  isAlone,
  keptHere,
  language,
  newerHere,
  otherTab,
  savedAt,
  sending,
  sendingProblem,
  session,
} from "../state";
import { Dialog } from "./Dialog";
import { Icon, type IconName } from "../parts/icons";

const open = signal(false);
const SIGNS: Record<string, IconName> = { saved: "saved", waiting: "sending" };

/** What is true of a text in each state: where this browser keeps it, and where it cannot. */
export const SAVING: Record<Sending, { here: MessageId; nowhere: MessageId }> = {
  saved: { here: "save_saved", nowhere: "save_saved_there" },
  waiting: { here: "save_waiting", nowhere: "save_waiting_there" },
  away: { here: "save_away", nowhere: "save_away_there" },
  refused: { here: "save_refused", nowhere: "save_refused_there" },
  taken_over: { here: "save_taken_over", nowhere: "save_taken_over_there" },
  unknown_seat: { here: "save_unknown_seat", nowhere: "save_unknown_seat_there" },
  other_tab: { here: "save_other_tab", nowhere: "save_other_tab" },
};

/** The state of saving in words. */
export function savingWords(): string {
  const words = SAVING[sending.value];
  return t(keptHere.value ? words.here : words.nowhere, { message: sendingProblem.value });
}

/** Says where the work is; pressed, it says more. */
export function SaveButton() {
  const state = sending.value;
  const show = () => {
    rescueSays.value = "";
    open.value = true;
  };
  return (
    <>
      <button
        type="button"
        class={`save ${state}`}
        aria-haspopup="dialog"
        title={t("keeping_open")}
        onClick={show}
      >
        <Icon name={SIGNS[state] ?? "away"} />
        <span key={savingWords()}>{savingWords()}</span>
      </button>
      {open.value && (
        <KeepingDialog
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </>
  );
}

function KeepingDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t("keeping_title")} class="keeping" onClose={onClose}>
      <dl>
        <Row name={t("keeping_here")} good={keptHere.value} words={hereWords()} />
        {!isAlone() && (
          <Row name={t("keeping_server")} good={sending.value === "saved"} words={serverWords()} />
        )}
      </dl>
      {(sending.value === "away" || sending.value === "refused") && (
        <button type="button" class="quiet" onClick={retrySending}>
          {t("keeping_send_now")}
        </button>
      )}
      {!isAlone() && <p>{t("keeping_card", { code: session.value?.cardCode ?? "" })}</p>}
      <Rescue />
    </Dialog>
  );
}

function Row({ name, good, words }: { name: string; good: boolean; words: string }) {
  return (
    <div class={good ? "kept good" : "kept"}>
      <dt>
        <Icon name={good ? "saved" : "away"} />
        {name}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}

function hereWords(): string {
  if (keptHere.value) return t("keeping_here_yes");
  return t(newerHere.value ? "keeping_here_newer" : "keeping_here_no");
}

function serverWords(): string {
  const waiting = programs()?.unsent().length ?? 0;
  if (sending.value === "saved")
    return savedAt.value
      ? t("keeping_server_yes_at", { time: clock(savedAt.value) })
      : t("keeping_server_yes");
  if (sending.value === "waiting" || sending.value === "away")
    return t("keeping_server_waiting", { count: waiting });
  if (sending.value === "refused") return t("keeping_server_refused", { message: sendingProblem.value });
  return savingWords();
}

function clock(at: Date): string {
  return at.toLocaleTimeString(language.value, { hour: "2-digit", minute: "2-digit" });
}

function Rescue() {
  const pick = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (file) void openRescue(file);
  };
  return (
    <section>
      <h3>{t("rescue_title")}</h3>
      <p>{t("rescue_lead")}</p>
      <div class="buttons">
        <button type="button" class="quiet" onClick={() => void saveRescue()}>
          {t("rescue_save")}
        </button>
        <label class="file-button">
          <input type="file" accept=".json,application/json" disabled={otherTab.value} onChange={pick} />
          <span>{t("rescue_open")}</span>
        </label>
      </div>
      <p class="says" role="status">
        {rescueSays.value}
      </p>
    </section>
  );
}
