/** What was offered, put together: an item that opens later stands after the one that opened it. */
import type { OfferedContent, OfferedText } from "../api";

/** @returns what was offered `before` and `more`, which handing `item` in has opened. */
export function withMore(before: OfferedContent | null, more: OfferedContent, item: string): OfferedContent {
  if (!before) return more;
  return {
    texts: {
      fr: inserted(before.texts.fr, more.texts.fr, item),
      en: inserted(before.texts.en, more.texts.en, item),
    },
    files: { ...before.files, ...more.files },
  };
}

function inserted(before: OfferedText, more: OfferedText, item: string): OfferedText {
  const items = others(before.items, more.items);
  const place = items.findIndex(({ id }) => id === item) + 1;
  return {
    items: [...items.slice(0, place), ...more.items, ...items.slice(place)],
    lessons: [...others(before.lessons, more.lessons), ...more.lessons],
  };
}

function others<T extends { id: string }>(all: T[], without: T[]): T[] {
  return all.filter(({ id }) => !without.some((one) => one.id === id));
}
