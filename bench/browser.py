"""The page in a real browser: first visits, the workbench, a slow link, and JupyterLite beside it.

Everything in one run on one machine, at an address that is no secure context: the ratios hold
where the milliseconds do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from bench import crowd, jupyterlite, memory, painting, workbench
from bench.visits import Visit, profile, visit_lab, visit_page, visit_repl
from classroom.secrets import load_secrets
from harness.browser import HOST
from harness.link import Link
from rehearsal.server import ServerProcess

ROUNDS = 3
MARKS = ("4242", "4343", "4444", "4545")
"""What the notebooks print; each visit another, so that no old result is taken for a new one."""

Series = dict[str, list[Visit]]


def main() -> None:
    """Print every table."""
    console = Console()
    with (
        TemporaryDirectory() as data,
        ServerProcess(Path(data), names=(HOST,)) as server,
        Link(server.port) as link,
    ):
        code = load_secrets(Path(data)).join_code
        with sync_playwright() as driver:
            console.print(_visits(_series(driver, link, code)))
            console.print(_workbench(driver, link, code))
            console.print(_memory(driver, link, code))
            console.print(_crowded(driver, link, code))
    painting.main()


def _series(driver: Playwright, link: Link, code: str) -> Series:
    """The three in turn, so that a busy moment of the machine touches all of them."""
    series: Series = {}
    with _beside() as lite:
        for _ in range(ROUNDS):
            _both(driver, series, "our page", lambda context, _: visit_page(context, link, code))
            if lite:
                _both(driver, series, "JupyterLite lab", _lab(lite))
                _both(driver, series, "JupyterLite repl", _repl(lite))
    return series


@contextmanager
def _beside() -> Iterator[Link | None]:
    """JupyterLite's site, where it can be set up."""
    try:
        folder = jupyterlite.site({f"n{mark}": _program(mark) for mark in MARKS})
    except jupyterlite.NotThere as problem:
        print(problem)
        yield None
        return
    with jupyterlite.served(folder) as lite:
        yield lite


def _memory(driver: Playwright, link: Link, code: str) -> Table:
    with _beside() as lite:
        return memory.measure(driver, link, code, lite)


def _lab(lite: Link) -> Callable[[BrowserContext, int], Visit]:
    return lambda context, turn: visit_lab(context, lite, f"n{MARKS[turn]}", MARKS[turn])


def _repl(lite: Link) -> Callable[[BrowserContext, int], Visit]:
    return lambda context, turn: visit_repl(context, lite, _program(MARKS[turn]), MARKS[turn])


def _program(mark: str) -> str:
    """It prints the mark, and does not contain it."""
    return f"print({int(mark) // 101}*101)"


def _both(
    driver: Playwright,
    series: Series,
    name: str,
    visit: Callable[[BrowserContext, int], Visit],
) -> None:
    """One first visit in a new profile, then one more."""
    with profile(driver) as context:
        series.setdefault(f"{name}, cold", []).append(visit(context, 0))
        series.setdefault(f"{name}, warm", []).append(visit(context, 1))


def _visits(series: Series) -> Table:
    table = Table("visit", "first words s", "first result s", "first picture s", "MB", "x")
    for name, visits in series.items():
        own = series[f"our page, {name.split(', ')[1]}"]
        pictures = [visit.picture for visit in visits if visit.picture is not None]
        ratio = _middle([visit.result for visit in visits]) / _middle([one.result for one in own])
        table.add_row(
            name,
            f"{_middle([visit.words for visit in visits]) / 1000:.2f}",
            f"{_middle([visit.result for visit in visits]) / 1000:.2f}",
            f"{_middle(pictures) / 1000:.2f}" if pictures else "",
            f"{_middle([visit.megabytes for visit in visits]):.2f}",
            f"{ratio:.1f}",
        )
    return table


def _middle(values: list[float]) -> float:
    return median(values)


def _workbench(driver: Playwright, link: Link, code: str) -> Table:
    with profile(driver) as context:
        visit_page(context, link, code)
        page = context.new_page()
        page.goto(f"http://{HOST}:{link.port}/")
        page.locator(".cm-content").wait_for()
        found = workbench.measure(page)
    table = Table("at the workbench", "median")
    table.add_row("Run to the first picture", f"{found.run:.0f} ms")
    table.add_row("Stop to ready", f"{found.stop:.0f} ms")
    table.add_row("Stop of an endless loop to ready (once)", f"{found.stop_endless:.0f} ms")
    table.add_row(f"images a second, {workbench.SPRITES} sprites", f"{found.images:.1f}")
    table.add_row("the same on a plain canvas", f"{found.floor:.1f}")
    return table


def _crowded(driver: Playwright, link: Link, code: str) -> Table:
    found = crowd.measure(driver, link, code)
    table = Table(f"first visit at {crowd.MEGABITS:.0f} Mbit/s", "first words s", "picture s")
    shown = {"alone": found.alone, f"{crowd.CLIENTS} at once": found.among_others}
    for name, visit in shown.items():
        picture = (visit.picture or 0) / 1000
        table.add_row(name, f"{visit.words / 1000:.2f}", f"{picture:.2f}")
    others = f"{min(found.others):.1f} to {max(found.others):.1f} s for the downloads alone"
    table.add_row("the others", others, "")
    return table


if __name__ == "__main__":
    main()
