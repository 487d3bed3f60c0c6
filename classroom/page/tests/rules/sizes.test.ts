/**
 * Code that fits in a head, and on a screen beside another: a file of at most 300 lines, a line of at most
 * 110.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const PAGE = resolve(import.meta.dirname, "../..");
const LONGEST_FILE = 300;
const LONGEST_LINE = 110;
/** Content, not code: two dozen animals, shape by shape. */
const DRAWINGS = ["src/views/faces.tsx"];

/** What is too long in a text, in words. */
function tooLong(path: string, text: string): string[] {
  const lines = text.trimEnd().split("\n");
  const wide = lines
    .map((line, at) => ({ at: at + 1, length: [...line].length }))
    .filter(({ length }) => length > LONGEST_LINE)
    .map(({ at, length }) => `${path}:${at} has ${length} characters: go on in the next line.`);
  const isLong = lines.length > LONGEST_FILE && !DRAWINGS.includes(path);
  return isLong ? [`${path} has ${lines.length} lines: cut it where it has a joint.`, ...wide] : wide;
}

function files(): string[] {
  const patterns = ["*.ts", "*.tsx", "*.mjs"];
  const asked = ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns];
  const listed = execFileSync("git", asked, { cwd: PAGE, encoding: "utf8" }).trim().split("\n");
  return listed.filter((path) => existsSync(join(PAGE, path)));
}

it("has no file and no line that is too long", () => {
  const found = files();
  expect(found.length).toBeGreaterThan(150);
  expect(found.flatMap((path) => tooLong(path, readFileSync(join(PAGE, path), "utf8")))).toEqual([]);
});

it("tells of a long line and of a long file", () => {
  const line = "x".repeat(LONGEST_LINE);
  expect(tooLong("a.ts", `${line}\n${"\n".repeat(LONGEST_FILE - 2)}\n`)).toEqual([]);
  expect(tooLong("a.ts", `ok\n${line}x\n`)).toEqual(["a.ts:2 has 111 characters: go on in the next line."]);
  expect(tooLong("a.ts", "x\n".repeat(LONGEST_FILE + 1))).toEqual([
    "a.ts has 301 lines: cut it where it has a joint.",
  ]);
});
