import { beforeEach, expect, it } from "vitest";
import { followHero, heroOut } from "../src/app/hero";

beforeEach(() => followHero({}));

it.each([
  [-20, 100, "left"],
  [700, 100, "right"],
  [100, -40, "top"],
  [100, 400, "bottom"],
] as const)("says on which side the hero at %d, %d left", (x, y, side) => {
  followHero({ "heros.x": 320, "heros.y": 260 });
  expect(heroOut.value).toBeNull();
  followHero({ "heros.x": x, "heros.y": y });
  expect(heroOut.value).toBe(side);
  followHero({ "heros.x": 630, "heros.y": 260 });
  expect(heroOut.value).toBeNull();
});

it("says nothing of a hero that one has to look for", () => {
  followHero({ "hero.x": 900, "hero.y": 100 });
  followHero({ "hero.x": 901, "hero.y": 100 });
  expect(heroOut.value).toBeNull();
});

it("begins anew with each run", () => {
  followHero({ "hero.x": 320, "hero.y": 260 });
  followHero({});
  followHero({ "hero.x": 900, "hero.y": 260 });
  expect(heroOut.value).toBeNull();
});

it("knows of no hero where a program has none", () => {
  followHero({ "hero.x": "…", x: 3 });
  expect(heroOut.value).toBeNull();
});
