/** Opening the page: language, store, Python in the background, then the seat that this computer knows. */
import { effect } from "@preact/signals";
import { api, Refused, Unreachable, type CourseContent, type Language } from "../api";
import { seatAlone, standAlone } from "./alone/alone";
import { t } from "../messages";
import {
  animals,
  content,
  doing,
  isAlone,
  kit,
  language,
  paused,
  place,
  serverAway,
  session,
  step,
  type Session,
} from "../state";
import { flushDrafts, reopenCandidate, retryDrafts, savedCandidate } from "./aptitude";
import { check, run, setPaused, startMachines, stop } from "./workbench";
import { applyLanguage, firstLanguage, openDevice, store } from "./device";
import { watchPair } from "./pair";
import { firstPlace, followAddress, go } from "./routes";
import { flushNow, refreshHelp, retrySending, savedSession, sitDown, speakAtSeat } from "./seat";
import { storyText } from "./story";
import { watchShortcuts } from "./turns";

const RETRY_MS = 2000;

/** Asks until the server answers; the page says meanwhile that it waits. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const answer = await ask();
      serverAway.value = false;
      return answer;
    } catch (problem) {
      if (!(problem instanceof Unreachable)) throw problem;
      serverAway.value = true;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

export async function loadRoom(): Promise<void> {
  const room = await patiently(api.room);
  animals.value = room.animals;
  kit.value = room.version;
}

let asked = 0;

/**
 * The course in the page's language, as the group's cards tell it; of several questions, the last one counts.
 */
export async function loadContent(): Promise<void> {
  const [mine, spoken, told] = [++asked, language.value, storyText()];
  const answer = await patiently(() => courseOf(spoken, told));
  if (mine === asked) content.value = answer;
}

/** Waits for the course, but not for a server that does not answer: then it comes when it can. */
export async function contentSoon(): Promise<void> {
  let stopWatching = () => {};
  const away = new Promise<void>((resolve) => {
    stopWatching = effect(() => {
      if (serverAway.value) resolve();
    });
  });
  await Promise.race([loadContent(), away]);
  stopWatching();
}

/** A deck may have lost a card since the group chose it: then the usual story is better than none. */
async function courseOf(spoken: Language, told: string): Promise<CourseContent> {
  try {
    return await api.content(spoken, told);
  } catch (problem) {
    if (problem instanceof Refused && problem.id === "unknown_card") return api.content(spoken, "");
    throw problem;
  }
}

export async function setLanguage(chosen: Language): Promise<void> {
  applyLanguage(chosen);
  await Promise.all([loadContent(), speakAtSeat(chosen)]);
}

async function newSeatAlone(spoken: Language): Promise<Session> {
  const mine = seatAlone(spoken);
  await store().putSetting("session", mine);
  return mine;
}

export async function boot(): Promise<void> {
  applyLanguage(firstLanguage());
  if (isAlone()) standAlone();
  startMachines(); // Python comes while the rest opens
  await openDevice();
  watchPage();
  watchPair();
  const known = (await savedSession()) ?? (isAlone() ? await newSeatAlone(language.value) : null);
  if (!known) place.value = { at: "join" };
  const arriving = Promise.all([loadContent(), loadRoom()]);
  if (known) await sitDown(known);
  await arriving;
  if (storyText()) await loadContent();
  const candidate = known && (await savedCandidate());
  if (candidate) await reopenCandidate(candidate);
  if (known) go(firstPlace());
  followAddress();
}

function watchPage(): void {
  effect(() => {
    document.title = step.value ? `${step.value.title} · ${t("app")}` : t("app");
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("online", comeBack);
  document.addEventListener("visibilitychange", () => (document.hidden ? hide() : comeBack()));
  document.addEventListener("keydown", shortcuts);
  watchShortcuts();
}

function leave(): void {
  flushNow();
  flushDrafts();
}

function comeBack(): void {
  retrySending();
  retryDrafts();
  if (session.value) void refreshHelp();
}

/** A game nobody sees waits. It does not start again by itself: whoever plays presses Resume. */
function hide(): void {
  leave();
  if (doing.value === "running" && !paused.value) setPaused(true);
}

function shortcuts(event: KeyboardEvent): void {
  if (
    event.key === "Escape" &&
    doing.value === "running" &&
    !event.defaultPrevented &&
    !document.querySelector("dialog[open]")
  )
    return stop();
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (event.shiftKey) check();
  else run();
}
