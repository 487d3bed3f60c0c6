"""A step asks one thing at a time, shows how it looks when done, and never loses the hero."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atelier.places import LESSONS
from harness.desk import Desk
from workshop_game.checking import load_lessons

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

STEPS = {step.id: step for chapter in load_lessons(LESSONS) for step in chapter.steps}
WALKS_OFF = """def a_chaque_instant():
    heros.x = heros.x + 20
"""


def test_the_next_thing_comes_when_the_one_before_may_be_done(desk: Desk) -> None:
    asked = desk.page.locator(".ask-list > li")
    expect(asked).to_have_count(1)
    expect(asked).to_contain_text("Cliquez sur Lancer")
    desk.run()
    expect(asked).to_have_count(2)
    desk.page.locator(".ask-next").click()
    expect(asked).to_have_count(3)
    expect(desk.page.locator(".ask-now")).to_contain_text("Il cherche ses mots")
    desk.check()
    expect(asked).to_have_count(5)
    expect(desk.page.locator(".ask-after")).to_contain_text("un mystère")


def test_a_small_picture_shows_the_step_done_in_the_language_of_the_page(desk: Desk) -> None:
    picture = desk.page.locator(".goal img")
    for number, language in enumerate(("fr", "en")):
        desk.page.locator(".languages button").nth(number).click()
        words = [STEPS["hello"].prose[language][f"check {c.id}"] for c in STEPS["hello"].checks]
        expect(picture).to_have_attribute("alt", " ".join(words))
        assert picture.evaluate("(one) => one.naturalWidth") == 256
    desk.go("countdown")
    expect(desk.page.locator(".prediction")).to_be_visible()
    expect(desk.page.locator(".goal")).to_have_count(0)
    desk.page.locator(".prediction input").first.check()
    expect(picture).to_be_visible()


def test_a_hero_that_left_is_told_of_until_it_is_back(desk: Desk) -> None:
    told = desk.page.locator(".hero-out")
    desk.write(WALKS_OFF)
    desk.run()
    expect(told).to_contain_text("par la droite. «\xa0Relancer\xa0» le ramène")
    expect(desk.page.locator(".hero-way.right")).to_be_visible()
    desk.write("heros.x = 320\n")
    desk.run()
    expect(told).to_be_empty()
