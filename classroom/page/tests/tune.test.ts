import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RATE, samples, turn, type Tune } from "../src/machine/tune";

const score = JSON.parse(
  readFileSync(new URL("../../../workshop_game/assets/music.json", import.meta.url), "utf8"),
) as Record<string, Tune>;

it.each(Object.entries(score))("%s fills its turn and is never too loud", (_, tune) => {
  const wave = samples(tune);
  expect(wave.length).toBe(Math.round(turn(tune) * RATE));
  const loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(loudest).toBeLessThanOrEqual(1);
  expect(loudest).toBeGreaterThan(0.1);
});

it("plays a note at its pitch, where its beat is", () => {
  const wave = samples({ beat: 0.5, voices: [{ loudness: 0.5, notes: [0, 69, 0, 0, 0, 0] }] });
  const before = wave.slice(0, 0.5 * RATE);
  const note = wave.slice(0.5 * RATE, RATE);
  expect(before.every((value) => value === 0)).toBe(true);
  const crossings = note.filter((value, at) => at > 0 && (note[at - 1] ?? 0) < 0 && value >= 0).length;
  expect(Math.abs(crossings - 220)).toBeLessThanOrEqual(1); // half a second of 440 hertz
});

it("lets the last note ring into the next turn", () => {
  const wave = samples({ beat: 0.5, voices: [{ loudness: 0.5, notes: [0, 0, 0, 69] }] });
  expect(wave.slice(0, 100).some((value) => value !== 0)).toBe(true);
});
