"""Check shows what it checked: whoever presses that button alone sees their own work."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

BY_NIGHT = 'decor("nuit")\nheros.dire("Bonsoir")\n'
WALKS = "def a_chaque_instant():\n    heros.x = heros.x + 1\n"
STOPS = 'decor("nuit")\nheros.dire("Bonsoir")\noups(1)\n'
NEVER_ENDS = "while True:\n    heros.x = 3\n"


def blue(desk: Desk) -> bool:
    """Whether the sky of the picture is that of the night."""
    red, green, dark, _ = desk.pixels()[:4]
    return dark > red + 10 and green < 90


def test_an_answer_that_passes_is_seen(desk: Desk) -> None:
    desk.go("place")
    desk.write(BY_NIGHT)
    desk.check()
    expect(desk.page.locator(".card.good")).to_be_visible()
    expect(desk.page.locator(".stage-frame.blank")).to_have_count(0)
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    assert blue(desk)
    expect(desk.page.locator(".card.good")).to_be_visible()


def test_an_answer_that_does_not_pass_is_seen_and_stopping_it_keeps_what_was_said(
    desk: Desk,
) -> None:
    desk.page.set_viewport_size({"width": 1024, "height": 600})
    desk.go("place")
    desk.write(WALKS)
    desk.check()
    verdict = desk.page.locator(".card.verdict")
    expect(verdict.locator("h3")).to_be_in_viewport(ratio=1)
    expect(desk.page.locator(".stage-frame")).to_be_in_viewport(ratio=1)
    desk.wait_until_it_moved()
    desk.stop()
    expect(desk.page.locator(".stop")).to_be_disabled()
    expect(verdict).to_be_visible()


def test_an_answer_that_stops_is_seen_as_far_as_it_came_and_told_once(desk: Desk) -> None:
    desk.go("place")
    desk.write(STOPS)
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_contain_text("oups")
    expect(desk.page.locator(".stage-frame.blank")).to_have_count(0)
    assert blue(desk)
    expect(desk.page.locator(".card")).to_have_count(1)


def test_no_endless_loop_is_begun_and_no_guess_is_answered(desk: Desk) -> None:
    desk.go("place")
    desk.write(NEVER_ENDS)
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_be_visible()
    expect(desk.page.locator(".stop")).to_be_disabled()
    desk.go("countdown")
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_contain_text("Choisissez d’abord")
    expect(desk.page.locator(".stop")).to_be_disabled()
    expect(desk.page.locator(".stage-frame.blank")).to_be_visible()
