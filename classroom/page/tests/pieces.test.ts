import { expect, it } from "vitest";
import { hiddenCount, pieces, shownLines, shuffled } from "../src/app/pieces";

const START = 'decor("nuit")\nheros.x = 10\n';
const DONE = 'decor("nuit")\nheros.x = 40\n\nheros.dire("Osez")\n';

it("gives what the start gave, and hides what is new", () => {
  const all = pieces(DONE, START);
  expect(hiddenCount(all)).toBe(2);
  expect(shownLines(all, 0)).toEqual(['decor("nuit")', null, "", null]);
});

it("shows one more line at a time, from the top", () => {
  const all = pieces(DONE, START);
  expect(shownLines(all, 1)).toEqual(['decor("nuit")', "heros.x = 40", "", null]);
  expect(shownLines(all, 2)).not.toContain(null);
});

it("gives a line only as often as the start has it", () => {
  expect(hiddenCount(pieces("x = 1\nx = 1\n", "x = 1\n"))).toBe(1);
});

it("hides every line of a solution that is the start in another order", () => {
  expect(hiddenCount(pieces("b = 2\na = 1\n", "a = 1\nb = 2\n"))).toBe(2);
});

it("mixes the same lines, the same way each time, never into the right order", () => {
  const lines = ["a = 1", "b = 2", "c = 3", "a = 1"];
  expect(shuffled(lines)).toEqual(shuffled(lines));
  expect([...shuffled(lines)].sort()).toEqual([...lines].sort());
  expect(shuffled(lines)).not.toEqual(lines);
  expect(shuffled(["a", "b"])).toEqual(["b", "a"]);
});
