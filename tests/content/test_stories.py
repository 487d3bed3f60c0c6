"""Whatever cards a group has chosen, every step works and every game can be won."""

import dataclasses
import itertools
import random
import re
from collections.abc import Iterator

import pytest

from tests.content.loaded import CHAPTERS, LANGUAGES, ROOT, STEPS, step_id, verdict
from tests.content.playing import plays_at_random, plays_carefully
from workshop_game.checking import Step, load_storyboard
from workshop_game.words import VALUES, Program, fill_words

DECK = load_storyboard(ROOT / "lessons")
LAST_STEPS = [chapter.steps[-1] for chapter in CHAPTERS]
WINNABLE = [step for step in STEPS if re.search(r"^\s+win\(\)", step.done_code, re.MULTILINE)]
QUARTER_OF_AN_HOUR = 15 * 60 * 60
"""In ticks: how long careful play may take; most games last a minute."""

Story = dict[str, str]


def questions_used(step: Step) -> list[str]:
    """The questions of the deck whose cards change this step's code or checks."""
    everything = [step.start_code, step.done_code, *step.right_code.values()]
    everything += [str(check.settings) for check in step.checks]
    used = set(re.findall(r"\{\{(\w+)\}\}|\b(story_\w+)", "\n".join(everything)))
    words = {word for pair in used for word in pair if word}
    return [question.id for question in DECK.questions if words & _words_given_by(question.id)]


def _words_given_by(question: str) -> set[str]:
    (asked,) = [each for each in DECK.questions if each.id == question]
    strings = {word for card in asked.cards for word in card.strings}
    return strings | {f"story_{number}" for card in asked.cards for number in card.numbers}


def every_story(step: Step) -> Iterator[Story]:
    """One story for each different program that the cards can make of this step."""
    asked = [question for question in DECK.questions if question.id in questions_used(step)]
    for cards in itertools.product(*(question.cards for question in asked)):
        yield {question.id: card.id for question, card in zip(asked, cards, strict=True)}


def one_card_changed(step: Step) -> Iterator[Story]:
    """The usual story, and those that differ from it by one card."""
    yield {}
    for question in DECK.questions:
        if question.id in questions_used(step):
            for card in question.cards[1:]:
                yield {question.id: card.id}


def told(step: Step, story: Story) -> Step:
    """The step as it is with the chosen cards."""
    return dataclasses.replace(step, names=step.names | DECK.names(story))


def some(stories: Iterator[Story], count: int) -> list[Story]:
    """A few stories of many, the same in every run."""
    found = list(stories)
    return random.Random(7).sample(found, min(count, len(found)))


def value_of(step: Step, question: str) -> str:
    """The kind of sprite that the story's card stands for."""
    spelled = fill_words("{{" + question + "}}", "fr", step.names)
    return next(id for id, french in VALUES["sprite"].items() if french == spelled)


def refused(step: Step, language: str, story: Story) -> bool:
    """Whether the author's own answer is refused in this story."""
    chosen = told(step, story)
    return not verdict(chosen, language, chosen.done(language)).passed


def problems(step: Step, language: str, stories: list[Story]) -> list[tuple[str, Story]]:
    """Answers that a story turns round: right ones refused, a start that has nothing to do."""
    found = []
    for story in stories:
        chosen = told(step, story)
        answers = chosen.right(language)
        found += [("done", story)] if refused(step, language, story) else []
        found += [
            (name, story)
            for name, code in answers.items()
            if not verdict(chosen, language, code).passed
        ]
        open_step = all(mistake.id != "unchanged" for mistake in step.mistakes)
        if verdict(chosen, language, chosen.start(language)).passed != open_step:
            found.append(("start", story))
    return found


def unrecognised(step: Step, language: str, stories: list[Story]) -> list[tuple[str, Story]]:
    """Known wrong answers that are taken for another mistake, or for none, in a story."""
    listed = {mistake.id for mistake in step.mistakes}
    return [
        (id, story)
        for story in stories
        for id, code in told(step, story).wrong(language).items()
        if id in listed and verdict(told(step, story), language, code).mistake != id
    ]


