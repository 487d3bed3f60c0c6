import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { storedFiles } from "../src/machine/unzip";

const file = join(tmpdir(), `unzip-test-${process.pid}.zip`);
const PYTHON = process.platform === "win32" ? "python" : "python3";

/** Python's own zip files are what the server sends. */
function zip(method: string): ArrayBuffer {
  const program = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.${method}) as archive:
    archive.writestr("kit/éclair.py", "print('étincelle')")
    archive.writestr("kit/empty/", "")
    archive.writestr("kit/nothing.py", "")
`;
  execFileSync(PYTHON, ["-c", program, file]);
  return new Uint8Array(readFileSync(file)).buffer;
}

afterEach(() => rmSync(file, { force: true }));

it("finds every file with its text", () => {
  const found = [...storedFiles(zip("ZIP_STORED"))].map(({ name, data }) => [
    name,
    new TextDecoder().decode(data),
  ]);
  expect(found).toEqual([
    ["kit/éclair.py", "print('étincelle')"],
    ["kit/nothing.py", ""],
  ]);
});

it("says so when a file is deflated, or the file is no zip", () => {
  expect(() => [...storedFiles(zip("ZIP_DEFLATED"))]).toThrow("deflated");
  expect(() => [...storedFiles(new ArrayBuffer(40))]).toThrow("not a zip");
});
