import { expect, it } from "vitest";
import { shownLook } from "../src/app/look";

it("follows the computer until the reader chooses", () => {
  expect(shownLook("computer", { contrast: false, dark: false })).toBe("light");
  expect(shownLook("computer", { contrast: false, dark: true })).toBe("dark");
  expect(shownLook("computer", { contrast: true, dark: true })).toBe("contrast");
});

it("keeps to the reader's choice, whatever the computer asks", () => {
  expect(shownLook("light", { contrast: true, dark: true })).toBe("light");
  expect(shownLook("contrast", { contrast: false, dark: false })).toBe("contrast");
});
