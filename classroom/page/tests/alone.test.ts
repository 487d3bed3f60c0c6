import { expect, test } from "vitest";
import { filledNotebook } from "../src/app/alone/notebook";
import { tellStory, type Cards } from "../src/app/alone/tell";
import type { CourseContent } from "../src/api";

const COURSE = {
  language: "fr",
  story: { place: "valley" },
  chapters: [{ title: 'decor("zq_place_zq")' }],
} as unknown as CourseContent;
const CARDS: Cards = {
  place: {
    valley: { zq_place_zq: { fr: "vallee", en: "valley" } },
    night: { zq_place_zq: { fr: "nuit", en: "night" } },
  },
};

test("the words of the chosen cards stand where their marks were", () => {
  expect(tellStory(COURSE, CARDS, "")?.chapters[0]?.title).toBe('decor("vallee")');
  const told = tellStory(COURSE, CARDS, "place.night");
  expect(told?.chapters[0]?.title).toBe('decor("nuit")');
  expect(told?.story).toEqual({ place: "night" });
});

test("a card that the deck does not hold is told", () => {
  expect(tellStory(COURSE, CARDS, "place.moon")).toBeNull();
});

test("the answer goes into the answer cell, and into no other", () => {
  const released = {
    cells: [
      { source: "a", metadata: {} },
      { source: "b", metadata: { nbgrader: { grade_id: "solution" } } },
    ],
    nbformat: 4,
  };
  const filled = JSON.parse(filledNotebook(released, 'x = "é"\n')) as typeof released;
  expect(filled.cells.map(({ source }) => source)).toEqual(["a", 'x = "é"\n']);
  expect(released.cells[1]?.source).toBe("b");
  expect(() => filledNotebook({ cells: [] }, "")).toThrow("no answer cell");
});
