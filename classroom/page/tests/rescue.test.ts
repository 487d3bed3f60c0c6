import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../src/keep/db";
import { collect, readRescue, RescueProblem, takeIn } from "../src/keep/rescue";
import { Shelf } from "../src/keep/shelf";

let store: Store;
let name = 0;

beforeEach(async () => {
  name += 1;
  store = await openStore(`rescue ${name}`);
});

function shelfOf(owner: string): Shelf {
  return new Shelf(owner, store);
}

async function fileOf(shelf: Shelf): Promise<string> {
  return JSON.stringify(await collect(shelf, "fox"));
}

function refusal(text: string): string {
  try {
    readRescue(text);
    return "taken";
  } catch (problem) {
    return problem instanceof RescueProblem ? problem.id : String(problem);
  }
}

describe("a rescue file", () => {
  it("brings programs and versions to another computer", async () => {
    const mine = shelfOf("1/4821");
    mine.change("step:hello", "mine");
    mine.change("story:cards", "place.night");
    await mine.keepVersion("step:hello", "earlier", "run");
    await mine.keepVersion("step:never_changed", "as it was", "run");
    const other = shelfOf("7/1111");
    expect(await takeIn(other, readRescue(await fileOf(mine)))).toEqual({ programs: 2, versions: 2 });
    expect(other.get("step:hello")).toMatchObject({ source: "mine", owner: "7/1111", sent: 0 });
    expect(await other.versions("step:hello")).toMatchObject([{ source: "earlier", why: "run" }]);
  });

  it("replaces nothing: another text becomes a version", async () => {
    const mine = shelfOf("1/4821");
    mine.change("step:hello", "from the file");
    const other = shelfOf("7/1111");
    other.change("step:hello", "here");
    await takeIn(other, readRescue(await fileOf(mine)));
    expect(other.get("step:hello")?.source).toBe("here");
    expect(await other.versions("step:hello")).toMatchObject([{ source: "from the file", why: "imported" }]);
  });

  it("holds the programs of one person alone", async () => {
    shelfOf("2/2222").change("step:hello", "somebody else");
    const mine = shelfOf("1/4821");
    await mine.load();
    expect(await fileOf(mine)).not.toContain("somebody else");
  });
});

const document = fc.constantFrom("step:a", "step:b", "free:game");
const change = fc.record({ document, text: fc.string({ maxLength: 6 }), version: fc.boolean() });

async function lived(
  owner: string,
  changes: { document: string; text: string; version: boolean }[],
): Promise<Shelf> {
  const shelf = shelfOf(owner);
  for (const { document, text, version } of changes) {
    shelf.change(document, text);
    if (version) await shelf.keepVersion(document, text, "run");
  }
  return shelf;
}

async function everything(shelf: Shelf): Promise<Set<string>> {
  const versions = (await shelf.allVersions()).map(({ document, source }) => `${document} ${source}`);
  return new Set([...shelf.all().map(({ document, source }) => `${document} ${source}`), ...versions]);
}

it("only ever adds, and adds nothing the second time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 12 }),
      fc.array(change, { maxLength: 12 }),
      async (theirs, mine) => {
        name += 1;
        store = await openStore(`rescue ${name}`);
        const from = await lived("1/4821", theirs);
        const to = await lived("7/1111", mine);
        const before = new Map(to.all().map(({ document, source }) => [document, source]));
        const wanted = new Set([...(await everything(from)), ...(await everything(to))]);
        await takeIn(to, readRescue(await fileOf(from)));
        for (const [document, source] of before) expect(to.get(document)?.source).toBe(source);
        expect(await everything(to)).toEqual(wanted);
        expect(await takeIn(to, readRescue(await fileOf(from)))).toEqual({ programs: 0, versions: 0 });
      },
    ),
    { numRuns: 60, seed: 7 },
  );
});

describe("a file that is no rescue file", () => {
  const good = {
    format: "discovery-workshop rescue",
    version: 1,
    animal: "fox",
    documents: [],
    versions: [],
  };
  const row = { document: "step:hello", source: "a", at: "2026-01-01T10:00:00Z" };

  it.each([
    ["", "rescue_foreign"],
    ["holiday picture", "rescue_foreign"],
    ["[1, 2]", "rescue_foreign"],
    ["null", "rescue_foreign"],
    ['{"format": "something else"}', "rescue_foreign"],
    [JSON.stringify(good).slice(0, -9), "rescue_broken"],
    [JSON.stringify({ ...good, version: 2 }), "rescue_newer"],
    [JSON.stringify({ ...good, documents: "all" }), "rescue_broken"],
    [JSON.stringify({ ...good, versions: [3] }), "rescue_broken"],
    [JSON.stringify({ ...good, documents: [{ ...row, document: "item:best_jump" }] }), "rescue_broken"],
    [JSON.stringify({ ...good, documents: [{ ...row, document: "__proto__" }] }), "rescue_broken"],
    [JSON.stringify({ ...good, documents: [{ ...row, source: 3 }] }), "rescue_broken"],
    [JSON.stringify({ ...good, documents: [{ ...row, source: "x".repeat(65_537) }] }), "rescue_broken"],
    [JSON.stringify({ ...good, documents: [{ ...row, at: "yesterday" }] }), "rescue_broken"],
    [JSON.stringify({ ...good, documents: [row] }), "taken"],
  ])("%.60s: %s", (text, said) => expect(refusal(text)).toBe(said));

  it("never makes the page stumble, whatever is in it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((inner) => JSON.stringify({ ...good, documents: inner })),
        ),
        (text) => {
          expect(["taken", "rescue_foreign", "rescue_broken", "rescue_newer"]).toContain(refusal(text));
        },
      ),
      { seed: 7 },
    );
  });
});
