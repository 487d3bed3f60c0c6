"""From the address to the first result, in a real browser: our page, and JupyterLite beside it.

The visitor is as quick as the page: a script inside it presses each button as soon as it is
there. Times are the browser's own, counted from the navigation.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from harness.browser import HOST, open_profile
from harness.link import Link

PATIENCE_MS = 180_000
SETTLE_MS = 3000
"""How long a browser is busy with itself after it has opened."""
QUIET_MS = 4000
"""How long what is loaded after the first picture (spare worker, explainer) may take."""
TRIES = 120
HALF_SECOND = 500

HURRY = """
(() => {
  const seen = {};
  const note = (name) => {
    seen[name] ??= performance.now();
    const over = seen.picture && seen.result && !document.documentElement.dataset.seen;
    if (over) document.documentElement.dataset.seen = JSON.stringify(seen);
  };
  const press = (selector) => {
    const found = document.querySelector(selector);
    if (found && !found.disabled && !seen[selector]) { note(selector); found.click(); }
  };
  const look = () => {
    if (document.querySelector("h1")) note("words");
    const chosen = document.querySelector(".animal-card.chosen");
    if (!chosen) press(".animal-card:not(:has(.taken)) input");
    if (chosen) press("form .main");
    press(".paper-card .main");
    if (document.querySelector(".cm-content")) press(".actions .run");
    if (document.querySelector("#values dd")) note("result");
    if (document.querySelector(".stage-frame:not(.blank)") && !seen.drawn) {
      note("drawn");
      requestAnimationFrame(() => note("picture"));
    }
  };
  const everything = { childList: true, subtree: true, attributes: true };
  new MutationObserver(look).observe(document, everything);
})();
"""
"""Joins as the first animal without a seat (the second time the page knows the seat already), then
runs the first step."""

LAB = """
(() => {
  const seen = {};
  const wanted = new URLSearchParams(location.search).get("wanted");
  const look = () => {
    if (document.querySelector(".jp-Notebook, .jp-CodeConsole")) seen.words ??= performance.now();
    if (document.documentElement.dataset.seen) return;
    for (const one of document.querySelectorAll(".jp-OutputArea-output"))
      if (one.textContent.trim() === wanted) {
        seen.result = performance.now();
        document.documentElement.dataset.seen = JSON.stringify(seen);
      }
  };
  const everything = { childList: true, subtree: true, characterData: true };
  new MutationObserver(look).observe(document, everything);
})();
"""


@dataclass(frozen=True)
class Visit:
    """Milliseconds since the navigation, and what came over the link meanwhile."""

    words: float
    result: float
    picture: float | None
    megabytes: float


@contextmanager
def profile(driver: Playwright) -> Iterator[BrowserContext]:
    """A new profile with a cache on the disk, as a person has, in a browser that is open.

    For a while after it has opened, a browser with a new profile is busy with windows of its own:
    nobody has typed an address by then.
    """
    with tempfile.TemporaryDirectory() as folder:
        context = open_profile(driver.chromium, Path(folder), {"width": 1366, "height": 768})
        context.set_default_timeout(PATIENCE_MS)
        context.pages[0].wait_for_timeout(SETTLE_MS)
        try:
            yield context
        finally:
            context.close()


def visit_page(
    context: BrowserContext, link: Link, code: str, stay: Callable[[Page], None] | None = None
) -> Visit:
    """One visit of our page, until the first picture of the first step's game.

    ``stay``: what is done at the page before it is left.
    """
    page = context.new_page()
    page.add_init_script(HURRY)
    return _visit(page, link, f"/?code={code}", lambda: None, stay)


def visit_lab(context: BrowserContext, link: Link, notebook: str, wanted: str) -> Visit:
    """One visit of JupyterLite's lab: a notebook opens, its cell runs, its result is there."""
    page = context.new_page()
    page.add_init_script(LAB)

    def run_cell() -> None:
        # Not a notebook of the visit before, which the lab opens again behind this one.
        cell = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell").first
        waiting = cell.locator(".jp-InputPrompt", has_text=re.compile(r"\[ \]"))
        cell.locator(".cm-content").click()
        for _ in range(TRIES):  # before its kernel is chosen, a notebook loses what is asked
            page.keyboard.press("Control+Enter")
            page.wait_for_timeout(HALF_SECOND)
            if not waiting.count():
                return

    path = f"/lab/index.html?path={notebook}.ipynb&wanted={wanted}"
    return _visit(page, link, path, run_cell)


def visit_repl(
    context: BrowserContext,
    link: Link,
    code: str,
    wanted: str,
    stay: Callable[[Page], None] | None = None,
) -> Visit:
    """One visit of JupyterLite's smallest application, which runs the code of its address."""
    page = context.new_page()
    page.add_init_script(LAB)
    path = f"/repl/index.html?kernel=python&wanted={wanted}&code={code}"
    return _visit(page, link, path, lambda: None, stay)


def _visit(
    page: Page,
    link: Link,
    path: str,
    act: Callable[[], None],
    stay: Callable[[Page], None] | None = None,
) -> Visit:
    before = link.received
    page.goto(f"http://{HOST}:{link.port}{path}", wait_until="commit")
    act()
    page.locator("html[data-seen]").wait_for(state="attached")
    seen = json.loads(str(page.locator("html").get_attribute("data-seen")))
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(QUIET_MS)
    megabytes = (link.received - before) / 1_000_000
    if stay:
        stay(page)
    page.close()
    return Visit(seen["words"], seen["result"], seen.get("picture"), megabytes)
