"""Who comes to a rehearsal, and what they will do: everything drawn from the seed alone."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import NamedTuple

from workshop_game.checking import Item, Step

ENGLISH_SPEAKERS = 0.15
"""In a French village, some: enough for both languages to be rehearsed."""


class Temper(NamedTuple):
    """How someone works: chances from 0 to 1."""

    mistakes: float  # of making one more known mistake before a right answer
    asks: float  # of asking for help when stuck
    goes_far: float  # of going on to the next step
    ready: float  # of a right answer to an aptitude item of middling difficulty


TEMPERS = {
    "curious": Temper(mistakes=0.4, asks=0.2, goes_far=1.0, ready=0.75),
    "steady": Temper(mistakes=0.5, asks=0.4, goes_far=0.98, ready=0.6),
    "hesitant": Temper(mistakes=0.7, asks=0.6, goes_far=0.95, ready=0.4),
    "silent": Temper(mistakes=0.7, asks=0.05, goes_far=0.92, ready=0.35),
}


HARDER = 0.1
"""How much a chance of a right answer falls with each degree of difficulty."""
MIDDLING = 3


class Attempt(NamedTuple):
    """One program at a step: its text, and whether the person asks for help after it."""

    step: str
    source: str
    asks_help: bool


class Answer(NamedTuple):
    """What is written for an item; ``handed_in`` False: saved, never confirmed."""

    item: str
    source: str
    handed_in: bool


@dataclass(frozen=True)
class Person:
    """One simulated participant and all that they will do, in order."""

    number: int
    animal: str
    language: str
    temper: str
    attempts: tuple[Attempt, ...]
    answers: tuple[Answer, ...]


def invite(
    count: int, seed: int, animals: list[str], steps: list[Step], items: list[Item]
) -> list[Person]:
    """``count`` people; the same seed invites the same ones, who do the same.

    Raises:
        ValueError: there are fewer animal cards than people.
    """
    if count > len(animals):
        raise ValueError(f"{count} people for {len(animals)} cards")
    cards = random.Random(seed).sample(animals, count)
    return [_person(n, seed, card, steps, items) for n, card in enumerate(cards, start=1)]


def _person(number: int, seed: int, animal: str, steps: list[Step], items: list[Item]) -> Person:
    dice = random.Random(f"{seed}/{number}")
    language = "en" if dice.random() < ENGLISH_SPEAKERS else "fr"
    temper = dice.choice(sorted(TEMPERS))
    return Person(
        number=number,
        animal=animal,
        language=language,
        temper=temper,
        attempts=tuple(_workshop(dice, TEMPERS[temper], language, steps)),
        answers=tuple(_aptitude(dice, TEMPERS[temper], language, items)),
    )


def _workshop(
    dice: random.Random, temper: Temper, language: str, steps: list[Step]
) -> list[Attempt]:
    attempts: list[Attempt] = []
    for step in steps:
        wrong = list(step.wrong(language).values())
        while wrong and dice.random() < temper.mistakes:
            source = wrong.pop(dice.randrange(len(wrong)))
            attempts.append(Attempt(step.id, source, dice.random() < temper.asks))
        right = [step.done(language), *step.right(language).values()]
        attempts.append(Attempt(step.id, dice.choice(right), False))
        if dice.random() > temper.goes_far:
            break
    return attempts


def _aptitude(
    dice: random.Random, temper: Temper, language: str, items: list[Item]
) -> list[Answer]:
    answers = []
    for item in items:
        fate = dice.random()
        if fate < 0.06:
            continue  # leaves before opening it
        right = [item.answer(language), *item.right(language).values()]
        wrong = list(item.wrong(language).values())
        ready = temper.ready - HARDER * (item.difficulty - MIDDLING)
        source = dice.choice(right if dice.random() < ready else wrong)
        answers.append(Answer(item.id, source, handed_in=fate > 0.12))
    return answers
