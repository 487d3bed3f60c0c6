"""The page in Firefox: from the door to a text found again, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.classroom.page.desk import Desk
from tests.classroom.server import ServerProcess
from tests.firefox import find_firefox, open_firefox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(find_firefox() is None, reason="no Firefox here (firefox-esr)"),
]

Visit = Callable[..., Page]

WALKS = {
    "fr": """decor("vallee")
heros.dire("Bonjour les voisins")
def a_chaque_instant():
    if touche("droite"):
        heros.x = heros.x + 4
    if touche("gauche"):
        heros.x = heros.x - 4
""",
    "en": """background("valley")
hero.say("Hello neighbours")
def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if key("left"):
        hero.x = hero.x - 4
""",
}
BROKEN = {"fr": 'heros.dire("Osez !"\n', "en": 'hero.say("Dare!"\n'}
SAID = {"fr": ("n’est jamais refermé", "Réussi"), "en": ("never closed", "Passed")}
ENDLESS = "while True:\n    x = 1\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_firefox() as browser:
        yield browser


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_first_hour(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    desk = sit_down(visit, server, next(cards), language)
    assert "Firefox" in desk.page.evaluate("navigator.userAgent")
    assert desk.page.evaluate("isSecureContext") is False
    the_first_step_runs(desk)
    an_error_is_explained(desk, BROKEN[language], SAID[language][0])
    an_endless_loop_is_stopped(desk)
    desk.write(WALKS[language])
    desk.check()
    expect(desk.page.locator(".card.good")).to_contain_text(SAID[language][1])
    desk.page.locator(".cm-content").click()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type("# 1, 2, 3")
    desk.expect_saved()
    desk.page.reload()
    assert desk.program.strip() == WALKS[language] + "# 1, 2, 3"


def sit_down(visit: Visit, server: ServerProcess, animal: str, language: str) -> Desk:
    desk = Desk(visit(), server)
    desk.join(animal, language)
    desk.begin()
    desk.wait_for_python()
    return desk


def the_first_step_runs(desk: Desk) -> None:
    blank = desk.pixels()
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    expect(desk.page.locator("#values")).to_contain_text(".x")
    before = desk.pixels()
    assert before != blank
    desk.page.keyboard.down("ArrowRight")
    desk.wait_until_it_moved()
    desk.page.keyboard.up("ArrowRight")
    assert desk.pixels() != before


def an_error_is_explained(desk: Desk, program: str, words: str) -> None:
    desk.write(program)
    desk.run()
    expect(desk.page.locator(".card.error")).to_contain_text(words)
    expect(desk.page.locator(".error-line")).to_have_count(1)


def an_endless_loop_is_stopped(desk: Desk) -> None:
    desk.wait_for_the_spare()
    desk.write(ENDLESS)
    desk.run()
    expect(desk.page.locator(".stop")).to_be_enabled()
    desk.stop()
    expect(desk.page.locator(".stop")).to_be_disabled()


def test_a_plain_pygame_program_runs(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = sit_down(visit, server, next(cards), "fr")
    desk.go("bonnet")
    desk.page.locator(".run-shown").click()
    expect(desk.page.locator("#values")).to_contain_text("en_marche")
    desk.stop()
    expect(desk.page.locator(".actions .stop")).to_be_disabled()
