/** Running, stopping and checking programs, and showing what comes of it. */
import { keysOf } from "../machine/asked";
import { makeEngine, stageHost } from "../machine/engine";
import { Machines, type Settings, type Task } from "../machine/machines";
import type { Report, Verdict } from "../machine/protocol";
import { scaleFor } from "../machine/stage";
import {
  askedKeys,
  broken,
  chosenKeys,
  doing,
  hintsSeen,
  item,
  language,
  loaded,
  offered,
  outcome,
  paused,
  pictured,
  predictions,
  printed,
  queued,
  silent,
  step,
  values,
} from "../state";
import type { StepContent } from "../api";
import { editor } from "../editor/handle";
import { pace, RATES, type Pace } from "./pace";
import { beginRun, keepRun } from "./runs";
import { asksFirst, comparing, tell, watch } from "./predict";
import { noteCheck, noteRun } from "./asks";
import { programs } from "./desk";
import { goalOf, keepGoal } from "./goals";
import { followHero } from "./hero";
import { markPassed, note } from "./seat";
import { play, speaker } from "./sounds";
import { story } from "./story";
import { runBegins, runEnds, runShows, worked } from "./working";

const MOST_LINES = 500;

let machines: Machines | null = null;
let asked: "run" | "check" | "shown" | "nothing" = "nothing";
let checked = "";
/** The text that was asked to play: whoever has typed since then has the hands in the editor. */
let played = "";

export function startMachines(): void {
  machines = new Machines(makeEngine, settings(), {
    report: hearReport,
    doing: (now) => {
      doing.value = now;
      if (now !== "loading") queued.value = false;
      if (now !== "running") speaker.playMusic("");
    },
    silent: (now) => {
      silent.value = now;
    },
    checkTooLong: () => {
      outcome.value = { kind: "words", id: "check_too_long" };
    },
    failed: () => {
      outcome.value = { kind: "words", id: "failed_inside" };
    },
  });
}

function settings(): Settings {
  return { language: language.value, scale: scaleFor(stageHost().clientWidth * devicePixelRatio) };
}

/** Asks for the picture of this step done, unless it is here already. */
export function askForGoal(id: string): void {
  machines?.set(settings());
  machines?.whenIdle(goalOf(id) ? null : { type: "goal", id, story: story() });
}

export function retryPython(): void {
  location.reload();
}

function documentId(): string {
  return step.value ? `step:${step.value.id}` : `item:${item.value?.id ?? ""}`;
}

function clear(): void {
  comparing.value = "no";
  if (doing.value === "running") runEnds(!silent.value);
  printed.value = [];
  values.value = {};
  followHero({});
  outcome.value = { kind: "none" };
  paused.value = false;
  chosenKeys.value = [];
  speaker.hush(false);
  editor.current?.mark(null);
}

function perform(task: Task): void {
  queued.value = doing.value === "loading";
  machines?.perform(task);
}

export function run(): void {
  if (item.value) return check();
  const here = step.value;
  const source = editor.current?.source();
  if (!here || source === undefined || asksFirst(here)) return;
  clear();
  watch(here, source);
  noteRun(here.id);
  asked = "run";
  played = source;
  void programs()?.keepVersion(documentId(), source, "run");
  note("run", documentId());
  machines?.set(settings());
  perform(asChosen(source));
}

/** A text as the reader's own game: at the pace they chose, kept to be watched again. */
function asChosen(source: string): Task {
  askedKeys.value = keysOf(source);
  runBegins(documentId(), source);
  beginRun(documentId(), source);
  return { type: "run", source, seed: 1, pace: RATES[pace.value], paused: pace.value === "turns" };
}

/** What was checked is seen too, whatever came of it; but no guess is answered, and no endless loop begun. */
function showChecked(here: StepContent, verdict: Verdict): void {
  const isOpen = here.choices.length > 0 && predictions.value[here.id] === undefined;
  if (!isOpen && verdict.error?.type !== "EndlessLoop") perform(asChosen(checked));
}

/** Runs a program that the text shows; the reader's own program stays as it is. */
export function runShown(source: string): void {
  clear();
  asked = "shown";
  askedKeys.value = keysOf(source);
  note("run", documentId());
  machines?.set(settings());
  perform({ type: "run", source, seed: 1, pace: 1, paused: false });
}

export function check(): void {
  const here = step.value ?? item.value;
  const source = editor.current?.source();
  if (!here || source === undefined) return;
  clear();
  if (step.value) noteCheck(here.id);
  asked = "check";
  checked = source;
  machines?.set(settings());
  perform({
    type: "check",
    kind: step.value ? "step" : "item",
    id: here.id,
    source,
    predicted: predictions.value[here.id] ?? null,
    story: story(),
    files: step.value ? {} : (offered.value?.files[here.id] ?? {}),
  });
}

