/** Playing the game of the page: the same two workers as in the workshop, their files at hand. */
import { signal } from "@preact/signals";
import { engineOf, stageHost } from "../machine/engine";
import { Machines, type Doing } from "../machine/machines";
import type { Explanation, Report } from "../machine/protocol";
import { WIDTH } from "../machine/stage";
import type { TakenGame } from "./game";
import { unpackedFiles } from "./files";
import type { Files } from "./machine";
import { loadSounds, play, speaker } from "./sounds";

export type Ending =
  | { kind: "none" }
  | { kind: "ended"; state: "won" | "lost" | "finished" }
  | { kind: "stopped" }
  | { kind: "error"; error: Explanation };

export const doing = signal<Doing>("loading");
export const wanted = signal<"play" | "watch" | null>(null);
export const percent = signal(0);
export const broken = signal<string | null>(null);
export const silent = signal(false);
export const paused = signal(false);
export const started = signal(false);
export const watching = signal(false);
export const ending = signal<Ending>({ kind: "none" });
export const printed = signal<string[]>([]);
/** The run to watch again: the one that came along, then the last one played here. */
export const run = signal<string | null>(null);
export const files = signal<Files | null>(null);

const MOST_SCALE = 2;
const MOST_LINES = 200;
const UNPACKING = 0.6;
const SEEDS = 1_000_000;

let machines: Machines | null = null;
let game: TakenGame | null = null;

export async function prepare(taken: TakenGame): Promise<void> {
  game = taken;
  run.value = taken.recording;
  const ready = await unpackedFiles((done, total) => {
    percent.value = Math.round((100 * UNPACKING * done) / total);
  });
  files.value = ready;
  loadSounds(ready["workshop_game.zip"]);
  const script = URL.createObjectURL(new Blob([ready["machine.js"] ?? ""], { type: "text/javascript" }));
  const settings = {
    language: taken.language,
    scale: Math.min(MOST_SCALE, Math.max(1, (stageHost().clientWidth * devicePixelRatio) / WIDTH)),
  };
  machines = new Machines(
    (hear) => {
      // Not a module: browsers refuse those to a page that was opened from a disk
      const worker = new Worker(script);
      worker.postMessage({ files: ready });
      return engineOf(worker, hear);
    },
    settings,
    {
      report: hearReport,
      doing: (now) => {
        doing.value = now;
        if (now !== "running") speaker.playMusic("");
      },
      silent: (now) => {
        silent.value = now;
      },
      checkTooLong: () => undefined,
      failed: () => {
        ending.value = { kind: "stopped" };
      },
    },
  );
  if (wanted.value) begin(wanted.value);
}

/** Starts a game, or watches the last run again; before Python is ready the wish waits. */
export function begin(how: "play" | "watch"): void {
  wanted.value = how;
  if (!machines || !game) return;
  ending.value = { kind: "none" };
  printed.value = [];
  paused.value = false;
  speaker.hush(false);
  watching.value = how === "watch" && run.value !== null;
  const recording = watching.value && run.value ? { recording: run.value } : {};
  machines.perform({
    type: "run",
    source: game.source,
    seed: 1 + Math.floor(Math.random() * SEEDS),
    pace: 1,
    paused: false,
    ...recording,
  });
}

export function stop(): void {
  wanted.value = null;
  if (doing.value === "running") ending.value = { kind: "stopped" };
  paused.value = false;
  machines?.stop();
}

export function setPaused(now: boolean): void {
  paused.value = now;
  speaker.hush(now);
  machines?.send({ type: now ? "pause" : "resume" });
}

export function sendKeys(held: string[]): void {
  machines?.send({ type: "keys", held });
}

export function sendPointer(x: number, y: number, down: boolean): void {
  machines?.send({ type: "pointer", x, y, down });
}

function loading(done: number, total: number): void {
  percent.value = Math.round(100 * (UNPACKING + ((1 - UNPACKING) * done) / total));
}

function hearReport(report: Report): void {
  if (report.type === "loading") loading(report.done, report.total);
  else if (report.type === "broken") broken.value = report.text;
  else if (report.type === "started") started.value = true;
  else if (report.type === "sound") void play(report.name);
  else if (report.type === "music") speaker.playMusic(report.name);
  else if (report.type === "recorded") run.value = report.recording;
  else if (report.type === "printed")
    printed.value = [...printed.value, ...report.text.replace(/\n$/, "").split("\n")].slice(-MOST_LINES);
  else if (report.type === "error") ending.value = { kind: "error", error: report.error };
  else if (report.type === "ended" && ending.value.kind === "none")
    ending.value = { kind: "ended", state: report.state };
}
