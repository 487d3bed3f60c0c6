import { expect, it } from "vitest";
import { heldIn, keyId, Keys, scaleFor, toStage } from "../src/machine/stage";

it.each([
  ["ArrowLeft", "ArrowLeft", "left"],
  ["Space", " ", "space"],
  ["Enter", "Enter", "enter"],
  ["KeyQ", "a", "a"], // the A of an AZERTY keyboard
  ["KeyA", "A", "a"],
  ["Digit1", "&", "1"], // the digit row of an AZERTY keyboard, without Shift
  ["Numpad7", "7", "7"],
  ["Tab", "Tab", null],
  ["Semicolon", "é", null],
])("%s (%s) is %s", (code, key, id) => {
  expect(keyId({ code, key })).toBe(id);
});

it("forgets a key when it is released, even if Shift changed its letter", () => {
  const keys = new Keys();
  expect(keys.press({ code: "KeyD", key: "d" })).toBe(true);
  keys.press({ code: "ArrowUp", key: "ArrowUp" });
  expect(keys.list()).toEqual(["d", "up"]);
  keys.release({ code: "KeyD", key: "D" });
  expect(keys.list()).toEqual(["up"]);
});

it("holds nothing any more once Cmd is let go, since a Mac tells no release while it is down", () => {
  const keys = new Keys();
  keys.press({ code: "ArrowRight", key: "ArrowRight" });
  keys.release({ code: "MetaLeft", key: "Meta" });
  expect(keys.list()).toEqual([]);
});

it("adds up what a keyboard and several fingers hold", () => {
  const keyboard = new Keys();
  const fingers = new Keys();
  keyboard.press({ code: "Space", key: " " });
  fingers.hold("finger 1", "right");
  fingers.hold("finger 2", "space");
  expect(heldIn(keyboard, fingers)).toEqual(["right", "space"]);
  fingers.hold("finger 1", "left"); // the finger slid to the next key
  fingers.letGo("finger 2");
  expect(heldIn(keyboard, fingers)).toEqual(["left", "space"]);
  keyboard.clear();
  expect(heldIn(keyboard, fingers)).toEqual(["left"]);
});

it("turns a place on the screen into points of the stage, never outside it", () => {
  const box = { left: 100, top: 50, width: 320, height: 180 };
  expect(toStage({ clientX: 260, clientY: 140, buttons: 1 }, box)).toEqual({ x: 320, y: 180, down: true });
  expect(toStage({ clientX: 0, clientY: 999, buttons: 2 }, box)).toEqual({ x: 0, y: 360, down: false });
});

it.each([
  [100, 1],
  [640, 1],
  [641, 1.25],
  [1000, 1.75],
  [9000, 2],
])("draws a picture of %d pixels %d times as fine as a point", (pixels, scale) => {
  expect(scaleFor(pixels)).toBe(scale);
});
