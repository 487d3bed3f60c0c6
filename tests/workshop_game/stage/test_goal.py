"""A step's small picture: how its game looks once the step is done."""

import base64
import io
from dataclasses import replace

import pygame
import pytest

from tests.workshop_game.stage.test_worker import CONTENT, Page
from workshop_game.checking import Step, load_lessons
from workshop_game.stage.goal import MOST_TICKS, SIZE, longest, picture

STEPS = {step.id: step for chapter in load_lessons(CONTENT / "lessons") for step in chapter.steps}
LANGUAGES = "fr", "en"


def pixels(step: Step, language: str = "fr") -> bytes:
    return pygame.image.tobytes(picture(step, language), "RGB")


@pytest.mark.parametrize("id", STEPS)
def test_each_step_has_a_picture_whatever_its_language_but_for_words(id: str) -> None:
    for language in LANGUAGES:
        shown = picture(STEPS[id], language)
        assert shown.get_size() == SIZE
        colours = {tuple(shown.get_at((x, y))) for x in range(0, 256, 8) for y in range(0, 144, 8)}
        assert len(colours) > 10, "nothing was drawn"


def test_what_the_step_asks_for_is_in_it() -> None:
    """By night where night is asked; the start has another picture."""
    place = STEPS["place"]
    by_night = picture(place, "fr").get_at((128, 4))
    assert by_night.b > by_night.r
    assert pixels(place) != pixels(replace(place, done_code=place.start_code))


def test_somebody_plays_where_a_check_plays() -> None:
    """The hero of the first step has walked, as its check asks: it left its place."""
    hello = STEPS["hello"]
    assert longest(hello).presses
    unmoved = replace(hello, done_code=hello.done_code.split("def ")[0])
    assert pixels(hello) != pixels(unmoved)


def test_a_long_game_is_left_before_its_end() -> None:
    assert max(longest(step).ticks for step in STEPS.values()) == MOST_TICKS


def test_an_answer_that_stops_is_shown_as_far_as_it_came() -> None:
    """An author's mistake is the author's: nobody in the room is told of it."""
    place = STEPS["place"]
    stops = replace(place, done_code='background("night")\n1 / 0\nbackground("dawn")\n')
    assert pixels(stops) == pixels(replace(place, done_code='background("night")\n'))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gets_a_picture_that_is_its_own_address_and_words_for_it(language: str) -> None:
    page = Page(language)
    page.send("goal", id="place", story={})
    (told,) = page.host.take("goal")
    assert (told["id"], told["language"]) == ("place", language)
    step = STEPS["place"]
    assert told["words"] == [step.prose[language][f"check {one.id}"] for one in step.checks]
    kind, _, data = told["picture"].partition(",")
    assert kind == "data:image/png;base64"
    assert pygame.image.load(io.BytesIO(base64.b64decode(data))).get_size() == SIZE


def test_the_cards_of_a_group_are_in_the_picture() -> None:
    page = Page()
    for story in ({}, {"goal": "mill"}):
        page.send("goal", id="twice", story=story)
    first, second = page.host.take("goal")
    assert first["picture"] != second["picture"]
