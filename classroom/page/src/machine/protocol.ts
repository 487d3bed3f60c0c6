/** The messages between the page and a Python worker. */
import type { Language } from "../api";

export type Pointer = { x: number; y: number; down: boolean };

export type Command =
  | { type: "start"; language: Language; scale: number }
  /** `pace`: 1 is real time, less is slow motion. `paused`: the game waits for its first tick. `recording`: a run to watch again. */
  | { type: "run"; source: string; seed: number; pace: number; paused: boolean; recording?: string }
  | { type: "check"; kind: "step" | "item"; id: string; source: string; predicted: string | null; story: Record<string, string> }
  | { type: "keys"; held: string[] }
  | ({ type: "pointer" } & Pointer)
  | { type: "pace"; value: number }
  | { type: "tick"; count: number }
  | { type: "pause" | "resume" | "halt" | "ping" };

/** `values`: the names on the line, and what they were worth when the program stopped. */
export interface Explained { title: string; line: number | null; try: string | null; details: string | null; values: Record<string, string> }
export interface Check { id: string; status: "passed" | "failed" | "waiting"; text: string }
export interface CaseResult { id: string; passed: boolean; expression: string; expected: string; observed: string }
/** An error as a verdict carries it: its kind beside its explanation (a grader without words gives a message alone). */
export type VerdictError = Partial<Explained> & { type: string; line: number | null; message: string };
export interface Verdict {
  passed: boolean;
  checks: Check[];
  mistake: string | null;
  message: string;
  error: VerdictError | null;
  cases?: CaseResult[];
  printed?: string;
}

export type Report =
  | { type: "loading"; done: number; total: number }
  | { type: "broken"; text: string }
  | { type: "ready" | "started" | "pong" }
  | { type: "printed"; text: string }
  | { type: "error"; error: Explained }
  | { type: "verdict"; verdict: Verdict }
  | { type: "values"; tick: number; values: Record<string, unknown> }
  | { type: "sound" | "music"; name: string }
  | { type: "recorded"; recording: string; state: "playing" | "won" | "lost" }
  | { type: "ended"; state: "won" | "lost" | "finished" };
