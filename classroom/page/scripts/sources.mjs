/** What is compiled, or loaded, ahead of time: the kit's Python, pygame's wheel, what explains errors. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { crc32 } from "node:zlib";

const root = resolve(import.meta.dirname, "../../..");
const EXPLAINER = ["friendly_traceback", "asttokens", "executing", "pure_eval", "stack_data"];
const FOR_AUTHORS = "/author/";

/** Python, and the tables that it reads. */
const TEXT = /\.(py|toml)$/;

function textFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Where start.py put the libraries; elsewhere they are compiled by the browser, which only takes longer. */
function libraries() {
  const unix = join(root, ".venv/lib");
  const versions = existsSync(unix) ? readdirSync(unix).map((name) => join(unix, name, "site-packages")) : [];
  return [...versions, join(root, ".venv/Lib/site-packages")].filter((folder) => existsSync(folder));
}

function filesIn(places) {
  const files = places.flatMap(([base, name]) =>
    textFiles(join(base, name)).map((path) => ({
      name: relative(base, path).split(sep).join("/"),
      text: readFileSync(path),
    })),
  );
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What participants get of the game package: `{ name, text }` of each file, in the order of the names. */
export function kitFiles() {
  return filesIn([[root, "workshop_game"]]).filter(({ name }) => !name.includes(FOR_AUTHORS));
}

export function explainerFiles() {
  return filesIn(libraries().flatMap((folder) => EXPLAINER.map((name) => [folder, name])));
}

/** The checksums of these files, as the zip in which they travel holds them: src/machine/mark.ts. */
export function kitChecksums() {
  return kitFiles().map(({ text }) => crc32(text));
}

/** @returns the vendored wheel of pygame-ce. */
export function wheel() {
  const folder = join(root, "classroom/pyodide/wheels");
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".whl"))
        .sort()
    : [];
  if (!names.length)
    throw new Error(
      "There is no wheel in classroom/pyodide/wheels. Make one: python3 classroom/pyodide/build_wheel.py",
    );
  return readFileSync(join(folder, names.at(-1)));
}
