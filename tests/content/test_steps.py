"""Every step holds what it promises, in both languages."""

from functools import cache

import pytest

from tests.content import loaded
from tests.content.loaded import LANGUAGES, STEPS, step_id
from workshop_game.checking import Step, Verdict
from workshop_game.checking.mistakes import looks_at_error
from workshop_game.core import Inputs
from workshop_game.words import Program

pytestmark = pytest.mark.parametrize("step", STEPS, ids=step_id)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def verdict(step: Step, language: str, source: str) -> Verdict:
    """What the kit says of ``source``; each answer is looked at once for all these tests."""
    return _verdict(STEPS.index(step), language, source)


@cache
def _verdict(number: int, language: str, source: str) -> Verdict:
    return loaded.verdict(STEPS[number], language, source)


def asks_for_a_change(step: Step) -> bool:
    """Whether the start, left as it is, is no answer yet."""
    return any(mistake.id == "unchanged" for mistake in step.mistakes)


def known_wrong(step: Step, language: str) -> dict[str, str]:
    """The wrong answers that the step tells apart, the untouched start among them if it is one."""
    listed = {mistake.id for mistake in step.mistakes}
    return {id: code for id, code in step.wrong(language).items() if id in listed}


@in_both
def test_the_start_is_still_to_be_done(step: Step, language: str) -> None:
    """But for the steps that only show or invent: there the start runs as it is."""
    seen = verdict(step, language, step.start(language))
    assert seen.passed == (not asks_for_a_change(step))
    assert seen.mistake == ("unchanged" if asks_for_a_change(step) else None)


def test_only_steps_that_show_or_invent_ask_for_no_change(step: Step) -> None:
    assert asks_for_a_change(step) or step.mode in ("run", "predict", "invent")


@in_both
def test_the_author_s_answer_and_two_others_pass(step: Step, language: str) -> None:
    answers = {"done": step.done(language), **step.right(language)}
    refused = {name for name, code in answers.items() if not verdict(step, language, code).passed}
    assert refused == set()
    assert len(answers) >= 3


@in_both
def test_no_right_answer_is_told_that_a_line_does_nothing(step: Step, language: str) -> None:
    answers = {"done": step.done(language), **step.right(language)}
    told = {name for name, code in answers.items() if verdict(step, language, code).first}
    assert told == set()


@in_both
def test_each_known_mistake_is_recognised_as_itself(step: Step, language: str) -> None:
    wrong = known_wrong(step, language)
    assert {id: verdict(step, language, code).mistake for id, code in wrong.items()} == {
        id: id for id in wrong
    }
    assert len(step.wrong(language)) >= 4 or not asks_for_a_change(step)


@in_both
def test_a_wrong_answer_without_words_of_its_own_is_told_all_the_same(
    step: Step, language: str
) -> None:
    """By the diagnosis, or by the explanation of the error that stopped it."""
    for id in step.wrong(language).keys() - known_wrong(step, language).keys() - {"unchanged"}:
        seen = verdict(step, language, step.wrong(language)[id])
        assert not seen.passed, id
        assert seen.first or seen.problem, id
        assert seen.mistake is None or seen.first, id


def test_no_mistake_is_known_by_python_s_kind_of_error(step: Step) -> None:
    assert [each.id for each in step.mistakes if each.when and looks_at_error(each.when)] == []


@in_both
def test_each_known_mistake_gets_its_own_words(step: Step, language: str) -> None:
    wrong = known_wrong(step, language)
    messages = [verdict(step, language, code).message for code in wrong.values()]
    assert len(set(messages)) == len(messages)
    assert all(messages)


@in_both
def test_an_unfinished_line_is_not_taken_for_something_else(step: Step, language: str) -> None:
    """A slip of the keyboard stops the program before anything happens on the stage."""
    seen = verdict(step, language, step.done(language) + "\n)\n")
    told = next((each for each in step.mistakes if each.id == seen.mistake), None)
    assert not seen.passed
    assert told is None or "error" in (told.when or {})


@in_both
def test_a_step_asks_for_three_new_lines_at_most(step: Step, language: str) -> None:
    given = step.start(language).splitlines()
    typed = [line for line in step.done(language).splitlines() if line not in given]
    assert len(typed) <= 3


def test_a_step_brings_its_ideas_once_in_the_story(step: Step) -> None:
    others = [idea for other in STEPS if other is not step for idea in other.ideas]
    assert step.ideas
    assert [idea for idea in step.ideas if idea in others] == []


def test_what_a_step_needs_comes_before_it(step: Step) -> None:
    before = {other.id for other in STEPS[: STEPS.index(step)]}
    assert set(step.needs) <= before


def test_a_step_takes_between_three_and_ten_minutes(step: Step) -> None:
    assert 3 <= step.minutes <= 10


@in_both
def test_the_same_program_gives_the_same_world_in_each_language(step: Step, language: str) -> None:
    """Only what is said differs: places, scenery and state are equal after a second."""
    worlds = []
    for spoken in ("en", language):
        program = Program(step.done(spoken), spoken, seed=3)
        program.start()
        for tick in range(60):
            held = frozenset({("right", "left", "space")[tick // 20]})
            program.tick(Inputs(keys=held))
        seen = program.world.snapshot()
        worlds.append((seen["hero"]["x"], seen["hero"]["y"], seen["background"], seen["state"]))
    assert worlds[0] == worlds[1]
