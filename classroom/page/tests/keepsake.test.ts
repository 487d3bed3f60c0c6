import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import frame from "../../../workshop_game/home/frame.json";
import type { TakenGame } from "../src/player/game";
import { keepsakeParts } from "../src/keepsake/html";
import { pieces } from "../src/player/highlight";
import { FILES, framed, opener } from "../src/keepsake/python";
import { messages } from "../src/messages";
import { ticksOf } from "../src/app/runs";
import { fromSevenBits, sevenBits } from "../src/player/seven";
import { storedFiles } from "../src/machine/unzip";
import { crc32, storedZip } from "../src/machine/zip";

const GAME: TakenGame = {
  title: "Mon <jeu>",
  name: "",
  language: "fr",
  source: 'print("</script><!-- é")',
  cards: [],
  recording: null,
  made: "2026-03-01T10:00:00Z",
  versions: { python: "1", pygame: "2", kit: "3" },
};

async function whole(parts: BlobPart[]): Promise<string> {
  return new Blob(parts).text();
}

test("any bytes come back from seven bits", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(sevenBits(bytes));
      expect(text).not.toMatch(/[\0\r<]/);
      expect(fromSevenBits(text, bytes.length)).toEqual(bytes);
    }),
  );
});

test("every value of a byte comes back", () => {
  const bytes = Uint8Array.from({ length: 65_536 }, (_, at) => (at % 2 ? at >> 8 : at & 255));
  expect(fromSevenBits(new TextDecoder().decode(sevenBits(bytes)), bytes.length)).toEqual(bytes);
});

test("a program cannot end the element that holds it", async () => {
  const html = await whole(keepsakeParts(GAME, 'const a = "</script>", b = "<!--";', [], "Non"));
  expect(html.match(/<\/script/g)).toHaveLength(2);
  expect(html).not.toContain("<!--");
  const json = /id="game">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(JSON.parse(json)).toEqual(GAME);
  expect(html).toContain("<title>Mon &#60;jeu&#62;</title>");
});

test("a file of the page is found again in its block", async () => {
  const bytes = Uint8Array.from([0, 13, 60, 255, 7]);
  const html = await whole(keepsakeParts(GAME, "", [{ name: "a.bin", size: 5, text: sevenBits(bytes) }], ""));
  const block = /data-file="a.bin" data-size="5">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  expect(fromSevenBits(block, 5)).toEqual(bytes);
});

test("the zip is one that Python reads, and that we read again", () => {
  const text = new TextEncoder();
  const entries = [
    { name: "mon-jeu/é.txt", data: text.encode("Osez !") },
    { name: "vide", data: new Uint8Array(0) },
  ];
  const parts = storedZip(entries);
  const file = join(mkdtempSync(join(tmpdir(), "zip-")), "a.zip");
  writeFileSync(file, Buffer.concat(parts));
  const listed = execFileSync(
    "python3",
    [
      "-c",
      "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; " +
        "print([(n, z.read(n).decode()) for n in z.namelist()])",
      file,
    ],
    { encoding: "utf8", env: { ...process.env, PYTHONIOENCODING: "utf-8" } },
  );
  expect(listed.trim()).toBe("[('mon-jeu/é.txt', 'Osez !'), ('vide', '')]");
  const zip = Buffer.concat(parts);
  const read = [...storedFiles(zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.length) as ArrayBuffer)];
  expect(read.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
});

test("the sum of a file is the one every zip uses", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});

test("the frame is the one that the kit knows", () => {
  const text = framed('decor("nuit")\n\n\n', "fr", "Mon jeu\nimport os");
  expect(text.startsWith("# Mon jeu import os\n")).toBe(true);
  expect(text).toContain(`${frame.fr.before[2]}\n\ndecor("nuit")\n\nfrom workshop_game`);
  expect(text.endsWith("jouer(globals())  # ouvre la fenêtre du jeu\n")).toBe(true);
});

test("the pieces of a program are the program", () => {
  fc.assert(
    fc.property(fc.string(), (source) => {
      expect(
        pieces(source)
          .map(({ text }) => text)
          .join(""),
      ).toBe(source);
    }),
  );
  const kinds = pieces('if x > 3:  # "non"\n    dire("# oui")').filter(({ kind }) => kind !== "plain");
  expect(kinds.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "keyword if",
    "number 3",
    'comment # "non"',
    'string "# oui"',
  ]);
});

test("how long a run lasts is read in its recording", () => {
  expect(
    ticksOf('{"format": 1, "seed": 5, "runs": [[100, [], [0, 0, false]], [20, ["right"], [0, 0, false]]]}'),
  ).toBe(120);
});

test.each(["fr", "en"] as const)(
  "the file that opens the game is named in what is to be read (%s)",
  (language) => {
    const { program, opener: name } = FILES[language];
    expect(opener(language)).toContain(`("${program}")\n`);
    expect(opener(language)).not.toContain("{file}");
    const said = messages.take_readme[language];
    for (const command of [`py ${name}`, `python3 ${name}`, "py -m pip install", "python3 -m pip install"])
      expect(said).toContain(command);
    expect(said).toContain(program);
  },
);
