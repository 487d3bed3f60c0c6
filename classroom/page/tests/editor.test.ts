import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { completeFrom } from "../src/editor/setup";

const words = () => [
  { word: "heros", kind: "thing", help: "Le héros." },
  { word: "heros.dire()", kind: "method", help: "Faire parler." },
  { word: "a_chaque_instant", kind: "rule", help: "Ce qui se passe à chaque instant." },
];

function offered(text: string, explicit = false): string[] | null {
  const context = new CompletionContext(EditorState.create({ doc: text }), text.length, explicit);
  return completeFrom(words)(context)?.options.map(({ label }) => label) ?? null;
}

it("offers the workshop's words once two letters are typed", () => {
  expect(offered("h")).toBeNull();
  expect(offered("he")).toEqual(["heros", "a_chaque_instant"]);
});

it("offers them at once when asked", () => {
  expect(offered("h", true)).not.toBeNull();
});

it("offers after a dot what a thing has, and only there", () => {
  expect(offered("heros.di")).toEqual(["dire"]);
  expect(offered("di")).toEqual(["heros", "a_chaque_instant"]);
});

it("says in one line what each word does", () => {
  const context = new CompletionContext(EditorState.create({ doc: "he" }), 2, false);
  expect(completeFrom(words)(context)?.options.map(({ detail }) => detail)).toEqual([
    "Le héros.",
    "Ce qui se passe à chaque instant.",
  ]);
});

it("offers nothing in a number or after a space", () => {
  expect(offered("x = 4")).toBeNull();
  expect(offered("x = ")).toBeNull();
});
