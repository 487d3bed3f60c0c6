"""The memory that a tab holds above an empty one: our page, and JupyterLite beside it.

Read from outside, of the browser's processes that show pages; what is shared counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil
from playwright.sync_api import BrowserContext, Page, Playwright
from rich.table import Table

from bench import workbench
from bench.processes import held_by
from bench.visits import profile, visit_page, visit_repl
from harness.link import Link

RUNS = 10
FIRST = "the first game, or the first result"
PROGRAM, ANSWER = "print(42*101)", "4242"
TARGET = 250
"""Megabytes that the page may hold, on a laptop of 4 GB with other things open."""
PAUSE_MS = 300
SQUEEZED_MS = 1500
SETTLED_MS = 6000
"""A worker that took over has a new one behind it by then, and what was freed is given back."""


@dataclass
class Held:
    """Megabytes above an empty tab, by what was done so far."""

    moments: dict[str, float] = field(default_factory=dict)


def measure(driver: Playwright, link: Link, code: str, lite: Link | None) -> Table:
    """Visit both, each in a new profile; the table."""
    ours, theirs = Held(), Held()
    with _tab(driver) as (context, above):
        visit_page(context, link, code, lambda page: _play(page, ours, above))
    if lite:
        with _tab(driver) as (context, above):
            visit_repl(
                context, lite, PROGRAM, ANSWER, lambda page: _look(page, theirs, FIRST, above)
            )
    return _table(ours, theirs)


def _play(page: Page, held: Held, above: Callable[[], float]) -> None:
    """Ten runs, then an endless loop that is stopped; what is held is noted after each."""
    _look(page, held, FIRST, above)
    page.evaluate(workbench.PRESS_STOP)
    workbench.write(page, workbench.GAME)
    for _ in range(RUNS):
        page.evaluate(workbench.PRESS, ".actions .run")
        page.wait_for_timeout(PAUSE_MS)
        page.evaluate(workbench.PRESS_STOP)
    page.wait_for_timeout(SETTLED_MS)
    _look(page, held, f"{RUNS} runs", above)
    workbench.endless(page)
    page.locator(".stage-canvases canvas").nth(1).wait_for(state="attached")
    page.wait_for_timeout(SETTLED_MS)
    _look(page, held, "an endless loop that was stopped", above)


def _look(page: Page, held: Held, moment: str, above: Callable[[], float]) -> None:
    _squeeze(page)
    held.moments[moment] = above()


@contextmanager
def _tab(driver: Playwright) -> Iterator[tuple[BrowserContext, Callable[[], float]]]:
    """A profile, and what its pages hold above what they held when they were empty."""
    others = set(_renderers())
    with profile(driver) as context:

        def held() -> float:
            return _megabytes(set(_renderers()) - others)

        empty = held()
        yield context, lambda: held() - empty


def _squeeze(page: Page) -> None:
    """As on a full laptop: what nobody needs any more is given back before anyone counts."""
    session = page.context.new_cdp_session(page)
    for _ in range(2):
        session.send("Memory.simulatePressureNotification", {"level": "critical"})
        page.wait_for_timeout(SQUEEZED_MS)
    session.detach()


def _renderers() -> Iterator[psutil.Process]:
    """The processes below this one in which a browser shows pages."""
    for process in psutil.Process().children(recursive=True):
        try:
            if "--type=renderer" in process.cmdline():
                yield process
        except psutil.Error:
            continue


def _megabytes(processes: set[psutil.Process]) -> float:
    return sum(map(held_by, processes)) / 1e6


def _table(ours: Held, theirs: Held) -> Table:
    table = Table("memory of the tab after", "our page MB", "JupyterLite repl MB")
    for moment, megabytes in ours.moments.items():
        other = theirs.moments.get(moment)
        table.add_row(moment, f"{megabytes:.0f}", "" if other is None else f"{other:.0f}")
    table.caption = f"above an empty tab; the target is {TARGET} MB"
    return table
