/** What a step asks, one thing at a time: the next one comes when the one before may be done. */
import { signal } from "@preact/signals";
import type { StepContent } from "../api";
import { predictions, progress } from "../state";

/** A step's text in parts: what is told, what is asked (each thing by itself), and what comes after it. */
export interface Asks {
  told: string;
  /** The sentence that the things asked go on from: "At the very end, two lines:". */
  lead: string;
  asks: string[];
  after: string;
}

/**
 * The things of a list are asked one by one: of a numbered one, or of the list that the text ends with. Where
 * nothing is expected (`invent`), a list holds ideas, not things to do. Else the last paragraph asks.
 */
export function asksOf({ text, mode }: Pick<StepContent, "text" | "mode">): Asks {
  const blocks = [...new DOMParser().parseFromString(text, "text/html").body.children];
  if (mode === "invent") return oneAsk(blocks, Math.max(0, blocks.findLastIndex(isList) - 1));
  const at = blocks.findLastIndex(isList);
  const list = blocks[at];
  if (list?.tagName !== "OL" && at !== blocks.length - 1) return oneAsk(blocks, blocks.length - 1);
  const from = blocks[at - 1]?.textContent?.trimEnd().endsWith(":") ? at - 1 : at;
  return {
    told: htmlOf(blocks.slice(0, from)),
    lead: htmlOf(blocks.slice(from, at)),
    asks: [...(list?.children ?? [])].map(({ innerHTML }) => innerHTML.trim()),
    after: htmlOf(blocks.slice(at + 1)),
  };
}

function oneAsk(blocks: Element[], at: number): Asks {
  return {
    told: htmlOf(blocks.slice(0, at)),
    lead: "",
    asks: [htmlOf(blocks.slice(at, at + 1))],
    after: htmlOf(blocks.slice(at + 1)),
  };
}

function isList({ tagName }: Element): boolean {
  return tagName === "OL" || tagName === "UL";
}

function htmlOf(blocks: Element[]): string {
  return blocks.map(({ outerHTML }) => outerHTML).join("");
}

type Known = Record<string, boolean>;

/** By step: how many things the reader said to have done, and what this page saw of it. */
const said = signal<Record<string, number>>({});
const wasRun = signal<Known>({});
const wasChecked = signal<Known>({});

export function askNext(step: string, shown: number): void {
  said.value = { ...said.value, [step]: shown };
}

export function noteRun(step: string): void {
  wasRun.value = { ...wasRun.value, [step]: true };
}

export function noteCheck(step: string): void {
  wasChecked.value = { ...wasChecked.value, [step]: true };
}

/** How many of a step's asks are shown: all of them once it was checked, whatever came of it. */
export function askedSoFar({ id, choices }: StepContent, count: number): number {
  if (progress.value[id] || wasChecked.value[id]) return count;
  const ran = wasRun.value[id] ? 1 : 0;
  const guesses = choices.length > 0;
  const seen = guesses ? (predictions.value[id] === undefined ? 0 : 1 + ran) : ran;
  return Math.min(count, 1 + Math.max(said.value[id] ?? 0, seen));
}

/**
 * The line that a step first asks to change: where its own solution leaves the start, 1 for the first line.
 * A fault that one has to find is not pointed at, and a program to guess from is read from its beginning.
 */
export function lineToChange({ mode, start, solution }: StepContent): number {
  if (!["run", "modify", "make"].includes(mode)) return 1;
  const lines = start.trimEnd().split("\n");
  const others = solution.trimEnd().split("\n");
  const at = others.findIndex((line, number) => line.trimEnd() !== lines[number]?.trimEnd());
  return Math.min(lines.length, at < 0 ? 1 : at + 1);
}
