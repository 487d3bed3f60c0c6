"""Keys on the screen: where there is no keyboard, games are played in real time all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

from harness.access import PHONE as SMALLEST
from harness.access import faults, faults_in_each_look, sticks_out
from harness.desk import Desk
from harness.server import ServerProcess
from tests.classroom.page.fingers import PHONE, SIDEWAYS, Fingers
from tests.classroom.page.test_take_home import fetched, open_take_home

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

FINGER = 44
"""Points of a button that nearly every finger meets."""

GAMES = {
    "fr": """instants = 0
sauts = 0
def a_chaque_instant():
    global instants, sauts
    instants = instants + 1
    if touche("droite"):
        heros.x = heros.x + 1
    if touche("gauche"):
        heros.x = heros.x - 1
    if touche("espace"):
        sauts = sauts + 1
""",
    "en": """ticks = 0
jumps = 0
def each_tick():
    global ticks, jumps
    ticks = ticks + 1
    if key("right"):
        hero.x = hero.x + 1
    if key("left"):
        hero.x = hero.x - 1
    if key("space"):
        jumps = jumps + 1
""",
}
HERO = {"fr": "heros.x", "en": "hero.x"}
JUMPS = {"fr": "sauts", "en": "jumps"}
TICKS = {"fr": "instants", "en": "ticks"}
NAMES = {
    "fr": ("Flèche droite", "Flèche gauche", "Barre d’espace"),
    "en": ("Right arrow", "Left arrow", "Space bar"),
}
ALL_KEYS = """def a_chaque_instant():
    if touche("gauche") or touche("droite") or touche("haut") or touche("bas"):
        heros.x = heros.x + 1
    if touche("espace") or touche("entree") or touche("a"):
        heros.dire("Oui")
"""


GOES_HOME = """def a_chaque_instant():
    if touche("droite"):
        heros.x = heros.x + 4
    if touche("gauche") or touche("haut") or touche("bas") or touche("a"):
        heros.x = heros.x - 4
    if touche("espace") or touche("entree"):
        heros.dire("Oui")
    if heros.x > 400:
        gagner()
