/** The import table of rooms.jsonc: each ban is broken once, in a copy, and answers with its sentence. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrowsOf, modulesOf, problemsOf, roomsOf } from "../../scripts/graph.mjs";

interface Room {
  folder: string;
  sentence: string;
}
interface Told {
  diagnostics: { category: string; location: { path: string }; message: string }[];
}

const PAGE = resolve(import.meta.dirname, "../..");
const ROOMS = roomsOf(readFileSync(join(PAGE, "rooms.jsonc"), "utf8")) as Room[];
/** Libraries that one room alone, or two, may use: and a room that may not. */
const OWNED = [
  ["idb", "app"],
  ["@codemirror/view", "views"],
  ["zstddec/stream", "keepsake"],
  ["pyodide", "player"],
  ["preact", "app"],
  ["preact/hooks", "machine"],
] as const;

const SOURCES: Record<string, string> = {
  "src/keep/circle_one.ts": 'import { two } from "./circle_two";\nexport const one = () => two;\n',
  "src/keep/circle_two.ts": 'import { one } from "./circle_one";\nexport const two = () => one;\n',
  "src/app/long.ts": `export function long(): void {\n${"  console.log();\n".repeat(41)}}\n`,
  "src/app/forgotten.ts": "export const forgotten = async () => {};\nforgotten();\n",
};

let copy = "";
let told: Told = { diagnostics: [] };

function isFile(folder: string): boolean {
  return /\.tsx?$/.test(folder);
}

/** Where a room is broken into: a file of its own, or the room's only one. */
function plantedIn(folder: string, name: string): string {
  return `src/${isFile(folder) ? folder : `${folder}/${name}.ts`}`;
}

/** How a module of one room would ask for another. */
function asking(from: string, to: string): string {
  const up = isFile(from) ? "." : from.replace(/[^/]+/g, "..");
  return `${up}/${isFile(to) ? to.replace(/\.tsx?$/, "") : `${to}/module`}`;
}

/** The rooms that come after one in the table: none of them is for it. */
function above(room: Room): Room[] {
  return ROOMS.slice(ROOMS.indexOf(room) + 1);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  writeFileSync(join(copy, path), text);
}

function sentencesOn(path: string): string[] {
  return told.diagnostics.filter(({ location }) => location.path === path).map(({ message }) => message);
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "rooms-"));
  for (const file of ["biome.jsonc", "rooms.jsonc"]) copyFileSync(join(PAGE, file), join(copy, file));
  for (const [path, text] of Object.entries(SOURCES)) write(path, text);
  for (const room of ROOMS) {
    const asked = above(room).map(({ folder }) => `import "${asking(room.folder, folder)}";\n`);
    if (asked.length > 0) write(plantedIn(room.folder, "upward"), asked.join(""));
  }
  for (const [library, folder] of OWNED)
    write(plantedIn(folder, library.replace(/\W/g, "_")), `import "${library}";\n`);
  told = lint();
}, 60_000);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function lint(): Told {
  const biome = join(PAGE, "node_modules/@biomejs/biome/bin/biome");
  const options = ["lint", "--reporter=json", "--max-diagnostics=none", "--error-on-warnings"];
  try {
    execFileSync(process.execPath, [biome, ...options], { cwd: copy, stdio: "pipe", encoding: "utf8" });
  } catch (refused) {
    return JSON.parse((refused as { stdout: string }).stdout) as Told;
  }
  throw new Error("Biome found nothing, where each rule is broken.");
}

describe("the table", () => {
  it("has a row for each room, from the ground up", () => {
    expect(ROOMS.map(({ folder }) => folder)).toEqual([
      ...[
        "calls.ts",
        "api.ts",
        "machine",
        "unpacker.ts",
        "worker.ts",
        "keep",
        "state.ts",
        "messages",
        "editor",
        "parts",
      ],
      ...["player", "app/alone", "app", "keepsake", "views", "main.tsx"],
    ]);
  });

  it.each(ROOMS.slice(0, -1))("lets $folder ask for no room above it", (room) => {
    expect(sentencesOn(plantedIn(room.folder, "upward"))).toEqual(above(room).map(() => room.sentence));
  });

  it.each(OWNED)("keeps %s out of %s", (library, folder) => {
    const room = ROOMS.find((one) => one.folder === folder);
    expect(sentencesOn(plantedIn(folder, library.replace(/\W/g, "_")))).toEqual([room?.sentence]);
  });

  it.each(ROOMS)("says of $folder why, and what to do instead", ({ sentence }) => {
    expect(sentence.split(". ").length).toBeGreaterThan(1);
  });
});

describe("other rules", () => {
  it.each([
    ["src/keep/circle_one.ts", "lint/suspicious/noImportCycles"],
    ["src/app/long.ts", "lint/complexity/noExcessiveLinesPerFunction"],
    ["src/app/forgotten.ts", "lint/nursery/noFloatingPromises"],
  ])("are broken by %s", (path, rule) => {
    const found = told.diagnostics.filter(({ location }) => location.path === path);
    expect(found.map(({ category }) => category)).toContain(rule);
  });
});

describe("the graph", () => {
  const rooms = [
    { folder: "low", sentence: "Low is below." },
    { folder: "high", sentence: "High is above." },
  ];

  function graph(files: Record<string, string>): { arrows: [string, number][]; problems: string[] } {
    for (const [path, text] of Object.entries(files)) write(`graph/${path}`, text);
    const modules = modulesOf(join(copy, "graph"));
    rmSync(join(copy, "graph"), { recursive: true });
    return { arrows: [...arrowsOf(modules)], problems: problemsOf(modules, rooms, ["high/main.tsx"]) };
  }

  const WELL = {
    "high/main.tsx":
      'import type { One } from "../low/one";\nexport const main = <p>{String({} as One)}</p>;\n',
    "low/one.ts": 'export type One = string;\nexport const two = () => import("./two");\n',
    "low/two.ts": 'export * from "./three";\nimport url from "./three?worker&url";\nexport { url };\n',
    "low/three.ts": "export default 3;\n",
  };

  it("counts each import from one folder to another, types and late ones too", () => {
    expect(graph(WELL)).toEqual({ arrows: [["high -> low", 1]], problems: [] });
  });

  it("tells of an arrow that points up, with the sentence of the room", () => {
    const { problems } = graph({ ...WELL, "low/three.ts": 'import "../high/other";\n', "high/other.ts": "" });
    expect(problems).toEqual(["upward: low/three.ts imports high/other.ts. Low is below."]);
  });

  it("tells of a circle, once", () => {
    const { problems } = graph({ ...WELL, "low/three.ts": 'import "./one";\n' });
    expect(problems).toEqual([
      "circle: low/one.ts -> low/two.ts -> low/three.ts -> low/one.ts. " +
        "Put what both need into a module below the two.",
    ]);
  });

  it("tells of a module that nobody reaches, and of a folder without a row", () => {
    const { problems } = graph({ ...WELL, "new/left.ts": "" });
    expect(problems).toEqual([
      "no room: new has no row in rooms.jsonc. Give it one.",
      "orphan: nobody imports new/left.ts. Delete it, or import it where it is needed.",
    ]);
  });
});
