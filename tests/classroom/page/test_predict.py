"""Guess, then watch: asked before the first run, compared after it, without blame."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atelier.places import LESSONS
from harness.desk import Desk
from workshop_game.checking import Step, load_lessons

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]


STEPS = [step for chapter in load_lessons(LESSONS) for step in chapter.steps]
GUESSED = [step for step in STEPS if step.mode == "predict"]


@pytest.fixture
def step(desk: Desk) -> Step:
    """A step that asks for a guess, open on the desk; its program goes on until it is stopped."""
    found = next(step for step in GUESSED if "def each_tick" in step.start_code)
    desk.go(found.id)
    return found


def guess(desk: Desk, step: Step, *, right: bool) -> str:
    """Choose an answer; its words."""
    assert step.prediction
    choices = step.prediction.choices
    place = next(n for n, id in enumerate(choices) if (id == step.prediction.answer) == right)
    desk.page.locator(".prediction input").nth(place).check()
    return step.prose["fr"][f"choice {choices[place]}"].replace("`", "")


def test_the_guess_is_asked_before_the_first_run_then_compared(desk: Desk, step: Step) -> None:
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_contain_text("Choisissez d’abord")
    desk.page.get_by_role("button", name="Aller à la question").click()
    question = desk.page.locator(".prediction input").first
    expect(question).to_be_focused()
    expect(question).to_be_in_viewport(ratio=1)
    desk.run()
    expect(desk.page.locator(".prediction .asked")).to_contain_text("Avant de lancer")
    expect(desk.page.locator(".prediction input").first).to_be_focused()
    expect(desk.page.locator(".stop")).to_be_disabled()
    desk.run()  # nobody is kept from running
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    expect(desk.page.locator(".compared")).to_have_count(0)
    words = guess(desk, step, right=True)
    desk.run()
    card = desk.page.locator(".compared")
    expect(card).to_contain_text("Regardez le jeu, puis comparez.")
    expect(card).to_contain_text(words)
    card.get_by_role("button", name="Comparer").click()
    expect(card).to_contain_text("Vous l’aviez vu venir")
    assert desk.faults() == []


def test_a_surprise_is_told_without_blame_and_the_guess_is_kept(desk: Desk, step: Step) -> None:
    assert step.prediction
    guess(desk, step, right=False)
    desk.run()
    card = desk.page.locator(".compared")
    expect(card).to_contain_text("Vous pensiez")
    desk.stop()
    expect(card).to_contain_text("C’est là qu’on apprend le plus")
    happens = step.prose["fr"][f"choice {step.prediction.answer}"].replace("`", "")
    expect(card).to_contain_text(happens)
    desk.page.reload()
    expect(desk.page.locator(".prediction input:checked")).to_have_count(1)
