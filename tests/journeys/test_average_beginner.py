"""Someone who needs three tries: two known mistakes, then the answer, at every step of a chapter.

From the empty first step to the finished game, typed into the real page, checked by the page's
own Python.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from atelier.places import LESSONS
from harness.desk import Desk
from harness.room import open_room
from tests.journeys.test_first_workshop import sit_down
from workshop_game.checking import Chapter, Step, load_lessons

CHAPTERS = load_lessons(LESSONS)
MISTAKES = 2


@pytest.mark.slow
@pytest.mark.journey
@pytest.mark.browser
@pytest.mark.parametrize("chapter", CHAPTERS, ids=[chapter.id for chapter in CHAPTERS])
def test_a_chapter_is_passed_with_two_mistakes_a_step(chapter: Chapter, tmp_path: Path) -> None:
    with open_room(tmp_path) as room:
        desk = sit_down(room)
        desk.wait_for_python()
        for step in chapter.steps:
            open_step(desk, step)
            for id, source in list(step.wrong("fr").items())[:MISTAKES]:
                tries(desk, step, id, source)
            passes(desk, step)
        assert room.left == []
        assert room.errors == []


def open_step(desk: Desk, step: Step) -> None:
    desk.page.evaluate(f"location.hash = '#/{step.id}'")
    expect(desk.page.locator("h1")).to_have_text(step.prose["fr"]["title"])
    if step.prediction:
        place = step.prediction.choices.index(step.prediction.answer)
        desk.page.locator(".prediction input").nth(place).check()


def tries(desk: Desk, step: Step, mistake: str, source: str) -> None:
    """A known mistake, and its own sentence on the page."""
    if mistake not in {each.id for each in step.mistakes}:
        return
    desk.write(source)
    desk.check()
    card = desk.page.locator(".card.verdict")
    expect(card).to_contain_text("Pas encore")
    first_words = step.prose["fr"][f"mistake {mistake}"].replace("`", "").splitlines()[0][:30]
    expect(card).to_contain_text(first_words)


def passes(desk: Desk, step: Step) -> None:
    desk.write(step.done("fr"))
    desk.check()
    expect(desk.page.locator(".card.good")).to_contain_text("Réussi")
