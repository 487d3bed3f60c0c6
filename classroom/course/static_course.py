"""The course for a page without a server: told once, with a mark where a card gives a word.

The page puts the words of the chosen cards in the place of the marks, so that every story of the
deck is there without a file for each. A mark is an identifier, because it may stand in code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from classroom.course.views import course_content, offered_content
from serving.languages import LANGUAGES, Language
from workshop_game.checking import (
    Storyboard,
    load_items,
    load_micro_lessons,
    load_storyboard,
    tell_lessons,
)
from workshop_game.words import Names

MARK = "zq_{}_zq"
RISKY = set('\\"<>&`*[]{}\n')
"""Signs that would need care in JSON, HTML, Markdown or a Python string."""

Cards = dict[str, dict[str, dict[str, dict[str, str]]]]
"""Question -> card -> mark -> language -> what stands there."""


class MarkProblem(Exception):
    """A card gives a word that cannot be put in the place of a mark; the message says which."""


def marked_courses(root: Path) -> dict[Language, str]:
    """The course in each language, as JSON, with marks for what the cards give.

    Raises ContentError, or KeyError for a slot that is missing.
    """
    deck = load_storyboard(root / "lessons")
    chapters = tell_lessons(root / "lessons", _marks(deck))
    items = load_items(root / "exercises")
    return {
        language: course_content(chapters, items, deck, deck.usual(), language).model_dump_json()
        for language in LANGUAGES
    }


def every_item(root: Path) -> str:
    """What a server sends when it offers an item, of all of them, as JSON.

    A page without a server cannot wait until somebody has handed the first part in.
    Raises ContentError, or KeyError for a slot that is missing.
    """
    exercises = root / "exercises"
    offered = offered_content(load_items(exercises), load_micro_lessons(exercises))
    return offered.model_dump_json()


def marked_cards(root: Path) -> Cards:
    """What stands in the place of each mark. Raises MarkProblem."""
    deck = load_storyboard(root / "lessons")
    return {
        question.id: {card.id: _given(card.strings, card.numbers) for card in question.cards}
        for question in deck.questions
    }


def _marks(deck: Storyboard) -> Names:
    """Every slot of the deck with its own mark as its word."""
    names = deck.names()
    strings = {name: _same(MARK.format(name)) for name in names.strings}
    words = {name: _same(MARK.format(name)) for name in names.words}
    return Names(words, strings)


def _same(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def _given(
    strings: dict[str, dict[str, str]], numbers: dict[str, Any]
) -> dict[str, dict[str, str]]:
    given = {MARK.format(name): texts for name, texts in strings.items()}
    given |= {MARK.format(f"story_{name}"): _same(str(n)) for name, n in numbers.items()}
    for mark, texts in given.items():
        risky = RISKY & set("".join(texts.values()))
        if risky:
            raise MarkProblem(f"{mark}: {texts} holds {' '.join(sorted(risky))}")
    return given
