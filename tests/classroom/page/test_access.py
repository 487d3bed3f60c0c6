"""For everybody: the keyboard alone, a screen reader, a narrow or enlarged page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

Visit = Callable[..., Page]


def test_the_keyboard_alone_is_enough(desk: Desk) -> None:
    page = desk.page
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text('decor("vallee")\n')
    page.keyboard.press("Tab")
    assert desk.program.endswith("    ")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#values")).to_contain_text("heros.x")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.locator(".card.verdict")).to_be_visible()


def test_escape_stops_the_game_and_gives_the_editor_back(desk: Desk) -> None:
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator(".actions .stop")).to_be_disabled()
    expect(desk.page.locator(".cm-content")).to_be_focused()


def test_results_are_read_aloud_and_typing_is_not(desk: Desk) -> None:
    spoken = desk.page.locator(".results [role=status]")
    desk.check()
    expect(spoken).to_contain_text("Pas encore")
    desk.write("x = 1\n")
    desk.expect_saved()
    assert desk.page.locator(".top > [role=status]").inner_text() == ""


@pytest.mark.parametrize(("width", "height"), [(683, 384), (320, 568)])
def test_nothing_runs_off_a_narrow_or_enlarged_page(
    visit: Visit, server: ServerProcess, cards: Iterator[str], width: int, height: int
) -> None:
    desk = Desk(visit(viewport={"width": width, "height": height}), server)
    desk.open()
    desk.page.locator(".animal-card").first.wait_for()
    assert overflow(desk) == 0
    desk.join(next(cards))
    desk.begin()
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_be_visible()
    assert overflow(desk) == 0
    for button in (".run", ".stop", ".check"):
        expect(desk.page.locator(f".actions {button}")).to_be_in_viewport(ratio=1)


def overflow(desk: Desk) -> int:
    """Points that stick out at the right."""
    code = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    found: int = desk.page.evaluate(code)
    return found


def test_the_signs_of_the_row_go_where_the_cursor_is(desk: Desk) -> None:
    desk.write("x")
    for name in ("deux-points", "guillemet droit", "crochet ouvrant"):
        desk.page.get_by_role("button", name=f"Insérer {name}").click()
    assert desk.program == 'x:"['
    expect(desk.page.locator(".cm-content")).to_be_focused()
