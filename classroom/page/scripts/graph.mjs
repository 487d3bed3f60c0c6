/**
 * Draws who imports whom among the folders of src/, and holds it against rooms.jsonc: no circle, no arrow
 * that points up, no module that nobody reaches.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseAst } from "vite";

/** Where something begins by itself: a page, or a worker. */
const ENTRIES = ["main.tsx", "worker.ts", "unpacker.ts", "player/main.tsx", "player/machine.ts"];

/** @returns the rooms from the ground up: where each begins, and its sentence. */
export function roomsOf(text) {
  const { overrides } = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));
  return overrides.map(({ includes: [files], linter }) => ({
    folder: files.replace(/^src\/|\/\*\*$/g, ""),
    sentence: linter.rules.style.noRestrictedImports.options.patterns[0].message,
  }));
}

/** @returns the modules of a folder by their paths in it, each with what it imports of the others. */
export function modulesOf(src) {
  const paths = readdirSync(src, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  const found = paths.filter((path) => /\.tsx?$/.test(path)).sort();
  return new Map(found.map((path) => [path, importsOf(src, path)]));
}

function importsOf(src, path) {
  const source = readFileSync(join(src, path), "utf8");
  const program = parseAst(source, { lang: path.endsWith("x") ? "tsx" : "ts" });
  const asked = specifiers(program).filter((name) => name.startsWith("."));
  const reached = asked.map((name) => found(src, resolve(src, dirname(path), name.replace(/\?.*$/, ""))));
  return [...new Set(reached.filter((one) => one !== null))];
}

/** What a piece of a program imports, wherever it is written: types too, and what comes later. */
function specifiers(node) {
  if (typeof node !== "object" || node === null) return [];
  const inside = Object.values(node).flatMap((part) =>
    (Array.isArray(part) ? part : [part]).flatMap(specifiers),
  );
  const asks = /^(Import|Export\w*)(Declaration|Expression)$/.test(node.type ?? "");
  return asks && typeof node.source?.value === "string" ? [node.source.value, ...inside] : inside;
}

function found(src, place) {
  const files = [place, `${place}.ts`, `${place}.tsx`, join(place, "index.ts")];
  const file = files.find((one) => /\.tsx?$/.test(one) && existsSync(one));
  return file ? relative(src, file).replaceAll("\\", "/") : null;
}

/** The folder of a module; one that stands in no folder is by itself. */
function folderOf(path) {
  return path.includes("/") ? dirname(path) : path;
}

/** @returns how many imports go from one folder to another, by the two of them. */
export function arrowsOf(modules) {
  const arrows = new Map();
  for (const [path, imported] of modules) {
    for (const other of imported) {
      const [from, to] = [folderOf(path), folderOf(other)];
      if (from !== to) arrows.set(`${from} -> ${to}`, (arrows.get(`${from} -> ${to}`) ?? 0) + 1);
    }
  }
  return arrows;
}

/** @returns what is wrong, in words: nothing when all is well. */
export function problemsOf(modules, rooms, entries = ENTRIES) {
  return [
    ...withoutRoom(modules, rooms),
    ...upward(modules, rooms),
    ...circles(modules),
    ...orphans(modules, entries),
  ];
}

function withoutRoom(modules, rooms) {
  const known = new Set(rooms.map(({ folder }) => folder));
  const strange = new Set([...modules.keys()].map(folderOf).filter((folder) => !known.has(folder)));
  return [...strange].map((folder) => `no room: ${folder} has no row in rooms.jsonc. Give it one.`);
}

function upward(modules, rooms) {
  const height = new Map(rooms.map(({ folder }, at) => [folder, at]));
  const isUp = (path, other) => height.get(folderOf(other)) > height.get(folderOf(path));
  return [...modules].flatMap(([path, imported]) =>
    imported
      .filter((other) => isUp(path, other))
      .map((other) => `upward: ${path} imports ${other}. ${rooms[height.get(folderOf(path))].sentence}`),
  );
}

/** Each circle once, from where it was first met. */
function circles(modules) {
  const told = [];
  const done = new Set();
  const walk = (path, way) => {
    if (way.includes(path)) told.push([...way.slice(way.indexOf(path)), path].join(" -> "));
    if (way.includes(path) || done.has(path)) return;
    for (const other of modules.get(path) ?? []) walk(other, [...way, path]);
    done.add(path);
  };
  for (const path of modules.keys()) walk(path, []);
  return told.map((circle) => `circle: ${circle}. Put what both need into a module below the two.`);
}

function orphans(modules, entries) {
  const reached = new Set();
  const visit = (path) => {
    if (reached.has(path)) return;
    reached.add(path);
    modules.get(path)?.forEach(visit);
  };
  entries.forEach(visit);
  const left = [...modules.keys()].filter((path) => !reached.has(path));
  return left.map((path) => `orphan: nobody imports ${path}. Delete it, or import it where it is needed.`);
}

function main() {
  const here = resolve(import.meta.dirname, "..");
  const modules = modulesOf(join(here, "src"));
  for (const [arrow, count] of [...arrowsOf(modules)].sort())
    console.log(`${arrow}  (${count} import${count === 1 ? "" : "s"})`);
  const problems = problemsOf(modules, roomsOf(readFileSync(join(here, "rooms.jsonc"), "utf8")));
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) console.log("no circle, no upward arrow, no orphan");
  else process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) main();
