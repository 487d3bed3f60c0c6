import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused, Unreachable } from "../src/api";
import { openStore, type Store } from "../src/keep/db";
import { Journal } from "../src/keep/journal";
import { batches, Sender, shelfOutlet } from "../src/keep/sender";
import { Shelf } from "../src/keep/shelf";
import { Server } from "./fake-server";

let store: Store;
let server: Server;
let name = 0;

beforeEach(async () => {
  name += 1;
  store = await openStore(`test ${name}`);
  server = new Server();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

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

  it("goes on with its text when the server has an older one that it never sent; keeps both", async () => {
    const { shelf } = await opened();
    for (const text of ["m", "mi", "min", "mine"]) shelf.change("step:hello", text);
    await shelf.reconcile({ "step:hello": { seq: 2, source: "from another computer", saved_at: "" } });
    expect(shelf.unsent()).toMatchObject([{ source: "mine", seq: 4 }]);
    expect((await shelf.versions("step:hello")).map(({ source }) => source)).toEqual([
      "from another computer",
    ]);
  });

  it("loses nothing that is typed while it compares with the server", async () => {
    const { shelf } = await opened();
    shelf.change("step:hello", "mine");
    const comparing = shelf.reconcile({ "step:hello": { seq: 9, source: "theirs", saved_at: "" } });
    shelf.change("step:hello", "mine, longer");
    await comparing;
    const old = (await shelf.versions("step:hello")).map(({ source }) => source);
    expect([shelf.get("step:hello")?.source, ...old]).toContain("mine, longer");
  });

  it("sends again what a server put back to an older copy has lost", async () => {
    const { shelf, sender } = await opened();
    shelf.change("step:hello", "a");
    shelf.change("step:world", "b");
    await sender.flush();
    server = new Server();
    shelf.sendAgainWhatIsMissing({ "step:world": { seq: 1, source: "b", saved_at: "" } });
    expect(shelf.unsent()).toMatchObject([{ document: "step:hello", source: "a" }]);
  });

  it("hands over to a newer tab what was typed after that tab had read the store", async () => {
    const older = (await opened()).shelf;
    older.change("step:hello", "a");
    await older.written();
    const newer = (await opened()).shelf;
    older.change("step:hello", "ab");
    await newer.takeFrom(await older.release());
    older.change("step:hello", "too late");
    expect(newer.get("step:hello")?.source).toBe("ab");
    newer.change("step:hello", "abc");
    await newer.written();
    expect((await opened()).shelf.get("step:hello")?.source).toBe("abc");
  });

  it("keeps both texts when two tabs typed at once, the newer one on the screen", async () => {
    const older = (await opened()).shelf;
    const newer = (await opened()).shelf;
    older.change("step:hello", "older");
    newer.change("step:hello", "newer");
    await newer.takeFrom(await older.release());
    expect(newer.unsent()).toMatchObject([{ source: "newer", seq: 2 }]);
    expect((await newer.versions("step:hello")).map(({ source }) => source)).toEqual(["older"]);
  });

  it("tries a write again that this computer refused", async () => {
    const { shelf } = await opened();
    const write = vi.spyOn(store, "putDocuments").mockRejectedValueOnce(new Error("the disk is full"));
    shelf.change("step:hello", "a");
    await shelf.written();
    expect(shelf.writeProblem).not.toBeNull();
    shelf.change("step:world", "b");
    await shelf.written();
    write.mockRestore();
    expect(shelf.writeProblem).toBeNull();
    expect((await opened()).shelf.get("step:hello")?.source).toBe("a");
  });

  it("writes through to the disk while it has the only copy", async () => {
    const { shelf } = await opened();
    const write = vi.spyOn(store, "putDocuments");
    shelf.change("step:hello", "a");
    await shelf.written();
    shelf.standAlone(true);
    await shelf.written();
    expect(write.mock.calls.map(([, onDisk]) => onDisk)).toEqual([false, true]);
    write.mockRestore();
  });

  it("does not wait for an earlier write when the page closes", async () => {
    const { shelf } = await opened();
    // As long as a slow disk likes
    const write = vi.spyOn(store, "putDocuments").mockReturnValueOnce(new Promise(() => {}));
    shelf.change("step:hello", "a");
    shelf.change("step:hello", "ab");
    shelf.writeNow();
    write.mockRestore();
    await vi.waitFor(async () => {
      expect((await opened()).shelf.get("step:hello")?.source).toBe("ab");
    });
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
    const refuse = async () => {
      throw new Refused(409, "seat_taken_over", "elsewhere", {});
    };
    const sender = new Sender([shelfOutlet(shelf, refuse)]);
    shelf.change("step:hello", "mine");
    await sender.flush();
    expect(sender.state).toBe("taken_over");
    await shelf.written();
    expect((await opened()).shelf.get("step:hello")?.source).toBe("mine");
  });

  it("puts its text above one that another tab stored under a higher number", async () => {
    const { shelf, sender } = await opened();
    await server.save([{ document: "step:hello", seq: 9, source: "other", at: "" }]);
    shelf.change("step:hello", "mine");
    await sender.flush();
    await sender.flush();
    expect(server.newest("step:hello")).toBe("mine");
  });

  it("is quiet once another tab works, whatever was on its way", async () => {
    const { shelf, sender } = await opened();
    shelf.change("step:hello", "mine");
    const sending = sender.flush();
    sender.stop("other_tab");
    await sending;
    expect(sender.state).toBe("other_tab");
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
    return { stored: Math.max(...got) };
  };
  const journal = new Journal(
    "1/4821",
    () => "token",
    store,
    () => {},
    post,
  );
  for (let n = 0; n < 3; n += 1) await journal.add("run", "step:hello");
  await expect(journal.send(false)).rejects.toThrow(Unreachable);
  away = false;
  const again = new Journal(
    "1/4821",
    () => "token",
    store,
    () => {},
    post,
  );
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
    return { stored: 0 };
  };
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  const journal = new Journal(
    "1/4821",
    () => "token",
    store,
    () => {},
    post,
  );
  for (const document of ["step:a", "step:", "step:b"]) await journal.add("run", document);
  await journal.send(false);
  expect(got).toEqual(["step:a", "step:b"]);
  expect(warned).toHaveBeenCalledOnce();
  expect(journal.pending()).toBe(false);
});
