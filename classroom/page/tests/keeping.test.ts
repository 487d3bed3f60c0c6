import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused, Unreachable, type Snapshot } from "../src/api";
import { openStore, type Store } from "../src/keep/db";
import { Journal } from "../src/keep/journal";
import { batches, Sender, shelfOutlet } from "../src/keep/sender";
import { Shelf } from "../src/keep/shelf";

/** The server's side of the contract: idempotent by number, another text under a number is refused. */
class Server {
  readonly held = new Map<string, Map<number, string>>();
  away = false;
  loseAnswer = false;

  highest(document: string): number {
    return Math.max(0, ...(this.held.get(document)?.keys() ?? []));
  }

  newest(document: string): string | undefined {
    return this.held.get(document)?.get(this.highest(document));
  }

  save = async (snapshots: Snapshot[]): Promise<Record<string, number>> => {
    await Promise.resolve();
    if (this.away) throw new Unreachable("away");
    for (const { document, seq, source } of snapshots) this.store(document, seq, source);
    if (this.loseAnswer) throw new Unreachable("the answer got lost");
    return Object.fromEntries(snapshots.map(({ document }) => [document, this.highest(document)]));
  };

  private store(document: string, seq: number, source: string): void {
    const versions = this.held.get(document) ?? new Map<number, string>();
    this.held.set(document, versions);
    if ((versions.get(seq) ?? source) !== source) {
      const error = { id: "seq_conflict", document, highest: this.highest(document) };
      throw new Refused(409, "seq_conflict", "conflict", { error });
    }
    versions.set(seq, source);
  }
}

let store: Store;
let server: Server;
let name = 0;

beforeEach(async () => {
  name += 1;
  store = await openStore(`test ${name}`);
  server = new Server();
});
afterEach(() => void vi.useRealTimers());

async function opened(owner = "1/4821"): Promise<{ shelf: Shelf; sender: Sender }> {
  const shelf = new Shelf(owner, store);
  await shelf.load();
  return { shelf, sender: new Sender([shelfOutlet(shelf, server.save)]) };
}

describe("a shelf", () => {
  it("finds every change again after a reload", async () => {
    const { shelf } = await opened();
    shelf.change("step:hello", "a");
    shelf.change("step:hello", "ab");
    await shelf.written();
    const again = (await opened()).shelf;
    expect(again.get("step:hello")).toMatchObject({ source: "ab", seq: 2, sent: 0 });
  });

  it("keeps the programs of two people apart", async () => {
    const { shelf } = await opened("1/4821");
    shelf.change("step:hello", "mine");
    await shelf.written();
    expect((await opened("1/9999")).shelf.get("step:hello")).toBeUndefined();
  });

  it("takes the server's text when its number is higher, and keeps its own as a version", async () => {
    const { shelf } = await opened();
    shelf.change("step:hello", "mine");
    await shelf.reconcile({ "step:hello": { seq: 9, source: "theirs", saved_at: "" } });
    expect(shelf.get("step:hello")).toMatchObject({ source: "theirs", seq: 9, sent: 9 });
    expect((await shelf.versions("step:hello")).map(({ source }) => source)).toEqual(["mine"]);
  });

  it("keeps its own text when its number is higher", async () => {
    const { shelf } = await opened();
    for (const text of ["a", "ab", "abc"]) shelf.change("step:hello", text);
    await shelf.reconcile({ "step:hello": { seq: 2, source: "ab", saved_at: "" } });
    expect(shelf.unsent()).toMatchObject([{ source: "abc", seq: 3 }]);
  });

  it("goes above the server when the same number holds another text, and loses neither", async () => {
    const { shelf } = await opened();
    shelf.change("step:hello", "mine");
    await shelf.reconcile({ "step:hello": { seq: 1, source: "theirs", saved_at: "" } });
    expect(shelf.unsent()).toMatchObject([{ source: "mine", seq: 2 }]);
    expect((await shelf.versions("step:hello")).map(({ source }) => source)).toEqual(["theirs"]);
  });

  it("keeps one version of a text run twice", async () => {
    const { shelf } = await opened();
    await shelf.keepVersion("step:hello", "a", "run");
    await shelf.keepVersion("step:hello", "a", "run");
    await shelf.keepVersion("step:hello", "b", "run");
    expect(await shelf.versions("step:hello")).toHaveLength(2);
  });
});

