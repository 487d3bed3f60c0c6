/** What happened at this seat (opened, run, checked ...), kept until the server has it. */
import { api, Refused, type EventKind } from "../api";
import type { KeptEvent, Store } from "./db";
import { FOR_EVER, type Outlet } from "./sender";

const BATCH = 50;
const MOST_UNKEPT = 500;

export class Journal implements Outlet {
  readonly aside = true;
  private waiting = 0;
  /** What this browser could not keep: sent from memory. */
  private unkept: KeptEvent[] = [];
  private last = 0;

  constructor(
    private readonly owner: string,
    private readonly token: () => string,
    private readonly store: Store,
    private readonly onAdded: () => void = () => {},
    private readonly post: typeof api.events = api.events,
  ) {}

  async load(): Promise<void> {
    const events = await this.store.events(this.owner, 10_000);
    this.waiting = events.length;
    this.last = events[events.length - 1]?.seq ?? 0;
  }

  /** Numbers are moments: a seat that continues on another computer never uses a number twice. */
  async add(kind: EventKind, document: string, data: Record<string, unknown> = {}): Promise<void> {
    this.last = Math.max(Date.now(), this.last + 1);
    this.waiting += 1;
    const event = { owner: this.owner, seq: this.last, kind, document, data };
    try {
      await this.store.addEvent(event);
    } catch {
      this.unkept = [...this.unkept, event].slice(-MOST_UNKEPT);
    }
    this.onAdded();
  }

  /** An event that the server will never take must not hold back all that come after it. */
  private async sendBatch(batch: KeptEvent[], lasting: boolean): Promise<void> {
    const bare = batch.map(({ seq, kind, document, data }) => ({ seq, kind, document, data }));
    try {
      if (bare.length > 0) await this.post(this.token(), bare, lasting);
    } catch (problem) {
      if (!(problem instanceof Refused) || !FOR_EVER.includes(problem.status)) throw problem;
      if (batch.length === 1)
        return console.warn("The server does not take this event:", batch[0], problem.message);
      for (const event of batch) await this.sendBatch([event], lasting);
    }
  }

  /** The server already has events up to this number, sent from another computer perhaps. */
  startAbove(seq: number): void {
    this.last = Math.max(this.last, seq);
  }

  pending(): boolean {
    return this.waiting > 0;
  }

  async send(lasting: boolean): Promise<void> {
    const kept = await this.store.events(this.owner, BATCH).catch(() => []);
    await this.sendBatch(kept, lasting);
    await this.store.dropEvents(kept).catch(() => {});
    const unkept = this.unkept;
    await this.sendBatch(unkept, lasting);
    this.unkept = this.unkept.filter((event) => !unkept.includes(event));
    this.waiting = this.unkept.length + (kept.length < BATCH ? 0 : Math.max(this.waiting - kept.length, 1));
  }
}