"""


def running(visit: Visit, server: ServerProcess, animal: str, language: str, **how: object) -> Desk:
    """Somebody whose game of real time runs."""
    desk = Desk(visit(**how), server)
    desk.join(animal, language)
    desk.begin()
    desk.write(GAMES[language])
    desk.run()
    desk.page.locator("#values dd").first.wait_for()
    return desk


def until(desk: Desk, name: str, holds: str, limit: float) -> None:
    """Wait until a value of the game is past a limit."""
    code = """([name, holds, limit]) => {
      const row = [...document.querySelectorAll("#values > div")];
      const here = row.find((one) => one.querySelector("dt").textContent === name);
      const value = Number(here?.querySelector("dd").textContent);
      return holds === ">" ? value > limit : value < limit;
    }"""
    desk.page.wait_for_function(code, arg=[name, holds, limit])


def stands_still(desk: Desk, language: str) -> None:
    """The game lives on for a while, and the hero stays where it is."""
    until(desk, TICKS[language], ">", desk.value(TICKS[language]) + 5)  # what was held is through
    there = desk.value(HERO[language])
    until(desk, TICKS[language], ">", desk.value(TICKS[language]) + 20)
    assert desk.value(HERO[language]) == there


def key(desk: Desk, name: str) -> Locator:
    pad = desk.page.locator(".touch-keys")
    return pad.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])
def test_fingers_move_the_hero_while_the_game_runs(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    desk = running(visit, server, next(cards), language, **PHONE)
    right, left, space = (key(desk, name) for name in NAMES[language])
    hero, jumps = HERO[language], JUMPS[language]
    with Fingers(desk.page) as fingers:
        fingers.press(1, right)
        until(desk, hero, ">", 330)
        fingers.press(2, space)  # both hands at once
        until(desk, jumps, ">", 5)
        further = desk.value(hero)
        until(desk, hero, ">", further + 5)
        fingers.lift(2)
        fingers.slide(1, left)
        until(desk, hero, "<", 320)
        fingers.lift(1)
        stands_still(desk, language)
        fingers.press(1, right)
        until(desk, hero, ">", desk.value(hero) + 5)
        fingers.cancel()
        stands_still(desk, language)
    assert desk.value(jumps) < desk.value(TICKS[language])
    expect(desk.page.locator(".stage-keys")).to_be_visible()


def test_the_keys_are_big_and_leave_the_picture_free(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = running(visit, server, next(cards), "fr", reduced_motion="reduce", **PHONE)
    fits(desk, 3)
    desk.write(ALL_KEYS)
    for size in (*SIDEWAYS, SMALLEST):
        desk.page.set_viewport_size(size)
        desk.run()
        fits(desk, 7)
    assert faults_in_each_look(desk.page) + sticks_out(desk.page) == []


def fits(desk: Desk, count: int) -> None:
    """Picture and keys are on the screen together, none over another, above Run and Stop."""
    keys = desk.page.locator(".touch-key")
    expect(keys).to_have_count(count)
    for each in [desk.page.locator(".stage-frame"), *keys.all()]:
        expect(each).to_be_in_viewport(ratio=1)
    boxes = [box(each) for each in [desk.page.locator(".stage-frame"), *keys.all()]]
    foot = box(desk.page.locator(".actions"))
    for at, one in enumerate(boxes):
        assert not any(meet(one, other) for other in [*boxes[at + 1 :], foot])
    assert all(min(one["width"], one["height"]) >= FINGER for one in boxes)


def box(one: Locator) -> FloatRect:
    found = one.bounding_box()
    assert found
    return found


def meet(one: FloatRect, other: FloatRect) -> bool:
    across = overlap(one["x"], one["width"], other["x"], other["width"])
    return across and overlap(one["y"], one["height"], other["y"], other["height"])


def overlap(start: float, size: float, other: float, other_size: float) -> bool:
    return start < other + other_size and other < start + size


def test_keys_that_were_asked_for_are_held_with_the_keyboard_or_a_mouse(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = running(visit, server, next(cards), "fr")
    expect(desk.page.locator(".touch-key")).to_have_count(0)
    ask = desk.page.get_by_role("button", name="Touches à l’écran")
    ask.click()
    expect(ask).to_have_attribute("aria-pressed", "true")
    right, left, space = (key(desk, name) for name in NAMES["fr"])
    left.focus()
    desk.page.keyboard.press("Tab")
    expect(right).to_be_focused()
    desk.page.keyboard.down("Enter")
    until(desk, "heros.x", ">", 330)
    desk.page.keyboard.up("Enter")
    stands_still(desk, "fr")
    left.hover()
    desk.page.mouse.down()
    until(desk, "heros.x", "<", 320)
    desk.page.mouse.up()
    stands_still(desk, "fr")
    space.evaluate("(one) => one.click()")  # as a screen reader presses it
    until(desk, "sauts", ">", 0)
    desk.page.reload()
    expect(ask).to_have_attribute("aria-pressed", "true")


def test_the_game_that_went_home_is_played_with_fingers(
    desk: Desk, browser: Browser, tmp_path: Path
) -> None:
    desk.go("take_home")
    desk.write(GOES_HOME)
    desk.wait_for_python()
    open_take_home(desk)
    file = fetched(desk, "html", tmp_path)
    context = browser.new_context(offline=True, **PHONE)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator(".play").tap()
    right = page.get_by_role("button", name="Flèche droite")
    expect(right).to_be_enabled(timeout=120_000)
    expect(page.locator(".touch-key")).to_have_count(7)
    with Fingers(page) as fingers:
        fingers.press(1, right)
        expect(page.locator(".curtain")).to_contain_text("Partie gagnée !", timeout=60_000)
    expect(right).to_be_disabled()
    assert faults(page) + sticks_out(page) == []
    context.close()


def test_while_the_game_waits_its_own_keys_stand_in(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = running(visit, server, next(cards), "fr", **PHONE)
    expect(desk.page.locator(".touch-key")).to_have_count(3)
    desk.page.get_by_role("button", name="Pause").tap()
    expect(desk.page.locator(".turn-keys")).to_be_visible()
    expect(desk.page.locator(".touch-key")).to_have_count(0)
    desk.page.get_by_role("button", name="Reprendre").tap()
    expect(desk.page.locator(".touch-key")).to_have_count(3)
    desk.stop()
    for each in desk.page.locator(".touch-key").all():
        expect(each).to_be_disabled()
