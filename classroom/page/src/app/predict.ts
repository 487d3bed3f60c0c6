/** Guess, then watch: the guess is asked before the first run, and compared after it. */
import { signal } from "@preact/signals";
import type { StepContent } from "../api";
import { predictions, session, step } from "../state";
import { store } from "./device";

/** The step whose reader pressed Run before choosing: it is asked once, a second press runs. */
export const asking = signal<string | null>(null);

/** Where the reader is with the comparison: watching the run, or reading what came of the guess. */
export const comparing = signal<"no" | "watching" | "told">("no");

function key(owner: string): string {
  return `predictions ${owner}`;
}

export async function loadPredictions(owner: string): Promise<void> {
  predictions.value = (await store().setting<Record<string, string>>(key(owner))) ?? {};
}

export function predict(of: StepContent, choice: string): void {
  predictions.value = { ...predictions.value, [of.id]: choice };
  asking.value = null;
  if (session.value) void store().putSetting(key(session.value.owner), predictions.value);
}

/** @returns whether the step's question waits for an answer: the run waits too, once. */
export function asksFirst(of: StepContent): boolean {
  const open = of.choices.length > 0 && predictions.value[of.id] === undefined;
  if (!open || asking.value === of.id) return false;
  asking.value = of.id;
  goToQuestion();
  return true;
}

/** The focus goes to the step's question, and the page with it. */
export function goToQuestion(): void {
  document.querySelector<HTMLElement>(".prediction input")?.focus();
}

function same(one: string, other: string): boolean {
  return one.trim() === other.trim();
}

/** The question is about the program as it was given: a changed one is another story. */
export function watch(of: StepContent, source: string): void {
  const guessed = predictions.value[of.id] !== undefined;
  comparing.value = guessed && of.answer !== null && same(source, of.start) ? "watching" : "no";
}

export function tell(): void {
  if (comparing.value === "watching") comparing.value = "told";
}

export interface Compared {
  thought: string;
  happens: string;
  foreseen: boolean;
}

/** The guess and what happens, as the step words them. */
export function compared(): Compared | null {
  const here = step.value;
  if (!here) return null;
  const words = (id: string | null | undefined) => here.choices.find((choice) => choice.id === id)?.text;
  const thought = words(predictions.value[here.id]);
  const happens = words(here.answer);
  return thought && happens
    ? { thought, happens, foreseen: predictions.value[here.id] === here.answer }
    : null;
}
