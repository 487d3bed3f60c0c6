/** The last game played with each program, to watch again at home. It stays on this computer. */
import { signal } from "@preact/signals";
import { store } from "./device";
import { session } from "../state";

export interface Run {
  source: string;
  recording: string;
  state: "playing" | "won" | "lost";
}

/** Two seconds: shorter is a try, not a game. */
const SHORTEST_TICKS = 120;

export const runs = signal<Record<string, Run>>({});
let running: { document: string; source: string } | null = null;

function key(): string {
  return `runs ${session.value?.owner ?? ""}`;
}

export async function loadRuns(): Promise<void> {
  runs.value = (await store().setting<Record<string, Run>>(key())) ?? {};
}

/** A program starts: what is recorded next is a run of this text. */
export function beginRun(document: string, source: string): void {
  running = { document, source };
}

export function ticksOf(recording: string): number {
  const { runs: parts } = JSON.parse(recording) as { runs: [number, ...unknown[]][] };
  return parts.reduce((sum, [count]) => sum + count, 0);
}

/** Keeps a run unless a better one of the same text is there: a game that was won is. */
export function keepRun(recording: string, state: Run["state"]): void {
  if (!running || ticksOf(recording) < SHORTEST_TICKS) return;
  const before = runs.value[running.document];
  if (before?.source === running.source && before.state === "won" && state !== "won") return;
  runs.value = { ...runs.value, [running.document]: { source: running.source, recording, state } };
  void store().putSetting(key(), runs.value);
}

/** The run of exactly this text; with another one the game would go another way. */
export function runOf(document: string, source: string): string | null {
  const kept = runs.value[document];
  return kept?.source === source ? kept.recording : null;
}
