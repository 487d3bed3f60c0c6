import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStory, writeStory } from "../src/keep/story";

const word = fc.stringMatching(/^[a-z_]{1,12}$/);

describe("a story as an address carries it", () => {
  it("is written and read again", () => {
    fc.assert(
      fc.property(fc.dictionary(word, word), (story) => {
        expect(parseStory(writeStory(story))).toEqual({ ...story });
      }),
    );
  });

  it("is empty before any choice", () => {
    expect(parseStory("")).toEqual({});
  });

  it("leaves out what is no card", () => {
    expect(parseStory("place,hero.cap,a.b.c")).toEqual({ hero: "cap" });
  });
});
