// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, describe, expect, it } from "vitest";
import type { Language, StepContent } from "../src/api";
import { askedSoFar, askNext, asksOf, lineToChange, noteCheck, noteRun } from "../src/app/asks";
import { keepGoal } from "../src/app/goals";
import { language, predictions, progress } from "../src/state";
import { AskCard } from "../src/views/Asks";

const ONE_BY_ONE = "<p>Told.</p><ol><li>First.</li><li>Then.</li><li>Last.</li></ol><p>After.</p>";
let count = 0;

/** A step that no other test knows: what was done in a step is remembered. */
function stepOf(wanted: Partial<StepContent> = {}): StepContent {
  count += 1;
  const usual = { id: `step-${count}`, mode: "make", text: ONE_BY_ONE, choices: [], start: "", solution: "" };
  return { ...usual, question: null, answer: null, ...wanted } as StepContent;
}

beforeEach(() => {
  language.value = "fr";
  predictions.value = {};
  progress.value = {};
});

describe("what a text asks", () => {
  it("is a numbered list, one thing after the other", () => {
    expect(asksOf({ text: ONE_BY_ONE, mode: "run" })).toEqual({
      told: "<p>Told.</p>",
      lead: "",
      asks: ["First.", "Then.", "Last."],
      after: "<p>After.</p>",
    });
  });

  it("is the list that it ends with, led by the sentence before it", () => {
    const text = "<p>Told.</p><p>At the end, two lines :</p><ul><li>One</li><li>Two</li></ul>";
    const { told, lead, asks } = asksOf({ text, mode: "make" });
    expect([told, lead, asks]).toEqual(["<p>Told.</p>", "<p>At the end, two lines :</p>", ["One", "Two"]]);
  });

  it("is the last paragraph where a list before it only tells", () => {
    const text = "<p>Five places:</p><ul><li>a</li><li>b</li></ul><p>Choose one.</p>";
    const { told, asks } = asksOf({ text, mode: "modify" });
    expect(told).toContain("<li>b</li>");
    expect(asks).toEqual(["<p>Choose one.</p>"]);
  });

  it("leaves ideas together where nothing is expected", () => {
    const text = "<p>Your sky.</p><p>Ideas:</p><ul><li>a</li><li>b</li></ul><p>Bye.</p>";
    const { told, asks, after } = asksOf({ text, mode: "invent" });
    expect([told, asks]).toEqual(["<p>Your sky.</p>", ["<p>Ideas:</p>"]]);
    expect(after).toBe("<ul><li>a</li><li>b</li></ul><p>Bye.</p>");
  });

  it("is all of a text of one paragraph", () => {
    const all = asksOf({ text: "<p>Do it.</p>", mode: "make" });
    expect(all).toMatchObject({ told: "", asks: ["<p>Do it.</p>"] });
  });
});

describe("the next thing", () => {
  it("comes after a run, or when the reader says so, and all of them after a check", () => {
    const step = stepOf();
    expect(askedSoFar(step, 3)).toBe(1);
    noteRun(step.id);
    expect(askedSoFar(step, 3)).toBe(2);
    noteCheck(step.id);
    expect(askedSoFar(step, 3)).toBe(3);
  });

  it("never goes beyond the last, nor back", () => {
    const step = stepOf();
    askNext(step.id, 2);
    noteRun(step.id);
    expect(askedSoFar(step, 3)).toBe(3);
    expect(askedSoFar(step, 2)).toBe(2);
  });

  it("waits for a guess where one is asked for", () => {
    const step = stepOf({ choices: [{ id: "a", text: "A" }] });
    noteRun(step.id);
    expect(askedSoFar(step, 3)).toBe(1);
    predictions.value = { [step.id]: "a" };
    expect(askedSoFar(step, 3)).toBe(3);
  });

  it("is there at once in a step that was passed before", () => {
    const step = stepOf();
    progress.value = { [step.id]: "passed" } as unknown as typeof progress.value;
    expect(askedSoFar(step, 3)).toBe(3);
  });
});

describe("the line to change", () => {
  const START = "a\nb\nc\n";
  it.each([
    ["modify", "a\nB\nc\n", 2],
    ["make", "a\nb\nc\nd\n", 3],
    ["run", START, 1],
    ["repair", "a\nB\nc\n", 1],
    ["predict", "a\nB\nc\n", 1],
  ] as const)("of a step to %s", (mode, solution, line) => {
    expect(lineToChange(stepOf({ mode, start: START, solution }))).toBe(line);
  });
});

describe("the card", () => {
  function mount(step: StepContent): HTMLElement {
    const page = document.createElement("div");
    document.body.replaceChildren(page);
    act(() => render(<AskCard step={step} asked={asksOf(step)} />, page));
    return page;
  }

  it("shows one thing, and the others one press after the other; then it has the focus", () => {
    const page = mount(stepOf());
    const shown = () => [...page.querySelectorAll(".ask-list > li")].map((one) => one.textContent);
    const press = () => act(() => page.querySelector<HTMLButtonElement>(".ask-next")?.click());
    expect(shown()).toEqual(["First."]);
    expect(page.textContent).not.toContain("After.");
    press();
    expect(shown()).toEqual(["First.", "Then."]);
    press();
    expect(shown()).toEqual(["First.", "Then.", "Last."]);
    expect(page.textContent).toContain("After.");
    expect(page.querySelector(".ask-next")).toBeNull();
    expect(document.activeElement?.id).toBe("asks-name");
  });

  it("has the picture of this step and language, told in words", () => {
    const step = stepOf();
    const picture = "data:image/png;base64,AA==";
    const tell = (language: Language) =>
      act(() => keepGoal({ type: "goal", id: step.id, language, words: ["A.", "B."], picture }));
    const page = mount(step);
    expect(page.querySelector(".goal img")).toBeNull();
    tell("en");
    expect(page.querySelector(".goal img")).toBeNull();
    tell("fr");
    expect(page.querySelector<HTMLImageElement>(".goal img")?.alt).toBe("A. B.");
  });

  it("gives no answer away before a guess, and none where nothing is expected", () => {
    const choices = [{ id: "a", text: "A" }];
    const guessing = stepOf({ choices });
    expect(mount(guessing).querySelector(".goal, .ask-next")).toBeNull();
    predictions.value = { [guessing.id]: "a" };
    expect(mount(guessing).querySelector(".goal")).not.toBeNull();
    expect(mount(stepOf({ mode: "invent" })).querySelector(".goal")).toBeNull();
  });
});
