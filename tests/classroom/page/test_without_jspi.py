"""A browser that cannot wait in the middle of a program: the lessons work, the rest is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from atelier.places import ROOT
from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

LACKS = "delete WebAssembly.Suspending; delete WebAssembly.promising;\n"
WORDS = {
    "fr": ("ne peut pas attendre", "Terminé", 'heros.dire("Bonjour")\n'),
    "en": ("cannot wait", "Finished", 'hero.say("Hello")\n'),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[ServerProcess]:
    """The page with one change: its worker begins by taking away what other browsers lack."""
    page = tmp_path_factory.mktemp("page") / "dist"
    shutil.copytree(built, page)
    scripts = list((page / "assets").glob("worker-*.js"))
    assert scripts
    for script in scripts:
        script.write_text(LACKS + script.read_text(encoding="utf-8"), encoding="utf-8")
        for packed in script.parent.glob(f"{script.name}.*"):
            packed.unlink()
    with ServerProcess(tmp_path_factory.mktemp("data"), ROOT, page) as server:
        yield server


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])
def test_the_words_work_and_a_plain_program_says_what_is_missing(
    visit: Callable[..., Page], server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    desk = Desk(visit(), server)
    desk.page.add_init_script(LACKS)
    desk.join(next(cards), language)
    desk.begin()
    the_words_work(desk, WORDS[language][2])
    a_plain_program_says_what_is_missing(desk, WORDS[language][0])


def the_words_work(desk: Desk, program: str) -> None:
    """Keys, a picture, a check: the first step as everywhere."""
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    expect(desk.page.locator("#values")).to_contain_text(".x")
    desk.page.keyboard.down("ArrowRight")
    desk.wait_until_it_moved()
    desk.page.keyboard.up("ArrowRight")
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_be_visible()
    desk.write(program)
    desk.run()
    expect(desk.page.locator(".card.ended")).to_be_visible()


def a_plain_program_says_what_is_missing(desk: Desk, words: str) -> None:
    """The chapter about pygame: what this browser lacks, and what can be done; then the rest."""
    desk.go("bonnet")
    desk.page.locator(".run-shown").click()
    card = desk.page.locator(".results")
    expect(card).to_contain_text(words)
    expect(card).to_contain_text("Firefox")
    desk.page.locator(".prediction input").first.check()
    desk.run()
    expect(desk.page.locator("#values dd").first).to_be_visible()
