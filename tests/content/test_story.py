"""The story as a whole: its order, its length, and what the first minute is like."""

import pytest

from tests.content.loaded import CHAPTERS, LANGUAGES, STEPS
from workshop_game.checking.step import MODES
from workshop_game.core import Inputs
from workshop_game.words import Program

FIRST_MODES = {"run", "predict"}


def test_chapters_come_in_the_order_of_the_story() -> None:
    assert [chapter.id for chapter in CHAPTERS] == [
        "window",
        "hero",
        "moving",
        "falling",
        "meeting",
        "many",
        "winning",
        "avalanche",
    ]


def test_each_chapter_has_five_to_eight_steps() -> None:
    assert {len(chapter.steps) for chapter in CHAPTERS} <= {5, 6, 7, 8}


def test_the_story_has_enough_steps_and_fits_half_a_day() -> None:
    """Three and a half hours with the storyboard, the pauses and the demonstration beside it."""
    assert len(STEPS) >= 48
    assert 200 <= sum(step.minutes for step in STEPS) <= 230


def test_every_way_of_working_is_used() -> None:
    assert {step.mode for step in STEPS} == set(MODES)


def test_programs_grow_slowly() -> None:
    """A screenful at most, until the chapters that put a whole game together."""
    lengths = {step.id: len(step.done("fr").splitlines()) for step in STEPS}
    games = {"your_rule", "finished", "take_home"}
    assert max(length for id, length in lengths.items() if id not in games) <= 26
    assert max(lengths.values()) <= 75


def test_the_last_program_is_the_whole_game() -> None:
    """It uses what every chapter brought, and its last word is the one of the story."""
    written = STEPS[-1].done("en")
    words = ("key", "touching", "chance", "every", "distance", "light", "music", "win", "lose")
    assert [word for word in words if f"{word}(" not in written] == []
    assert [name for name in ("lives", "score", "level") if f"game.{name}" not in written] == []
    assert "Dare!" in written
    assert "Osez !" in STEPS[-1].done("fr")


def test_each_chapter_tells_its_part_of_the_story_in_both_languages() -> None:
    for chapter in CHAPTERS:
        for language in LANGUAGES:
            assert chapter.title[language]
            assert chapter.text[language]


def test_steps_have_ids_of_their_own() -> None:
    ids = [step.id for step in STEPS]
    assert len(set(ids)) == len(ids)


def test_a_chapter_is_never_all_typing() -> None:
    """Predict, run, change, repair and make take turns."""
    for chapter in CHAPTERS:
        assert len({step.mode for step in chapter.steps}) >= 3
        assert chapter.steps[0].mode in FIRST_MODES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "goes"), [("right", 1), ("left", -1)])
def test_the_very_first_program_moves_the_hero_before_anything_is_typed(
    language: str, key: str, goes: int
) -> None:
    program = Program(STEPS[0].start(language), language)
    program.start()
    start = program.world.hero.x
    assert program.world.hero.saying
    for _ in range(10):
        program.tick(Inputs(keys=frozenset({key})))
    assert (program.world.hero.x - start) * goes > 0


@pytest.mark.parametrize(("language", "words"), [("fr", "Osez\u00a0!"), ("en", "Dare!")])
def test_the_word_of_the_story_is_in_it(language: str, words: str) -> None:
    assert any(words in text for step in STEPS for text in step.prose[language].values())
