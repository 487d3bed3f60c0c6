"""The storyboard: cards that a group chooses before coding, and what they change.

``lessons/storyboard/storyboard.toml`` holds the deck; ``fr.md`` and ``en.md`` beside it hold
one slot per question (``# place``) and one per card (``# place valley``). A card gives words to
the author files: ``"{{place}}"`` becomes the chosen place, ``story_lives`` the rule's number.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_game.checking.folders import (
    Languages,
    in_every,
    languages_of,
    read_text,
    read_toml,
    stand_ins,
)
from workshop_game.checking.formats import FORMAT, NewerContent, refuse_newer
from workshop_game.checking.prose import read_slots
from workshop_game.words import LANGUAGES, Names, spelled_value

FOLDER = "storyboard"


@dataclass(frozen=True)
class Card:
    """One card; ``strings`` and ``numbers`` are what it gives to the author files."""

    id: str
    strings: dict[str, dict[str, str]]
    numbers: dict[str, float]


@dataclass(frozen=True)
class Question:
    """One choice to make, such as the place, and its cards; the first is the usual one."""

    id: str
    cards: tuple[Card, ...]

    def card(self, id: str) -> Card:
        """The card of that id. Raises KeyError when there is none."""
        return {card.id: card for card in self.cards}[id]


@dataclass(frozen=True)
class Storyboard:
    """The whole deck; ``prose[language]`` holds the slots of its questions and cards."""

    questions: tuple[Question, ...] = ()
    prose: dict[str, dict[str, str]] | None = None

    def usual(self) -> dict[str, str]:
        """The first card of each question: the story of those who did not choose."""
        return {question.id: question.cards[0].id for question in self.questions}

    def combinations(self) -> Iterator[dict[str, str]]:
        """Every story that can be chosen."""
        ids = [question.id for question in self.questions]
        for cards in itertools.product(*(question.cards for question in self.questions)):
            yield {id: card.id for id, card in zip(ids, cards, strict=True)}

    def names(self, chosen: dict[str, str] | None = None) -> Names:
        """What the chosen cards give to the author files; the usual card where none is named.

        Raises:
            KeyError: a card that the deck does not hold.
        """
        story = {**self.usual(), **(chosen or {})}
        strings: dict[str, dict[str, str]] = {}
        numbers: dict[str, dict[str, str]] = {}
        for question in self.questions:
            card = question.card(story[question.id])
            strings |= card.strings
            numbers |= {f"story_{name}": _same(str(n)) for name, n in card.numbers.items()}
        return Names(numbers, strings)


def load_storyboard(lessons: Path) -> Storyboard:
    """The deck beside the chapters; an empty one when there is none.

    Raises:
        ValueError, KeyError: the deck does not hold what it should.
        ContentError: it cannot be read, or a newer kit wrote it.
    """
    folder = lessons / FOLDER
    if not (folder / "storyboard.toml").exists():
        return Storyboard()
    path = folder / "storyboard.toml"
    data = read_toml(path)
    refuse_newer(path, data.get("format"), FORMAT, NewerContent)
    languages = languages_of(path)
    written = stand_ins(languages).items()
    prose = {each: read_slots(read_text(folder / f"{name}.md")) for each, name in written}
    questions = tuple(
        Question(table["id"], tuple(_card(table["id"], card, languages) for card in table["card"]))
        for table in data["question"]
    )
    return Storyboard(questions, prose)


def _card(question: str, table: dict[str, Any], languages: Languages) -> Card:
    """A card's ``value`` is a value word; its ``strings`` are sentences in each language."""
    strings = in_every(table.get("strings", {}), languages)
    if "value" in table:
        value = table["value"]
        strings[question] = {language: spelled_value(value, language) for language in LANGUAGES}
    return Card(table["id"], strings, dict(table.get("numbers", {})))


def _same(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)
