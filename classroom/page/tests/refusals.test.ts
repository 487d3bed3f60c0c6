import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused, type SnapshotIn, Unreachable } from "../src/api";
import { openStore, type Store } from "../src/keep/db";
import { Journal } from "../src/keep/journal";
import { Sender, shelfOutlet } from "../src/keep/sender";
import { Shelf } from "../src/keep/shelf";
import { messages } from "../src/messages";
import { SAVING } from "../src/views/Keeping";
import { Server } from "./fake-server";

let store: Store;
let server: Server;
let name = 0;

beforeEach(async () => {
  name += 1;
  store = await openStore(`refusals ${name}`);
  server = new Server();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function opened(owner = "1/4821"): Promise<{ shelf: Shelf }> {
  const shelf = new Shelf(owner, store);
  await shelf.load();
  return { shelf };
}

describe("a sender that is refused, or not understood", () => {
  it("holds nothing back for a text that the server never takes, and says so", async () => {
    const { shelf } = await opened();
    const tooLong = async (batch: SnapshotIn[]) => {
      if (batch.some(({ source }) => source.length > 100))
        throw new Refused(413, "too_large", "Ce programme est trop long.", {});
      return server.save(batch);
    };
    const sender = new Sender([shelfOutlet(shelf, tooLong)]);
    shelf.change("step:hello", "x".repeat(200));
    shelf.change("step:countdown", "b");
    await sender.flush();
    expect(server.newest("step:countdown")).toBe("b");
    expect([sender.state, sender.problem?.message]).toEqual(["refused", "Ce programme est trop long."]);
    shelf.change("step:countdown", "c");
    sender.nudge();
    expect(sender.state).toBe("refused");
    await sender.flush();
    expect([server.newest("step:countdown"), sender.state]).toEqual(["c", "refused"]);
    expect((await opened()).shelf.get("step:hello")?.source).toBe("x".repeat(200));
    shelf.change("step:hello", "short");
    await sender.flush();
    expect([server.newest("step:hello"), sender.state, sender.problem]).toEqual(["short", "saved", null]);
  });

  it.each([
    ["a page of a proxy", new SyntaxError("Unexpected token '<'")],
    ["an empty answer", new TypeError("Cannot read properties of undefined")],
  ])("takes %s for no answer, and tries again", async (_, answer) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const { shelf } = await opened();
    let odd = true;
    const sender = new Sender([
      shelfOutlet(shelf, async (batch) => {
        if (odd) throw answer;
        return server.save(batch);
      }),
    ]);
    shelf.change("step:hello", "a");
    await sender.flush();
    expect(sender.state).toBe("away");
    odd = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect([server.newest("step:hello"), sender.state]).toEqual(["a", "saved"]);
  });

  it.each(["sent to nobody", "a proxy's page"])(
    "says that texts are saved whatever keeps events back: %s",
    async (why) => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      const { shelf } = await opened();
      let blocked = true;
      const sent: number[] = [];
      const journal = new Journal(
        "1/4821",
        () => "token",
        store,
        () => {},
        async (_token, events) => {
          if (blocked) throw why === "sent to nobody" ? new Unreachable("blocked") : new SyntaxError(why);
          sent.push(...events.map(({ seq }) => seq));
          return { stored: 0 };
        },
      );
      const sender = new Sender([shelfOutlet(shelf, server.save), journal]);
      await journal.add("run", "step:hello");
      shelf.change("step:hello", "a");
      await sender.flush();
      expect([server.newest("step:hello"), sender.state, journal.pending()]).toEqual(["a", "saved", true]);
      blocked = false;
      await vi.advanceTimersByTimeAsync(40_000);
      vi.useRealTimers();
      await vi.waitFor(() =>
        expect([sent.length, journal.pending(), sender.state]).toEqual([1, false, "saved"]),
      );
    },
  );

  it("sends from memory the events that this computer could not keep", async () => {
    const sent: string[] = [];
    const full = Object.assign(Object.create(store) as Store, {
      addEvent: () => Promise.reject(new DOMException("full", "QuotaExceededError")),
      events: () => Promise.reject(new DOMException("closing", "InvalidStateError")),
    });
    const journal = new Journal(
      "1/4821",
      () => "token",
      full,
      () => {},
      async (_token, events) => {
        sent.push(...events.map(({ kind }) => kind));
        return { stored: 0 };
      },
    );
    await journal.add("run", "step:hello");
    await journal.add("checked", "step:hello", { passed: true });
    await journal.send(false);
    expect([sent, journal.pending()]).toEqual([["run", "checked"], false]);
  });
});

it.each(Object.entries(SAVING))(
  "claims of a text that is %s no more than is so",
  (state, { here, nowhere }) => {
    const kept = /gardé ici|Enregistré ici|est gardé/;
    expect(messages[here].fr).not.toBe("");
    expect(messages[nowhere].fr).not.toMatch(kept);
    const reached = /Enregistré( ici et)? sur le serveur/;
    expect([reached.test(messages[here].fr), reached.test(messages[nowhere].fr)]).toEqual([
      state === "saved",
      state === "saved",
    ]);
  },
);
