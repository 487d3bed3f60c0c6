/**
 * Sends what is not yet on the server, for as long as it takes: at once after a pause in typing, then
 * again after 1, 2, 4 ... 30 seconds while the server is away. Nothing is dropped before it is acknowledged.
 * What the server will never take holds back nothing else: it stays here, and is said.
 */
import { Refused, Unreachable } from "../api";
import type { Shelf } from "./shelf";

export type Sending = "saved" | "waiting" | "away" | "taken_over" | "other_tab" | "unknown_seat" | "refused";

export interface Outlet {
  /** Sends everything that waits. @throws Refused, Unreachable */
  send(lasting: boolean): Promise<void>;
  pending(): boolean;
  /** Why the server will never take a part as it is; the rest goes on. */
  refusal?(): Refused | null;
  /** What is sent beside the texts: whether they are saved does not depend on it. */
  readonly aside?: boolean;
}

/** Answers that trying again cannot change: the body is wrong, too long, or not what the server knows. */
export const FOR_EVER = [400, 404, 413, 422];

const CALM_MS = 600;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

export class Sender {
  state: Sending = "saved";
  problem: Refused | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round: Promise<void> | null = null;
  private failures = 0;

  constructor(
    private readonly outlets: Outlet[],
    private readonly onState: (state: Sending) => void = () => {},
  ) {}

  /** Something changed: it leaves soon. */
  nudge(): void {
    if (this.stopped || !this.pending()) return;
    const calm = this.state === "saved" || this.state === "waiting";
    if (calm && this.outlets.some((outlet) => !outlet.aside && outlet.pending())) this.become("waiting");
    if (this.timer === undefined) this.plan(this.failures > 0 ? this.delay() : CALM_MS);
  }

  /** Tries now, whatever was planned. Resolves when this attempt is over. */
  async flush(lasting = false): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.round && !lasting) return this.round;
    this.round = this.attempt(lasting).finally(() => {
      this.round = null;
    });
    return this.round;
  }

  /** For good: the seat is on another computer, in another tab, or not known any more. */
  stop(why: "taken_over" | "other_tab" | "unknown_seat" = "taken_over"): void {
    clearTimeout(this.timer);
    this.become(why);
  }

  private get stopped(): boolean {
    return this.state === "taken_over" || this.state === "other_tab" || this.state === "unknown_seat";
  }

  private pending(): boolean {
    return this.outlets.some((outlet) => outlet.pending());
  }

  private async attempt(lasting: boolean): Promise<void> {
    if (this.stopped) return;
    const behind = await this.sendAside(lasting, await this.sendTexts(lasting));
    if (behind === "failed" || this.stopped) return;
    this.failures = behind === "late" ? this.failures + 1 : 0;
    this.problem = this.outlets.map((outlet) => outlet.refusal?.()).find(Boolean) ?? null;
    this.become(this.problem ? "refused" : "saved");
    if (behind === "late") this.plan(this.delay());
    else this.nudge();
  }

  private async sendTexts(lasting: boolean): Promise<"sent" | "failed"> {
    try {
      for (const outlet of this.outlets) if (!outlet.aside && outlet.pending()) await outlet.send(lasting);
      return "sent";
    } catch (problem) {
      this.failed(problem);
      return "failed";
    }
  }

  /** Whatever keeps these back is tried again later; only a seat that is gone ends all. */
  private async sendAside(lasting: boolean, texts: "sent" | "failed"): Promise<"sent" | "late" | "failed"> {
    if (texts === "failed") return "failed";
    try {
      for (const outlet of this.outlets) if (outlet.aside && outlet.pending()) await outlet.send(lasting);
      return "sent";
    } catch (problem) {
      if (!ends(problem)) return "late";
      this.failed(problem);
      return "failed";
    }
  }

  private failed(problem: unknown): void {
    if (this.stopped) return;
    this.failures += 1;
    if (problem instanceof Refused) {
      this.problem = problem;
      if (problem.id === "seat_taken_over") return this.become("taken_over");
      if (problem.status === 401) return this.become("unknown_seat");
      this.become("refused");
    } else {
      // An answer that is none (a proxy's page, an empty one) says as much as no answer.
      if (!(problem instanceof Unreachable)) console.warn("The server's answer could not be read:", problem);
      this.become("away");
    }
    this.plan(this.delay());
  }

  private delay(): number {
    return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, this.failures - 1));
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private become(state: Sending): void {
    this.state = state;
    this.onState(state);
  }
}

/** Whether the seat is not ours any more. */
function ends(problem: unknown): boolean {
  return problem instanceof Refused && (problem.id === "seat_taken_over" || problem.status === 401);
}

/** The programs of a shelf, in batches that stay far below the server's limit on one call. */
export function shelfOutlet(
  shelf: Shelf,
  send: (batch: ReturnType<Shelf["unsent"]>, lasting: boolean) => Promise<Record<string, number>>,
): Outlet {
  return {
    pending: () => shelf.unsent().length > 0,
    refusal: () => shelf.refusal(),
    async send(lasting) {
      for (const batch of batches(shelf.unsent()))
        await sendBatch(shelf, batch, (part) => send(part, lasting));
    },
  };
}

const BATCH_CHARACTERS = 60_000;

export function batches<T extends { source: string }>(all: T[]): T[][] {
  const result: T[][] = [];
  let size = Infinity;
  for (const one of all) {
    if (size + one.source.length > BATCH_CHARACTERS) {
      result.push([]);
      size = 0;
    }
    result[result.length - 1]?.push(one);
    size += one.source.length;
  }
  return result;
}

type Batch = ReturnType<Shelf["unsent"]>;

async function sendBatch(
  shelf: Shelf,
  batch: Batch,
  send: (batch: Batch) => Promise<Record<string, number>>,
): Promise<void> {
  try {
    const highest = await send(batch);
    shelf.stored(Object.fromEntries(batch.map(({ document, seq }) => [document, seq])));
    for (const [document, seq] of Object.entries(highest)) shelf.goAbove(document, seq);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    if (problem.id === "seq_conflict") raise(shelf, conflicts(problem, batch));
    else if (FOR_EVER.includes(problem.status)) await sendOneByOne(shelf, batch, send, problem);
    else throw problem;
  }
}

function raise(shelf: Shelf, above: [string, number][]): void {
  for (const [document, highest] of above) shelf.raise(document, highest);
}

/** A refusal of several is about one of them, or more: whichever it is stays here, the others leave. */
async function sendOneByOne(
  shelf: Shelf,
  batch: Batch,
  send: (batch: Batch) => Promise<Record<string, number>>,
  problem: Refused,
): Promise<void> {
  const [only, ...others] = batch;
  if (only && others.length === 0) shelf.refused(only, problem);
  else for (const one of batch) await sendBatch(shelf, [one], send);
}

/** Which numbers the server already uses, from the answer to a refused batch. */
function conflicts(problem: Refused, batch: Batch): [string, number][] {
  const error = (problem.answer["error"] ?? {}) as { document?: string; highest?: number };
  const highest = error.highest ?? Math.max(...batch.map(({ seq }) => seq));
  const concerned = error.document ? batch.filter(({ document }) => document === error.document) : batch;
  return concerned.map(({ document }) => [document, highest]);
}
