// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { beforeEach, expect, it } from "vitest";
import { help, keptHere, language, programsSending } from "../src/state";
import { Sentence } from "../src/parts/prose";
import { HelpButton } from "../src/views/Header";
import { SaveButton } from "../src/views/Keeping";

let page: HTMLElement;

beforeEach(() => {
  language.value = "fr";
  page = document.createElement("div");
});

/** As the translation of a browser does it: each text goes into an element of its own, in other words. */
function rewrite(element: HTMLElement): void {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: Node[] = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) {
    const wrapped = document.createElement("font");
    wrapped.textContent = "rewritten";
    text.parentNode?.replaceChild(wrapped, text);
  }
}

it("says the new state of saving after the page's text was rewritten", async () => {
  keptHere.value = true;
  programsSending.value = "saved";
  await act(() => render(<SaveButton />, page));
  rewrite(page);
  await act(() => {
    programsSending.value = "away";
  });
  expect(page.textContent).toContain("Le serveur ne répond pas");
  expect(page.textContent).not.toContain("rewritten");
});

it("never leaves 'I need help' on the button that takes the request back", async () => {
  help.value = { ...help.value, wanted: false };
  await act(() => render(<HelpButton />, page));
  const before = page.querySelector("button")?.textContent;
  rewrite(page);
  await act(() => {
    help.value = { ...help.value, wanted: true };
  });
  const after = page.querySelector("button")?.textContent;
  expect(after).not.toBe(before);
  expect(after).not.toContain("rewritten");
});

it("asks that code in a sentence stays as it is", async () => {
  await act(() => render(<Sentence text="Write `heros.x`." />, page));
  expect(page.querySelector("code")?.classList.contains("notranslate")).toBe(true);
});