def not_won(step: Step, language: str, stories: list[Story]) -> list[tuple[str, Story]]:
    """Stories whose game careful play does not win."""
    found = []
    for story in stories:
        chosen = told(step, story)
        goal, danger = value_of(chosen, "goal"), value_of(chosen, "danger")
        program = Program(chosen.done(language), language, seed=11)
        state = plays_carefully(program, goal, danger, QUARTER_OF_AN_HOUR)
        if state != "won":
            found.append((state, story))
    return found


def test_every_question_of_the_deck_changes_a_step() -> None:
    assert {id for step in STEPS for id in questions_used(step)} == {q.id for q in DECK.questions}


def test_the_last_chapters_can_be_won() -> None:
    assert {step.chapter for step in WINNABLE} == {"winning", "avalanche"}


@pytest.mark.parametrize("step", STEPS, ids=step_id)
def test_the_answer_holds_whatever_card_is_changed(step: Step) -> None:
    assert [story for story in one_card_changed(step) if refused(step, "fr", story)] == []


@pytest.mark.parametrize("step", LAST_STEPS, ids=step_id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_seconds_of_play_in_some_stories(step: Step, language: str) -> None:
    for number, story in enumerate(some(every_story(step), 12)):
        plays_at_random(Program(told(step, story).done(language), language, number), 600, number)


@pytest.mark.parametrize("step", WINNABLE, ids=step_id)
def test_some_stories_are_won_by_careful_play(step: Step) -> None:
    assert not_won(step, "fr", some(every_story(step), 12)) == []


INVENTED = [step for step in WINNABLE if step.mode == "invent"]


@pytest.mark.parametrize("step", INVENTED, ids=step_id)
def test_what_an_invent_step_suggests_leaves_the_game_winnable_in_some_stories(step: Step) -> None:
    assert suggestions_not_won(step, some(every_rule(step), 3)) == []


def suggestions_not_won(step: Step, stories: list[Story]) -> list[tuple[str, tuple[str, Story]]]:
    """What the step's further right answers, one for each suggestion, make unwinnable."""
    return [
        (name, lost)
        for name, code in step.right_code.items()
        for lost in not_won(dataclasses.replace(step, done_code=code), "fr", stories)
    ]


def test_two_points_at_once_are_not_won_by_the_old_question() -> None:
    """Or else the test above would not look at what the suggestion once broke."""
    step = next(each for each in INVENTED if "two_points_at_once" in each.right_code)
    broken = step.right_code["two_points_at_once"].replace("score > story", "score == story")
    stories = [{"rule": "steady"}, {"rule": "together"}]
    lost = not_won(dataclasses.replace(step, done_code=broken), "fr", stories)
    assert [story for _, story in lost] == [{"rule": "steady"}]


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("step", INVENTED, ids=step_id)
def test_what_an_invent_step_suggests_leaves_the_game_winnable(step: Step) -> None:
    assert suggestions_not_won(step, list(every_rule(step))) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("step", WINNABLE, ids=step_id)
def test_answers_hold_under_every_rule(step: Step) -> None:
    """The games that a check plays to the end among them, won and lost, with every card."""
    assert problems(step, "fr", list(every_rule(step))) == []


def test_who_does_nothing_does_not_win() -> None:
    """Or else the test above would say little."""
    program = Program(LAST_STEPS[-1].done("fr"), "fr")
    program.start()
    for _ in range(2000):
        program.tick()
    assert program.world.state != "won"


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS, ids=step_id)
@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_and_mistakes_hold_under_every_card(step: Step, language: str) -> None:
    stories = [*one_card_changed(step), *some(every_story(step), 6)]
    assert problems(step, language, stories) == []
    assert unrecognised(step, language, stories) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("step", LAST_STEPS, ids=step_id)
def test_ten_seconds_of_play_in_every_story(step: Step) -> None:
    for number, story in enumerate(every_story(step)):
        language = LANGUAGES[number % 2]
        plays_at_random(Program(told(step, story).done(language), language, number), 600, number)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("step", WINNABLE, ids=step_id)
def test_every_story_is_won_by_careful_play(step: Step) -> None:
    """Scenery, clothes and closing words change no rule: one of each is enough here."""
    assert not_won(step, "fr", list(every_rule(step))) == []


def every_rule(step: Step) -> Iterator[Story]:
    """The stories that differ by what can be met, or by a number."""
    seen = []
    for story in every_story(step):
        rules = {id: card for id, card in story.items() if id in ("goal", "danger", "rule")}
        if rules not in seen:
            seen.append(rules)
            yield rules
