import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openStore, type Kept, type Store } from "../src/keep/db";
import { Sender, shelfOutlet } from "../src/keep/sender";
import { Shelf } from "../src/keep/shelf";
import { Server } from "./fake-server";

/** One tab: what it does to the store ends at once when it is killed, in the middle of a write too. */
class Tab {
  private alive = true;
  readonly shelf: Shelf;
  readonly sender: Sender;

  constructor(
    store: Store,
    server: Server,
    private readonly onWritten: (kept: Kept[]) => void,
  ) {
    this.shelf = new Shelf("1/4821", this.mortal(store));
    this.sender = new Sender([shelfOutlet(this.shelf, (batch) => server.save(batch))]);
  }

  private mortal(store: Store): Store {
    const put = async (kept: Kept[], onDisk?: boolean) => {
      if (!this.alive) return new Promise<void>(() => {});
      await store.putDocuments(kept, onDisk);
      this.onWritten(kept);
    };
    return new Proxy(store, {
      get: (target, name) => (name === "putDocuments" ? put : Reflect.get(target, name).bind?.(target)),
    });
  }

  kill(): void {
    this.alive = false;
    this.sender.stop();
  }
}

const DOCUMENTS = ["step:a", "step:b", "story:cards"];
type Move =
  | { kind: "type"; document: string; text: string }
  | { kind: "network"; away: boolean; lose: boolean }
  | { kind: "flush"; wait: boolean }
  | { kind: "rest" }
  | { kind: "tab"; last: string }
  | { kind: "kill" };

const typing: fc.Arbitrary<Move> = fc.record({
  kind: fc.constant("type" as const),
  document: fc.constantFrom(...DOCUMENTS),
  text: fc.string({ maxLength: 5 }),
});
const around: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant("network" as const), away: fc.boolean(), lose: fc.boolean() }),
  fc.record({ kind: fc.constant("flush" as const), wait: fc.boolean() }),
  fc.constant<Move>({ kind: "rest" }),
  fc.record({ kind: fc.constant("tab" as const), last: fc.string({ maxLength: 5 }) }),
);

let name = 0;

/** One person's day at one computer, and what must stay true at every moment of it. */
class Day {
  readonly server = new Server();
  /** The last text of each program that this computer had written, then those typed since. */
  private readonly since = new Map<string, string[]>();
  private store!: Store;
  private tab!: Tab;

  async begin(): Promise<void> {
    name += 1;
    this.store = await openStore(`day ${name}`);
    this.tab = await this.open();
  }

  private async open(): Promise<Tab> {
    const tab = new Tab(this.store, this.server, (kept) => {
      for (const { document, source } of kept) this.written(document, source);
    });
    await tab.shelf.load();
    return tab;
  }

  private written(document: string, source: string): void {
    const texts = this.since.get(document) ?? [];
    const at = texts.lastIndexOf(source);
    if (at > 0) this.since.set(document, texts.slice(at));
  }

  private type(document: string, text: string): void {
    const texts = this.since.get(document) ?? [""];
    this.since.set(document, [...texts, text]);
    this.tab.shelf.change(document, text);
  }

  async move(one: Move): Promise<void> {
    if (one.kind === "type") this.type(one.document, one.text);
    else if (one.kind === "network") Object.assign(this.server, { away: one.away, loseAnswer: one.lose });
    else if (one.kind === "flush") await this.flush(one.wait);
    else if (one.kind === "rest") await this.tab.shelf.written();
    else if (one.kind === "tab") await this.newTab(one.last);
    else await this.die();
    this.look();
  }

  private async flush(wait: boolean): Promise<void> {
    const sending = this.tab.sender.flush();
    if (wait) await sending;
  }

  /** A newer tab reads the store; the older one types its last letters, then hands over. */
  private async newTab(last: string): Promise<void> {
    const older = this.tab;
    const newer = await this.open();
    this.type("step:a", last);
    older.sender.stop("other_tab");
    await newer.shelf.takeFrom(await older.shelf.release());
    this.tab = newer;
  }

  private async die(): Promise<void> {
    this.tab.kill();
    this.tab = await this.open();
    for (const [document, texts] of this.since) {
      const found = this.tab.shelf.get(document)?.source ?? "";
      expect(texts).toContain(found);
      this.since.set(document, [found]);
    }
  }

  /** The newest text is on the screen, and "saved on the server" is said only of what is there. */
  private look(): void {
    for (const [document, texts] of this.since)
      expect(this.tab.shelf.get(document)?.source ?? "").toBe(texts.at(-1));
    for (const { document, source, seq, sent } of this.tab.shelf.all()) {
      if (sent === seq) expect(this.server.held.get(document)?.get(seq)).toBe(source);
    }
  }

  async end(): Promise<void> {
    Object.assign(this.server, { away: false, loseAnswer: false });
    for (let again = 0; again < 3; again += 1) await this.tab.sender.flush();
    for (const [document, texts] of this.since) expect(this.server.newest(document) ?? "").toBe(texts.at(-1));
    await this.tab.shelf.written();
    this.tab.kill();
  }
}

async function live(moves: Move[]): Promise<void> {
  const day = new Day();
  await day.begin();
  for (const one of moves) await day.move(one);
  await day.end();
}

it("loses no change, whatever the network, the browser and a second tab do", async () => {
  const any = fc.oneof(
    { weight: 6, arbitrary: typing },
    { weight: 4, arbitrary: around },
    { weight: 1, arbitrary: fc.constant<Move>({ kind: "kill" }) },
  );
  await fc.assert(fc.asyncProperty(fc.array(any, { maxLength: 40 }), live), { numRuns: 150, seed: 7 });
});

/** A thousand changes, with twenty kills and everything else scattered among them. */
function longDay(seed: number): Move[] {
  const [[changes, troubles] = [[], []]] = fc.sample(
    fc.tuple(many(typing, 1000), many(fc.tuple(fc.nat(999), around), 300)),
    { seed, numRuns: 1 },
  );
  const [kills = []] = fc.sample(many(fc.nat(999), 20), { seed: seed + 1, numRuns: 1 });
  return changes.flatMap((change, n) => [
    change,
    ...troubles.filter(([when]) => when === n).map(([, trouble]) => trouble),
    ...kills.filter((when) => when === n).map((): Move => ({ kind: "kill" })),
  ]);
}

function many<T>(one: fc.Arbitrary<T>, count: number): fc.Arbitrary<T[]> {
  return fc.array(one, { minLength: count, maxLength: count, size: "max" });
}

it.each([1, 2, 3, 4, 5])(
  "loses none of 1,000 changes in a day of 20 kills (day %i)",
  async (seed) => {
    const moves = longDay(seed);
    expect(moves.filter(({ kind }) => kind === "type")).toHaveLength(1000);
    expect(moves.filter(({ kind }) => kind === "kill")).toHaveLength(20);
    await live(moves);
  },
  60_000,
);
