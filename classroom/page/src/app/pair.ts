/**
 * Two people at one seat: who types, who guides. Their names stay on this computer and are sent nowhere.
 * Changing places is proposed when they leave a step that works, never by a clock.
 */
import { effect, signal } from "@preact/signals";
import { place, progress, session, step } from "../state";
import { store } from "./device";

export interface Pair {
  names: [string, string];
  driver: 0 | 1;
  remind: boolean;
}

export const pair = signal<Pair | null>(null);
/** Whether changing places is proposed right now. */
export const swapProposed = signal(false);

export const LONGEST_NAME = 30;

export function driver(two: Pair): string {
  return two.names[two.driver];
}

export function navigator(two: Pair): string {
  return two.names[two.driver === 0 ? 1 : 0];
}

function key(owner: string): string {
  return `pair ${owner}`;
}

export async function keepPair(now: Pair | null): Promise<void> {
  pair.value = now;
  swapProposed.value = false;
  if (session.value) await store().putSetting(key(session.value.owner), now);
}

export async function swap(): Promise<void> {
  const two = pair.value;
  if (two) await keepPair({ ...two, driver: two.driver === 0 ? 1 : 0 });
}

/** Not this time: the next step that works will propose it again. */
export function decline(): void {
  swapProposed.value = false;
}

export async function declineForGood(): Promise<void> {
  if (pair.value) await keepPair({ ...pair.value, remind: false });
}

/** Follows who sits here, and the steps they leave. */
export function watchPair(): void {
  let owner = "";
  let before: string | null = null;
  effect(() => {
    const now = session.value?.owner ?? "";
    if (now === owner) return;
    owner = now;
    before = null;
    pair.value = null;
    swapProposed.value = false;
    void load(now);
  });
  effect(() => {
    const now = step.value?.id ?? null;
    if (now === before) return;
    if (place.value.at === "step" && before !== null) propose(before);
    if (now !== null) before = now;
    else swapProposed.value = false;
  });
}

async function load(owner: string): Promise<void> {
  const kept = await store().setting<Pair | null>(key(owner));
  if (kept && session.value?.owner === owner) pair.value = kept;
}

function propose(left: string): void {
  if (pair.peek()?.remind && progress.peek()[left]) swapProposed.value = true;
}
