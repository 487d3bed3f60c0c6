"""What a person sees of a page without scrolling: all of it, and nothing lies over it."""

from __future__ import annotations

from playwright.sync_api import Page

HIDDEN = """async (parts) => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const boxesOf = (one) => {
    if (one.matches(".stage-frame, button, fieldset")) return [one.getBoundingClientRect()];
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (texts.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      boxes.push(...[...range.getClientRects()].filter(({ width }) => width > 1));
    }
    return boxes;
  };
  const why = ({ selector, number }) => {
    const all = [...document.querySelectorAll(selector)];
    const one = number === null ? all[0] : all.find((each) => each.textContent === String(number));
    if (!one || !one.checkVisibility()) return "is not there";
    const boxes = boxesOf(one);
    if (!boxes.length || !boxes[0].width) return "has no size";
    for (const { left, right, top, bottom, width, height } of boxes) {
      const out = left < 0 || top < 0 || right > innerWidth + 1 || bottom > innerHeight + 1;
      if (out) return `is off the screen (${Math.round(top)} to ${Math.round(bottom)})`;
      for (const part of [0.1, 0.5, 0.9]) {
        const there = document.elementFromPoint(left + part * width, top + part * height);
        if (!one.contains(there)) return `is under ${there?.className || there?.tagName}`;
      }
    }
    return "";
  };
  return parts.map(why);
}"""
"""Of a text each line counts, not the box around it: lines make room for a picture beside them."""


def hidden(page: Page, parts: dict[str, int | None]) -> list[str]:
    """Each part that is not wholly in sight, and why.

    Of each selector the first element counts, or the one that says the number beside it. The page
    has two pictures' time to settle.
    """
    asked = [{"selector": part, "number": number} for part, number in parts.items()]
    reasons: list[str] = page.evaluate(HIDDEN, asked)
    return [f"{part} {why}" for part, why in zip(parts, reasons, strict=True) if why]
