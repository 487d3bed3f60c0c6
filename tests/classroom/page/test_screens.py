"""Every screen for everybody: in each language and look, enlarged, on a phone, without motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from harness.access import ENLARGED, PHONE, faults_in_each_look, focus_is_seen, moves, sticks_out
from harness.desk import Desk
from harness.server import ServerProcess
from tests.classroom.page.walk import every_screen

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

FINGER = 44
"""Points of a button that nearly every finger meets."""


@pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])
def test_every_screen_can_be_used_by_everybody(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    desk = Desk(visit(reduced_motion="reduce"), server)
    found: list[str] = []
    for screen in every_screen(desk, next(cards), language):
        faults = faults_in_each_look(desk.page) + sticks_out(desk.page) + moves(desk.page)
        found += [f"{screen}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def test_focus_and_choices_are_seen_in_the_colours_of_the_system(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = Desk(visit(forced_colors="active"), server)
    desk.open()
    animal = next(cards)
    desk.choose(animal)
    chosen, other = (f".animal-card:{which}(.chosen)" for which in ("is", "not"))
    assert edge(desk, chosen) != edge(desk, other)
    desk.page.locator("#room-code").focus()
    assert without_a_focus(desk, 3) == []
    desk.page.locator("form .main").click()
    desk.begin()
    desk.page.locator("body").press("Tab")
    assert without_a_focus(desk, 40) == []
    desk.page.locator(".cm-content").focus()
    assert focus_is_seen(desk.page)
    french, english = (f".languages [aria-pressed={is_on}]" for is_on in ("true", "false"))
    assert ground(desk, french) != ground(desk, english)


def without_a_focus(desk: Desk, stops: int) -> list[str]:
    """Of the next stops of the Tab key, those where nobody sees where they are."""
    lost: list[str] = []
    for _ in range(stops):
        if not focus_is_seen(desk.page):
            lost.append(desk.page.evaluate("document.activeElement.outerHTML"))
        desk.page.keyboard.press("Escape")  # out of the editor, where Tab writes
        desk.page.keyboard.press("Tab")
    return lost


def edge(desk: Desk, selector: str) -> str:
    return style(desk, selector, "borderTopColor")


def ground(desk: Desk, selector: str) -> str:
    return style(desk, selector, "backgroundColor")


def style(desk: Desk, selector: str, name: str) -> str:
    code = f"(one) => getComputedStyle(one).{name}"
    found: str = desk.page.locator(selector).first.evaluate(code)
    return found


def test_on_a_phone_run_stop_and_check_keep_their_place_while_python_loads(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = Desk(visit(viewport=PHONE), server)
    waiting: list[Route] = []
    desk.page.context.route("**/memory.bin*", lambda route: hold(route, waiting))
    desk.join(next(cards))
    desk.begin()
    expect(desk.page.locator(".preparing")).to_be_visible()
    for button in (".run", ".stop", ".check"):
        shown = desk.page.locator(f".actions {button}")
        expect(shown).to_be_in_viewport(ratio=1)
        box = shown.bounding_box()
        assert box
        assert box["width"] >= FINGER
        assert box["height"] >= FINGER
    desk.run()
    expect(desk.page.locator(".preparing")).to_contain_text("Votre programme partira")
    assert sticks_out(desk.page) == []
    for route in waiting:
        route.abort()
    again = desk.page.locator(".preparing.broken button")
    expect(again).to_be_in_viewport(ratio=1)
    assert faults_in_each_look(desk.page) + sticks_out(desk.page) == []


def test_on_a_phone_each_place_is_read_from_its_title(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = Desk(visit(viewport=PHONE), server)
    desk.join(next(cards))
    desk.begin()
    title = desk.page.locator("#step-title")
    for address in ("countdown", "aptitude"):
        desk.page.locator("main").evaluate("(all) => all.lastElementChild.scrollIntoView(false)")
        expect(title).not_to_be_in_viewport()
        desk.page.evaluate(f"location.hash = '#/{address}'")
        expect(title).to_be_in_viewport(ratio=1)
        expect(title).to_be_focused()


@pytest.mark.everywhere
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 640), (683, 384)])
def test_once_an_animal_is_chosen_the_way_in_is_seen(
    visit: Visit, server: ServerProcess, width: int, height: int
) -> None:
    desk = Desk(visit(viewport={"width": width, "height": height}), server)
    desk.open()
    desk.page.locator(".animal-card input").first.check(force=True)
    expect(desk.page.locator("form .main")).to_be_in_viewport(ratio=1)
    last = desk.page.locator(".animal-card input").last
    last.focus()
    covered = desk.page.locator(".join-go").bounding_box()
    shown = last.bounding_box()
    assert covered
    assert shown
    assert shown["y"] + shown["height"] <= covered["y"]


def test_the_code_of_a_card_comes_to_who_chooses_a_taken_animal(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    desk = Desk(visit(), server)
    animal = next(cards)
    desk.join(animal)
    for language, size in (("fr", ENLARGED), ("en", PHONE)):
        desk = Desk(visit(viewport=size), server)
        desk.open(language)
        desk.choose(animal)
        field = desk.page.locator("#card-code")
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport(ratio=1)
        expect(desk.page.locator("form .main")).to_be_in_viewport(ratio=1)
        assert sticks_out(desk.page) == []


def test_the_arrow_keys_pass_over_a_taken_animal_and_say_so(
    visit: Visit, server: ServerProcess, cards: Iterator[str]
) -> None:
    Desk(visit(), server).join(next(cards))
    desk = Desk(visit(viewport=ENLARGED), server)
    desk.open()
    said = desk.page.locator("form > [role=status]")
    taken = desk.page.locator(".animal-card:has(.taken) input").first
    taken.focus()
    taken.press("Space")
    expect(said).to_contain_text("a déjà une place")
    expect(taken).to_be_focused()
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator("#card-code")).to_be_focused()
    expect(desk.page.locator("#card-code")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_step_has_most_of_the_screen_even_while_help_comes(
    visit: Visit, server: ServerProcess, cards: Iterator[str], width: int
) -> None:
    desk = Desk(visit(viewport={"width": width, "height": 640}, has_touch=True), server)
    desk.join(next(cards))
    desk.page.locator(".paper-card .main").tap()
    desk.page.locator(".help button").tap()
    expect(desk.page.locator(".help.wanted p")).to_contain_text("Demande envoyée")
    top = desk.page.locator("header.top").bounding_box()
    foot = desk.page.locator(".actions").bounding_box()
    assert top
    assert foot
    assert top["height"] + foot["height"] < 640 / 2 + FINGER
    assert sticks_out(desk.page) == []


def hold(route: Route, waiting: list[Route]) -> None:
    waiting.append(route)  # the driver cannot call a method of a list itself