export function stop(): void {
  const isBusy = doing.value === "running" || doing.value === "checking";
  if (doing.value === "running" && step.value && asked !== "check") note("stopped", documentId());
  if (isBusy && outcome.value.kind !== "verdict") outcome.value = { kind: "words", id: "stopped" };
  paused.value = false;
  if (doing.value === "running") runEnds(!silent.value);
  tell();
  machines?.stop();
}

/** Leaves a program behind without a word about it: another step opens. */
export function halt(): void {
  clear();
  pictured.value = false;
  askedKeys.value = [];
  asked = "nothing";
  machines?.stop();
}

export function setPaused(now: boolean): void {
  paused.value = now;
  chosenKeys.value = [];
  speaker.hush(now);
  sendKeys([]);
  machines?.send({ type: now ? "pause" : "resume" });
}

/** Goes forward by a few ticks and waits. The keys chosen are held during all of them. */
export function tick(count = 1): void {
  if (doing.value !== "running") return;
  if (!paused.value) setPaused(true);
  machines?.send({ type: "tick", count });
}

/** How fast the game plays, at once and from now on. */
export function playAt(chosen: Pace): void {
  pace.value = chosen;
  machines?.send({ type: "pace", value: RATES[chosen] });
  if (doing.value === "running") setPaused(chosen === "turns");
}

export function sendKeys(held: string[]): void {
  machines?.send({ type: "keys", held });
}

export function sendPointer(x: number, y: number, down: boolean): void {
  machines?.send({ type: "pointer", x, y, down });
}

/**
 * A game that starts is seen, whatever was read before; a program that listens to the keyboard gets it, any
 * other leaves it to the editor, and so does one that starts when somebody types again.
 */
function bringForward(): void {
  const frame = stageHost().parentElement;
  const listens = askedKeys.value.length > 0 && editor.current?.source() === played;
  if (listens) frame?.focus({ preventScroll: true });
  frame?.parentElement?.scrollIntoView({ block: "nearest" });
}

const HEARERS: { [Type in Report["type"]]?: (report: Extract<Report, { type: Type }>) => void } = {
  loading: ({ done, total }) => {
    loaded.value = { done, total };
  },
  broken: ({ text }) => {
    console.error(text);
    broken.value = text;
  },
  printed: ({ text }) => {
    printed.value = [...printed.value, ...lines(text)].slice(-MOST_LINES);
  },
  values: (report) => {
    values.value = report.values;
    followHero(report.values);
  },
  started: () => {
    pictured.value = true;
    runShows();
    if (asked !== "shown" && pace.value === "turns") setPaused(true);
    if (asked === "run") bringForward();
  },
  sound: ({ name }) => void play(name),
  music: ({ name }) => speaker.playMusic(name),
  recorded: ({ recording, state }) => keepRun(recording, state),
  error: ({ error }) => {
    pictured.value = true;
    runEnds(false);
    if (outcome.value.kind === "verdict") return; // it tells of this error itself
    outcome.value = { kind: "error", error };
    editor.current?.mark(error.line);
  },
  goal: (goal) => keepGoal(goal),
  verdict: ({ verdict }) => hearVerdict(verdict),
  ended: ({ state }) => {
    runEnds(true);
    tell();
    if (asked !== "nothing" && outcome.value.kind === "none") outcome.value = { kind: "ended", state };
  },
};

function hearReport(report: Report): void {
  (HEARERS[report.type] as ((report: Report) => void) | undefined)?.(report);
}

function lines(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

function hearVerdict(verdict: Verdict): void {
  if (asked !== "check") return;
  outcome.value = { kind: "verdict", verdict };
  if (verdict.printed) printed.value = lines(verdict.printed);
  editor.current?.mark(verdict.first?.line ?? verdict.error?.line ?? null);
  const here = step.value;
  if (!here) return;
  note("checked", documentId(), {
    passed: verdict.passed,
    mistake: verdict.mistake,
    error: verdict.error?.type ?? null,
    ...(verdict.first && { finding: verdict.first.kind, line: verdict.first.line }),
  });
  if (verdict.passed) {
    void markPassed(here.id);
    worked(documentId(), checked);
    void programs()?.keepVersion(documentId(), checked, "passed");
  }
  showChecked(here, verdict);
}

export function showHint(): void {
  const here = step.value;
  if (!here) return;
  const seen = (hintsSeen.value[here.id] ?? 0) + 1;
  hintsSeen.value = { ...hintsSeen.value, [here.id]: seen };
  note("hint", documentId(), { hint: seen });
}
