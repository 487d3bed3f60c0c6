import "fake-indexeddb/auto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openStore } from "../src/keep/db";
import { collect, readRescue, takeIn } from "../src/keep/rescue";
import { Shelf } from "../src/keep/shelf";

/** What each released kit left behind; a test in Python reads the rest. */
const OLD = new URL("../../../tests/old/", import.meta.url);
const VERSIONS = readdirSync(OLD)
  .filter((name) => /^\d/.test(name))
  .sort();

type Row = { document: string; source: string; at: string; why?: string };

function bySource(one: Row, other: Row): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

describe.each(VERSIONS)("the rescue file of %s", (version) => {
  const text = readFileSync(new URL(`${version}/rescue.json`, OLD), "utf8");
  const written = JSON.parse(text) as { documents: Row[]; versions: Row[] };

  it("opens, and brings every program and every version", async () => {
    expect([written.documents.length, written.versions.length]).toEqual([4, 5]);
    const shelf = new Shelf("5/1234", await openStore(`old ${version}`));
    expect(await takeIn(shelf, readRescue(text))).toEqual({ programs: 4, versions: 5 });
    expect(shelf.all().map(({ document, source }) => ({ document, source }))).toEqual(
      written.documents.map(({ document, source }) => ({ document, source })),
    );
    const again = await collect(shelf, "goat");
    expect([...again.versions].sort(bySource)).toEqual([...written.versions].sort(bySource));
  });

  it("adds nothing the second time", async () => {
    const shelf = new Shelf("6/1234", await openStore(`twice ${version}`));
    await takeIn(shelf, readRescue(text));
    expect(await takeIn(shelf, readRescue(text))).toEqual({ programs: 0, versions: 0 });
  });
});
