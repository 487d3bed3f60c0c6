/** How `rescue.json` was made, once, by the page of the kit at 0.1.0: its own shelf, its own file. README.md has the commands. */
import "fake-indexeddb/auto";
import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { openStore } from "../src/keep/db";
import { collect } from "../src/keep/rescue";
import { Shelf } from "../src/keep/shelf";

const SHELF = "fromages = 6\nheros.x = 100 + fromages * 40\n";
const PRICE = "def prix(fromages):\n    return fromages * 4\n\nheros.dire(prix(3))\n";

it("keeps what a morning at the dairy leaves behind", async () => {
  const shelf = new Shelf("3/0412", await openStore());
  shelf.change("step:shelf", "fromages = 2\nheros.x = 100 + fromages * 40\n");
  await shelf.keepVersion("step:shelf", "fromages = 40\nheros.x = 100 + fromages * 40\n", "run");
  shelf.change("step:shelf", SHELF);
  await shelf.keepVersion("step:shelf", SHELF, "passed");
  shelf.change("step:price", PRICE);
  await shelf.keepVersion("step:price", "def prix(fromages):\n    return 4\n", "undone");
  await shelf.addVersion({ document: "step:only_earlier", source: "heros.x = 10\n", at: "2026-11-20T08:30:00.000Z", why: "imported" });
  shelf.change("story:cards", "place.night,rule.one");
  shelf.change("free:my_game", "# À moi : 🐐 « bêê »\nheros.dire(\"salut\")\n");
  await shelf.reconcile({ "free:my_game": { seq: 9, source: "heros.x = 200\n", saved_at: "2026-11-20T09:00:00.000Z" } });
  await shelf.written();
  writeFileSync(process.env["RESCUE"] ?? "rescue.json", JSON.stringify(await collect(shelf, "goat"), null, 1));
});
