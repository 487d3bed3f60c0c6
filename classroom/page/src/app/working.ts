/**
 * The last text of each program that worked: passed its check, or ran without an error until it was stopped.
 */
import { signal } from "@preact/signals";
import { session } from "../state";
import { store } from "./device";

export interface Working {
  source: string;
  at: string;
}

/** By document, for this seat. */
export const working = signal<Record<string, Working>>({});
let tried: { document: string; source: string; begun: boolean } | null = null;

export async function loadWorking(owner: string): Promise<void> {
  working.value = (await store().setting<Record<string, Working>>(`working ${owner}`)) ?? {};
}

export function worked(document: string, source: string): void {
  working.value = { ...working.value, [document]: { source, at: new Date().toISOString() } };
  void store().putSetting(`working ${session.value?.owner ?? ""}`, working.value);
}

/** A run begins: nothing is known of it yet. */
export function runBegins(document: string, source: string): void {
  tried = { document, source, begun: false };
}

/** Its first picture is there. */
export function runShows(): void {
  if (tried) tried.begun = true;
}

/** The run is over. Without an error on the way, its text is one to come back to. */
export function runEnds(well: boolean): void {
  if (well && tried?.begun) worked(tried.document, tried.source);
  tried = null;
}
