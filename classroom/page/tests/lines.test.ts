import { expect, it } from "vitest";
import { linesOf, moved, nearestRow, sourceOf } from "../src/app/lines";

it("moves a line up and down, and not out of the program", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 0, 9)).toEqual(["b", "c", "a"]);
});

it("leaves the order as it is where there is nothing to move", () => {
  const lines = ["a", "b"];
  expect(moved(lines, 0, -1)).toBe(lines);
  expect(moved(lines, 5, 0)).toBe(lines);
});

it("goes from a program to its lines and back", () => {
  expect(linesOf("a\n\n    b\n\n")).toEqual(["a", "", "    b"]);
  expect(sourceOf(["a", "", "    b"])).toBe("a\n\n    b\n");
});

it("finds the row under a dragged line", () => {
  const rows = [
    { top: 0, bottom: 20 },
    { top: 20, bottom: 40 },
    { top: 40, bottom: 60 },
  ];
  expect(nearestRow(-100, rows)).toBe(0);
  expect(nearestRow(31, rows)).toBe(1);
  expect(nearestRow(500, rows)).toBe(2);
});
