/** What happened at this seat (opened, run, checked ...), kept until the server has it. */
import { api, Refused, type EventKind } from "../api";
import type { KeptEvent, Store } from "./db";
import type { Outlet } from "./sender";

const BATCH = 50;
/** Answers that trying again cannot change: the body is wrong, too long, or not what the server knows. */
const FOR_EVER = [400, 404, 413, 422];

export class Journal implements Outlet {
  private waiting = 0;
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
    await this.store.addEvent({ owner: this.owner, seq: this.last, kind, document, data });
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
    const batch = await this.store.events(this.owner, BATCH);
    await this.sendBatch(batch, lasting);
    await this.store.dropEvents(batch);
    this.waiting = batch.length < BATCH ? 0 : this.waiting - batch.length;
  }
}
