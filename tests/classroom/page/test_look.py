"""How the page looks and how the editor helps: colours, completion, brackets, undo."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness.desk import Desk

pytestmark = pytest.mark.browser


@pytest.mark.everywhere
def test_the_colours_are_chosen_kept_and_readable(desk: Desk) -> None:
    root = desk.page.locator("html")
    expect(root).to_have_attribute("data-look", "light")
    desk.page.get_by_role("button", name="Affichage").click()
    desk.page.get_by_label("Contraste fort").check()
    expect(root).to_have_attribute("data-look", "contrast")
    assert desk.faults() == []
    desk.page.keyboard.press("Escape")
    assert desk.faults() == []
    desk.page.reload()
    desk.page.locator(".cm-content").wait_for()
    expect(root).to_have_attribute("data-look", "contrast")


def test_without_a_choice_the_page_follows_the_computer(desk: Desk) -> None:
    desk.page.emulate_media(color_scheme="dark")
    expect(desk.page.locator("html")).to_have_attribute("data-look", "dark")
    desk.page.emulate_media(color_scheme="light", contrast="more")
    expect(desk.page.locator("html")).to_have_attribute("data-look", "contrast")


@pytest.mark.everywhere
def test_words_are_offered_with_their_help_and_enter_stays_enter(desk: Desk) -> None:
    desk.write("")
    desk.page.keyboard.type("deco")
    offered = desk.page.locator(".cm-tooltip-autocomplete")
    expect(offered).to_contain_text("change le décor")
    choose_first(desk)
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type('("nuit")')
    expect(desk.page.locator(".cm-content")).to_have_text('decor("nuit")')
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("hero")
    expect(offered).to_be_visible()
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("x")
    assert desk.program == 'decor("nuit")\nhero\nx'


def choose_first(desk: Desk) -> None:
    """The list listens a moment after it has opened: nobody takes a word by chance."""
    chosen = desk.page.locator(".cm-tooltip-autocomplete [aria-selected=true]")
    for _ in range(100):
        if chosen.count():
            return
        desk.page.keyboard.press("ArrowDown")
    raise AssertionError("no word can be chosen")


@pytest.mark.everywhere
def test_an_opened_bracket_is_closed(desk: Desk) -> None:
    desk.write("")
    desk.page.keyboard.type('titre("Osez')
    assert desk.program == 'titre("Osez")'
    desk.page.keyboard.type('")')
    assert desk.program == 'titre("Osez")'


@pytest.mark.everywhere
def test_what_was_undone_and_written_over_is_among_the_versions(desk: Desk) -> None:
    desk.write('heros.dire("mon idée")\n')
    desk.page.keyboard.press("Control+z")
    desk.page.keyboard.type("# autre chose")
    desk.page.get_by_role("button", name="Versions").click()
    row = desk.page.locator(".versions li", has_text="Annulée à")
    expect(row.locator("code")).to_have_text('heros.dire("mon idée")\n')
