// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, it } from "vitest";
import type { CourseContent } from "../src/api";
import { animals, content, language, place, session } from "../src/state";
import { CardCode } from "../src/views/CardCode";

const COURSE = { chapters: [{ steps: [{ id: "hello" }] }], items: [], lessons: [] };

beforeEach(() => {
  act(() => render(null, document.body));
  animals.value = [{ id: "fox", symbol: "", name: { fr: "renard", en: "fox" }, taken: true }];
  session.value = { seat: 1, animal: "fox", token: "t", cardCode: "4711", language: "fr", owner: "1/4711" };
  content.value = null;
});

function mount(): HTMLButtonElement {
  act(() => render(<CardCode />, document.body));
  const button = document.querySelector<HTMLButtonElement>("button.main");
  if (!button) throw new Error("the view shows no button");
  return button;
}

it.each([
  ["fr", "Votre place est prête", "C’est écrit, je commence"],
  ["en", "Your seat is ready", "It is written, let’s start"],
] as const)("says in %s what to write down, and the heading has the focus", (spoken, title, go) => {
  language.value = spoken;
  expect(mount().textContent).toBe(go);
  expect(document.activeElement?.textContent).toBe(title);
  expect(document.querySelector(".digits")?.textContent).toBe("4711");
});

it("goes on to the first step once the course is there", () => {
  const button = mount();
  expect(button.disabled).toBe(true);
  act(() => {
    content.value = COURSE as unknown as CourseContent;
  });
  expect(button.disabled).toBe(false);
  act(() => button.click());
  expect(place.value).toEqual({ at: "step", id: "hello" });
  expect(location.hash).toBe("#/hello");
});

it("shows nothing before anybody has joined", () => {
  session.value = null;
  act(() => render(<CardCode />, document.body));
  expect(document.body.innerHTML).toBe("");
});
