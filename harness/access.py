"""What can be measured of a page's accessibility: axe-core, what sticks out, what is cut."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page, ViewportSize

from atelier.places import PAGE

AXE = PAGE.parent / "node_modules" / "axe-core" / "axe.min.js"
FIREFOX_ENDS = "delete Element.prototype.ariaLabelledByElements"
"""axe reads it, which nothing on the page does; read a second time, by Playwright in a world of its
own, it ends a long-term Firefox."""

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "contrast": {"color_scheme": "light", "contrast": "more"},
}
"""What a computer asks of a page."""

ENLARGED: ViewportSize = {"width": 683, "height": 384}
"""A screen of 1366 x 768 at 200 %."""
PHONE: ViewportSize = {"width": 320, "height": 568}
"""What WCAG asks for at 400 %."""

STICKS_OUT = """() => {
  const wide = (one) => one.scrollWidth - one.clientWidth;
  const root = document.documentElement;
  const out = wide(root) > 0 ? [`the page: ${wide(root)}`] : [];
  const open = document.querySelector("dialog[open]");
  if (open && wide(open) > 0) out.push(`the window: ${wide(open)}`);
  const all = "button, a, input, select, textarea, summary, h1, h2";
  for (const one of document.querySelectorAll(all)) {
    if (!one.checkVisibility() || one.closest(".unseen, .for-ears, .skip")) continue;
    const { left, right } = one.getBoundingClientRect();
    if (right > innerWidth + 1 || left < -1) out.push(`off the screen: ${one.outerHTML}`);
    if (one.matches("button") && wide(one) > 1) out.push(`cut: ${one.outerHTML}`);
    const target = (one.closest("label") ?? one).getBoundingClientRect();
    const isTarget = one.matches("button, input, select, textarea, summary");
    if (isTarget && Math.min(target.width, target.height) < 24) out.push(`small: ${one.outerHTML}`);
  }
  return out;
}"""


def faults(page: Page, *rules: str) -> list[str]:
    """What axe-core finds serious or worse on the screen; with rules, by those alone."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(FIREFOX_ENDS)
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {"runOnly": list(rules)} if rules else {}
    code = "async (options) => JSON.stringify((await axe.run(options)).violations)"
    found = json.loads(page.evaluate(code, options))
    return [
        f"{fault['id']}: {node['html']} {node['any'][0]['message'] if node['any'] else ''}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def faults_in_each_look(page: Page, looks: Iterable[str] = LOOKS) -> list[str]:
    """All rules in the first look; the others only change colours."""
    found: list[str] = []
    for number, look in enumerate(looks):
        page.emulate_media(**LOOKS[look])
        rules = ("color-contrast",) if number else ()
        found += [f"{look}: {fault}" for fault in faults(page, *rules)]
    page.emulate_media(**LOOKS["light"])
    return found


def sticks_out(page: Page) -> list[str]:
    """What is off the screen, cut, or too small to be touched: as it is, enlarged, on a phone."""
    before = page.viewport_size
    assert before
    found: list[str] = []
    for size in (ENLARGED, PHONE, before):
        page.set_viewport_size(size)
        found += [f"{size['width']}: {fault}" for fault in page.evaluate(STICKS_OUT)]
    return found


def moves(page: Page) -> list[str]:
    """The animations that run although the reader asked for less motion."""
    code = "() => document.getAnimations().map((one) => one.effect.target.outerHTML.slice(0, 80))"
    found: list[str] = page.evaluate(code)
    return found


FOCUS = """async () => {
  const worn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = (from) => {
    for (let one = from; one; one = one.parentElement) if (worn(getComputedStyle(one))) return true;
    const after = getComputedStyle(from, "::after");
    return after.content !== "none" && parseFloat(after.borderTopWidth) >= 2;
  };
  for (let frame = 0; frame < 60; frame++) {
    const now = document.activeElement;
    if (now === document.body || seen(now)) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}"""
"""The editor learns of its focus some frames later."""


def focus_is_seen(page: Page) -> bool:
    """What has the focus, or something around it, wears an edge; nothing at all is at the body."""
    seen: bool = page.evaluate(FOCUS)
    return seen