describe("a sender", () => {
  it("sends what changed, and says so when the server has it", async () => {
    const { shelf, sender } = await opened();
    shelf.change("step:hello", "a");
    await sender.flush();
    expect(server.newest("step:hello")).toBe("a");
    expect(sender.state).toBe("saved");
    expect(shelf.unsent()).toEqual([]);
  });

  it("tries again by itself until the server is back", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { shelf, sender } = await opened();
    server.away = true;
    shelf.change("step:hello", "a");
    await sender.flush();
    expect(sender.state).toBe("away");
    server.away = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(sender.state).toBe("saved");
    expect(server.newest("step:hello")).toBe("a");
  });

  it("goes above a number that the server holds with another text", async () => {
    const { shelf, sender } = await opened();
    await server.save([{ document: "step:hello", seq: 1, source: "other", at: "" }]);
    shelf.change("step:hello", "mine");
    await sender.flush();
    await sender.flush();
    expect(server.newest("step:hello")).toBe("mine");
  });

  it("stops for good when the seat was taken over, and keeps the work here", async () => {
    const { shelf } = await opened();
    const refuse = async () => { throw new Refused(409, "seat_taken_over", "elsewhere", {}); };
    const sender = new Sender([shelfOutlet(shelf, refuse)]);
    shelf.change("step:hello", "mine");
    await sender.flush();
    expect(sender.state).toBe("taken_over");
    await shelf.written();
    expect((await opened()).shelf.get("step:hello")?.source).toBe("mine");
  });

  it("cuts what it sends into calls below the server's limit", () => {
    const long = { source: "x".repeat(50_000) };
    expect(batches([long, long, { source: "y" }]).map((batch) => batch.length)).toEqual([1, 2]);
    expect(batches([])).toEqual([]);
  });
});

it("keeps events until they are acknowledged, with numbers that only grow", async () => {
  const got: number[] = [];
  let away = true;
  const post = async (_: string, events: { seq: number }[]) => {
    if (away) throw new Unreachable("away");
    got.push(...events.map(({ seq }) => seq));
  };
  const journal = new Journal("1/4821", () => "token", store, () => {}, post);
  for (let n = 0; n < 3; n += 1) await journal.add("run", "step:hello");
  await expect(journal.send(false)).rejects.toThrow(Unreachable);
  away = false;
  const again = new Journal("1/4821", () => "token", store, () => {}, post);
  await again.load();
  expect(again.pending()).toBe(true);
  await again.send(false);
  expect(got).toHaveLength(3);
  expect(new Set(got).size).toBe(3);
  expect([...got].sort((a, b) => a - b)).toEqual(got);
  expect(again.pending()).toBe(false);
});

it("is not held back by one event that the server refuses", async () => {
  const got: string[] = [];
  const post = async (_: string, events: { document: string }[]) => {
    if (events.some(({ document }) => document === "step:")) throw new Refused(422, "bad_request", "no", {});
    got.push(...events.map(({ document }) => document));
  };
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const journal = new Journal("1/4821", () => "token", store, () => {}, post);
  for (const document of ["step:a", "step:", "step:b"]) await journal.add("run", document);
  await journal.send(false);
  expect(got).toEqual(["step:a", "step:b"]);
  expect(warned).toHaveBeenCalledOnce();
  expect(journal.pending()).toBe(false);
});

type Move = { kind: "type"; document: string; text: string } | { kind: "network"; away: boolean; lose: boolean } | { kind: "reload" } | { kind: "flush"; wait: boolean };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("type" as const), document: fc.constantFrom("step:a", "step:b"), text: fc.string({ maxLength: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("network" as const), away: fc.boolean(), lose: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reload" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("flush" as const), wait: fc.boolean() }) },
);

/** A browser that types, loses the network, is killed and opened again, as often as the list says. */
async function live(moves: Move[]): Promise<void> {
  name += 1;
  store = await openStore(`test ${name}`);
  server = new Server();
  let desk = await opened();
  const typed = new Map<string, string>();
  for (const one of moves) {
    if (one.kind === "type") {
      desk.shelf.change(one.document, one.text);
      typed.set(one.document, one.text);
    } else if (one.kind === "network") {
      server.away = one.away;
      server.loseAnswer = one.lose;
    } else if (one.kind === "flush") {
      const sending = desk.sender.flush();
      if (one.wait) await sending;
    } else {
      await desk.shelf.written();
      desk = await opened();
    }
    for (const [document, text] of typed) expect(desk.shelf.get(document)?.source).toBe(text);
  }
  server.away = server.loseAnswer = false;
  await desk.sender.flush();
  await desk.sender.flush();
  for (const [document, text] of typed) expect(server.newest(document)).toBe(text);
  desk.sender.stop();
}

it("loses no change, whatever the network and the browser do", async () => {
  await fc.assert(fc.asyncProperty(fc.array(move, { maxLength: 40 }), live), { numRuns: 150, seed: 7 });
});
