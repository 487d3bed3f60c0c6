/**
 * Tells whether the picture of Python's memory knows the kit as it is: a developer changes files after a
 * build.
 */
import type { PyodideAPI } from "pyodide";
import { storedFiles } from "./unzip";
import { markOf } from "./zip";

declare const __PYTHON__: { kit: number };

const FORGET = `
import sys
for name in [name for name in sys.modules if name.partition(".")[0] == "workshop_game"]:
    del sys.modules[name]
`;

const REMEMBERED = /\.(py|toml)$/;

/**
 * The mark of what Python remembers of the game's zip: its modules, and the tables that they have read, in
 * the order of their names.
 */
function markIn(zip: ArrayBuffer): number {
  const files = [...storedFiles(zip)].filter(
    ({ name }) => name.startsWith("workshop_game/") && REMEMBERED.test(name),
  );
  return markOf(files.map(({ checksum }) => checksum));
}

/**
 * Where the game in `zip` is another one than in the memory, Python loads it anew from its files, which takes
 * longer.
 */
export function forgetAnother(python: PyodideAPI, zip: ArrayBuffer): void {
  if (markIn(zip) !== __PYTHON__.kit) python.runPython(FORGET);
}
