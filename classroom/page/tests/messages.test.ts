import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { messages, t, tables, type MessageId } from "../src/messages";
import { language } from "../src/state";

const all = Object.entries(messages) as [MessageId, { fr: string; en: string }][];
const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
const SCHOOL_FR =
  /\b(juste|simples?|simplement|faciles?|facilement|il suffit|évidente?|élèves?|devoirs?|notes?|fautes?)\b/i;
const SCHOOL_EN = /\b(just|simply|simple|easy|easily|obviously|students?|homework|grades?)\b/i;

describe.each(all)("%s", (_, { fr, en }) => {
  it("exists in both languages, with the same slots", () => {
    expect(fr.trim()).not.toBe("");
    expect(en.trim()).not.toBe("");
    expect(slots(fr)).toEqual(slots(en));
  });

  it("is written as French is printed", () => {
    expect(fr).not.toMatch(/ [;!?:%»]|« |'/);
    expect(fr).not.toMatch(/[^\u202f\s][;!?]|[^\u00a0\s:]:(?!\/)|[^\u00a0]»|«[^\u00a0]/);
    expect(en).not.toMatch(/'/);
  });

  it("uses none of the words that hurt", () => {
    expect(fr).not.toMatch(SCHOOL_FR);
    expect(en).not.toMatch(SCHOOL_EN);
  });
});

it("has each sentence in one table, and each table of the folder", () => {
  const files = readdirSync(new URL("../src/messages", import.meta.url)).filter(
    (file) => !/^(index|sentences)\.ts$/.test(file),
  );
  expect(tables).toHaveLength(files.length);
  expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual(Object.keys(messages).sort());
});

it("fills the slots in the language of the page", () => {
  language.value = "en";
  expect(t("steps_where", { n: 2, total: 6 })).toBe("Step 2 of 6");
  language.value = "fr";
  expect(t("steps_where", { n: 2, total: 6 })).toBe("Étape 2 sur 6");
});
