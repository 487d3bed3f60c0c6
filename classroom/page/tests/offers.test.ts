import { expect, test } from "vitest";
import type { ItemContent, MicroLessonContent, OfferedContent } from "../src/api";
import { withMore } from "../src/app/offers";

const item = (id: string, title = id): ItemContent => ({
  ...{
    id,
    title,
    minutes: 5,
    text: "",
    given: "",
    start: "",
    kind: "code",
    lesson: "",
    form: "",
    shown: [],
  },
});
const lesson = (id: string): MicroLessonContent => ({
  id,
  title: id,
  minutes: 5,
  text: "",
  parts: [],
  end: "",
});

function content(items: ItemContent[], lessons: MicroLessonContent[] = []): OfferedContent {
  const text = { items, lessons };
  return {
    texts: { fr: text, en: text },
    files: Object.fromEntries(items.map(({ id }) => [id, { "fr.md": id }])),
  };
}

const ids = (all: { id: string }[]) => all.map(({ id }) => id);
const FIRST = content([item("before"), item("other")]);
const OPENED = content([item("after")], [lesson("lamps")]);

test("what an item opens stands after it, in each language", () => {
  const { texts, files } = withMore(FIRST, OPENED, "before");
  for (const language of ["fr", "en"] as const) {
    expect(ids(texts[language].items)).toEqual(["before", "after", "other"]);
    expect(ids(texts[language].lessons)).toEqual(["lamps"]);
  }
  expect(Object.keys(files).sort()).toEqual(["after", "before", "other"]);
});

test("an answer that comes twice adds nothing, and the newer text counts", () => {
  const mended = content([item("after", "mended")], [lesson("lamps")]);
  const twice = withMore(withMore(FIRST, OPENED, "before"), mended, "before");
  expect(ids(twice.texts.fr.items)).toEqual(["before", "after", "other"]);
  expect(twice.texts.fr.items[1]?.title).toBe("mended");
  expect(ids(twice.texts.fr.lessons)).toEqual(["lamps"]);
});

test("without anything before, it is all there is", () => {
  expect(withMore(null, OPENED, "before")).toBe(OPENED);
});
