"""The group's cards: chosen before coding, kept like a program, and told in every step."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]


def choose(desk: Desk, question: str, card: str) -> None:
    desk.page.locator(".storyboard-open").click()
    desk.page.locator(f"input[name={question}][value={card}]").check()
    desk.page.locator(".storyboard .main").click()
    expect(desk.page.locator(".storyboard")).to_have_count(0)


def test_the_cards_change_the_programs_and_the_checks(desk: Desk) -> None:
    desk.go("across")
    expect(desk.page.locator(".cm-content")).to_contain_text('decor("vallee")')
    choose(desk, "place", "night")
    expect(desk.page.locator(".cm-content")).to_contain_text('decor("nuit")')
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_contain_text("Pas encore")


def test_the_choice_is_found_again(desk: Desk) -> None:
    choose(desk, "hero", "hat")
    desk.expect_saved()
    kept = desk.stored("SELECT source FROM snapshots WHERE document = 'story:cards'")
    assert "hero.hat" in kept[-1][0]
    desk.page.reload()
    desk.page.locator(".storyboard-open").click()
    expect(desk.page.locator("input[name=hero][value=hat]")).to_be_checked()


def test_a_program_already_written_stays_as_it_is(desk: Desk) -> None:
    desk.go("across")
    desk.write('decor("atelier")\n')
    choose(desk, "place", "night")
    assert 'decor("atelier")' in desk.program


def test_the_cards_can_be_read_by_everyone(desk: Desk) -> None:
    desk.page.locator(".storyboard-open").click()
    assert desk.faults() == []


def test_lines_are_put_in_order_without_a_mouse(desk: Desk) -> None:
    """The program of such a step shown as a text; the list of its lines is in test_ordering."""
    desk.go("rhythm")
    desk.page.locator(".ordering > button").click()
    before = desk.program.splitlines()
    desk.page.locator(".cm-line").first.click()
    desk.page.keyboard.press("Alt+ArrowDown")
    assert desk.program.splitlines()[:2] == [before[1], before[0]]
    desk.page.keyboard.press("Alt+ArrowUp")
    assert desk.program.splitlines() == before
