"""The deck of cards: four to a question, complete in both languages, each changing something."""

import re
from typing import Any

import pytest

from tests.content.loaded import LANGUAGES, ROOT
from workshop_game.checking import load_storyboard
from workshop_game.checking.prose_lint import lint
from workshop_game.core.sprite import BOXES
from workshop_game.words import VALUES, Names, Program, spelled_value

DECK = load_storyboard(ROOT / "lessons")
QUESTIONS = ("hero", "goal", "danger", "rule", "place", "ending")
CARDS = [(question.id, card) for question in DECK.questions for card in question.cards]
LAST_WORD = {"fr": "Osez !", "en": "Dare!"}

each_card = pytest.mark.parametrize(
    ("question", "card"), CARDS, ids=[f"{question}-{card.id}" for question, card in CARDS]
)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def values_of(question: str) -> dict[str, Any]:
    """Card id -> the value word that it gives, as a French program spells it."""
    return {card.id: card.strings[question]["fr"] for asked, card in CARDS if asked == question}


def test_the_deck_asks_six_questions_of_four_cards() -> None:
    assert tuple(question.id for question in DECK.questions) == QUESTIONS
    assert [len(question.cards) for question in DECK.questions] == [4] * 6


@in_both
def test_the_prose_has_one_slot_for_each_question_and_card(language: str) -> None:
    assert DECK.prose is not None
    slots = DECK.prose[language]
    assert set(slots) == {*QUESTIONS, *(f"{question} {card.id}" for question, card in CARDS)}
    assert all(slots[question].endswith("?") for question in QUESTIONS)


@in_both
@each_card
def test_a_card_is_a_title_and_a_few_words_to_read_aloud(
    question: str, card: Any, language: str
) -> None:
    assert DECK.prose is not None
    text = DECK.prose[language][f"{question} {card.id}"]
    found = re.fullmatch(r"\*\*(.+?)\.\*\* (.+)", text, re.DOTALL)
    assert found
    title, sentences = found.groups()
    assert len(title.split()) <= 4
    assert len(sentences.split()) <= 32


@in_both
def test_the_deck_keeps_the_house_rules(language: str) -> None:
    text = (ROOT / "lessons/storyboard" / f"{language}.md").read_text(encoding="utf-8")
    assert lint(text, language) == []


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("hero", "look"),
        ("goal", "sprite"),
        ("danger", "sprite"),
        ("place", "background"),
        ("ending", "background"),
    ],
)
def test_a_card_gives_a_word_that_the_game_knows(question: str, kind: str) -> None:
    assert set(values_of(question).values()) <= set(VALUES[kind].values())
    assert len(set(values_of(question).values())) == 4


def test_goals_and_dangers_can_be_met() -> None:
    kinds = {id: spelled_value(id, "fr") for id in BOXES}
    given = {*values_of("goal").values(), *values_of("danger").values()}
    assert given <= set(kinds.values())


@in_both
@pytest.mark.parametrize("ending", [card for question, card in CARDS if question == "ending"])
def test_each_ending_closes_on_the_word_of_the_story(ending: Any, language: str) -> None:
    assert DECK.prose is not None
    last = LAST_WORD[language]
    shown = DECK.prose[language][f"ending {ending.id}"].replace("\u00a0", " ")
    assert shown.endswith(last)
    assert ending.strings["ending_says"][language].endswith(last)
    assert ending.strings["ending_says"][language] in shown.replace("’", "'")


@in_both
@pytest.mark.parametrize("danger", [card for question, card in CARDS if question == "danger"])
def test_each_danger_says_its_received_idea_on_its_card(danger: Any, language: str) -> None:
    assert DECK.prose is not None
    shown = DECK.prose[language][f"danger {danger.id}"].replace("’", "'")
    assert danger.strings["danger_says"][language] in shown


def test_rules_give_numbers_that_a_game_can_be_played_with() -> None:
    rules = [card.numbers for question, card in CARDS if question == "rule"]
    assert all(set(rule) == {"lives", "points", "seconds"} for rule in rules)
    assert all(number == int(number) and number >= 1 for rule in rules for number in rule.values())
    assert len({tuple(sorted(rule.items())) for rule in rules}) == 4


@in_both
@each_card
def test_what_a_card_says_fits_the_stage_and_can_be_typed(
    question: str, card: Any, language: str
) -> None:
    """A bubble or a title of the stage; a keyboard has no curly apostrophe, no hard space."""
    for word, strings in card.strings.items():
        assert 0 < len(strings[language]) <= 42
        assert word.endswith("_told") or not re.search("[’\u00a0\u202f«»]", strings[language])


def test_every_combination_gives_every_word() -> None:
    first = set(DECK.names().strings) | set(DECK.names().words)
    stories = list(DECK.combinations())
    assert len(stories) == 4**6
    for story in stories:
        names: Names = DECK.names(story)
        assert set(names.strings) | set(names.words) == first


@in_both
@pytest.mark.parametrize("look", values_of("hero"))
def test_the_hero_wears_what_the_card_says(look: str, language: str) -> None:
    names = DECK.names({"hero": look})
    worn = names.strings["hero"][language]
    attribute = "allure" if language == "fr" else "look"
    hero = "heros" if language == "fr" else "hero"
    program = Program(f'{hero}.{attribute} = "{worn}"', language)
    program.start()
    assert program.world.hero.look == look
