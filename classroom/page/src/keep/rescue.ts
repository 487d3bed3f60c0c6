/**
 * The rescue file: every program of a seat with its versions, as plain JSON, for a USB stick or an e-mail.
 * Taking one in adds to what is here and replaces nothing. Exercises are on the other side of the wall:
 * they are never written into it, and never read from it.
 */
import type { Version } from "./db";
import type { Shelf } from "./shelf";

const FORMAT = "discovery-workshop rescue";
const VERSION = 1;
const MOST_CHARACTERS = 50_000_000;
const LONGEST_PROGRAM = 65_536;
const MOST_ROWS = 20_000;
const NAME = /^(step|story|free):[A-Za-z0-9_-]{1,64}$/;
const REASONS = ["run", "passed", "replaced", "imported", "undone"] as const;

interface Program {
  document: string;
  source: string;
  at: string;
}
type Earlier = Program & { why: Version["why"] };
export interface Rescue {
  format: string;
  version: number;
  animal: string;
  documents: Program[];
  versions: Earlier[];
}

/** Why a file cannot be taken in: the name of a sentence. */
export class RescueProblem extends Error {
  constructor(readonly id: "rescue_foreign" | "rescue_broken" | "rescue_newer") {
    super(id);
  }
}

export async function collect(shelf: Shelf, animal: string): Promise<Rescue> {
  const documents = shelf.all().map(({ document, source, at }) => ({ document, source, at }));
  const versions = (await shelf.allVersions()).map(({ document, source, at, why }) => ({
    document,
    source,
    at,
    why,
  }));
  return { format: FORMAT, version: VERSION, animal, documents, versions };
}

/** @throws RescueProblem */
export function readRescue(text: string): Rescue {
  const found = parsed(text);
  if (found["format"] !== FORMAT) throw new RescueProblem("rescue_foreign");
  if (typeof found["version"] === "number" && found["version"] > VERSION)
    throw new RescueProblem("rescue_newer");
  const documents = rows(found["documents"]).map(program);
  const versions = rows(found["versions"]).map((row) => ({ ...program(row), why: reason(row["why"]) }));
  return { format: FORMAT, version: VERSION, animal: String(found["animal"] ?? ""), documents, versions };
}

function parsed(text: string): Record<string, unknown> {
  if (text.length > MOST_CHARACTERS) throw new RescueProblem("rescue_foreign");
  try {
    const found: unknown = JSON.parse(text);
    if (isRecord(found)) return found;
  } catch {
    if (text.includes(FORMAT)) throw new RescueProblem("rescue_broken"); // ours, cut short
  }
  throw new RescueProblem("rescue_foreign");
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === "object" && found !== null && !Array.isArray(found);
}

function rows(found: unknown): Record<string, unknown>[] {
  if (!Array.isArray(found) || found.length > MOST_ROWS || !found.every(isRecord))
    throw new RescueProblem("rescue_broken");
  return found;
}

function program(row: Record<string, unknown>): Program {
  const { document, source, at } = row;
  if (typeof document !== "string" || !NAME.test(document)) throw new RescueProblem("rescue_broken");
  if (typeof source !== "string" || source.length > LONGEST_PROGRAM) throw new RescueProblem("rescue_broken");
  if (typeof at !== "string" || Number.isNaN(Date.parse(at))) throw new RescueProblem("rescue_broken");
  return { document, source, at };
}

function reason(found: unknown): Version["why"] {
  return REASONS.find((known) => known === found) ?? "imported";
}

export interface Gained {
  programs: number;
  versions: number;
}

/** A program that is not here yet comes back as it was; any other text joins the versions. */
export async function takeIn(shelf: Shelf, rescue: Rescue): Promise<Gained> {
  const known = new Set((await shelf.allVersions()).map(keyOf));
  const gained = { programs: 0, versions: 0 };
  const addVersion = async (version: Earlier) => {
    if (known.has(keyOf(version))) return;
    known.add(keyOf(version));
    await shelf.addVersion(version);
    gained.versions += 1;
  };
  for (const version of rescue.versions) await addVersion(version);
  for (const theirs of rescue.documents) {
    const mine = shelf.get(theirs.document);
    if (mine === undefined) {
      shelf.change(theirs.document, theirs.source);
      gained.programs += 1;
    } else if (mine.source !== theirs.source) await addVersion({ ...theirs, why: "imported" });
  }
  await shelf.written();
  return gained;
}

function keyOf({ document, source, at }: Program): string {
  return JSON.stringify([document, at, source]);
}
