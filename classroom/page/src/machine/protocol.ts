/**
 * The messages between the page and a Python worker, and the shapes in them: `workshop_game.stage.worker`
 * hears the commands and says the reports. Those of the worker's own script are marked so: Python never sees
 * them.
 */
import type { Language } from "../api";

export interface Pointer {
  x: number;
  y: number;
  down: boolean;
}

export type Command =
  | { type: "start"; language: Language; scale: number }
  /**
   * `pace`: 1 is real time, less is slow motion. `paused`: the game waits for its first tick. `recording`: a
   * run to watch again.
   */
  | { type: "run"; source: string; seed: number; pace: number; paused: boolean; recording?: string }
  | {
      type: "check";
      kind: "step" | "item";
      id: string;
      source: string;
      predicted: string | null;
      story: Record<string, string>;
      /** An item's own files: the worker has none before it is offered. */
      files?: Record<string, string>;
    }
  /** How a step's game looks once the step is done; no game is in its way. */
  | { type: "goal"; id: string; story: Record<string, string> }
  | { type: "keys"; held: string[] }
  | ({ type: "pointer" } & Pointer)
  | { type: "pace"; value: number }
  | { type: "tick"; count: number }
  | { type: "pause" | "resume" | "halt" }
  /** Load what the first error and the first check need: nobody waits for it yet. */
  | { type: "prepare" }
  /** To the script: whether it still turns. */
  | { type: "ping" };

/** `values`: the names on the line, and what they were worth when the program stopped. */
export interface Explanation {
  title: string;
  line: number | null;
  try: string | null;
  details: string | null;
  values: Record<string, string>;
}
export interface CheckResult {
  id: string;
  status: "passed" | "failed" | "waiting";
  text: string;
}
/** What one shown example of an item gave, beside what was expected. */
export interface ShownResult {
  id: string;
  passed: boolean;
  expression: string;
  expect: string;
  observed: string;
}
/** An error as a verdict carries it: its kind and what it says in short, beside its explanation. */
export interface VerdictError extends Explanation {
  type: string;
  message: string;
}
/** What the diagnosis says first of a step's answer: `message` tells it in words. */
export interface Finding {
  kind: string;
  line: number;
  sure: "proven" | "seen" | "asked";
}
/** `first`: of a step alone. `cases` and `printed`: of an item alone. */
export interface Verdict {
  passed: boolean;
  checks: CheckResult[];
  mistake: string | null;
  message: string;
  error: VerdictError | null;
  first?: Finding | null;
  cases?: ShownResult[];
  printed?: string;
}

export type Report =
  /** From the script: how far Python is with coming, that it failed, that the script still turns. */
  | { type: "loading"; done: number; total: number }
  | { type: "broken"; text: string }
  | { type: "pong" }
  | { type: "ready" | "started" }
  | { type: "printed"; text: string }
  | { type: "error"; error: Explanation }
  | { type: "verdict"; verdict: Verdict }
  /** `picture`: its own address. `words`: what each check of the step looks at. */
  | { type: "goal"; id: string; language: Language; words: string[]; picture: string }
  | { type: "values"; tick: number; values: Record<string, unknown> }
  | { type: "sound" | "music"; name: string }
  | { type: "recorded"; recording: string; state: "playing" | "won" | "lost" }
  | { type: "ended"; state: "won" | "lost" | "finished" };
