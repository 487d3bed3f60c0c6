"""Items decided by cases: an independent reading of the five rules gives the same answers."""

import re
from collections.abc import Callable

import pytest

from tests.content.loaded import ITEMS
from workshop_game.checking import Item


def named(id: str) -> Item:
    return next(item for item in ITEMS if item.id == id)


def price(text: str) -> int:
    """The price of an order, by the rules of `price_the_deliveries`."""
    away, urgent = "in another village" in text, "It is urgent" in text
    advance = "It is paid in advance" in text
    if int(re.findall(r"\d+", text)[0]) > 20:
        found = 9
    elif "for a school" in text or "for a town hall" in text:
        found = 2
    elif away:
        found = 7 if urgent else 5
    else:
        found = 3
    return found - 1 if advance else found


def fare(text: str) -> int:
    """The fare of a crossing, by the rules of `pay_the_ferry`."""
    night, sunday = "at night" in text, "Sunday" in text
    if int(re.findall(r"\d+", text)[0]) > 6:
        found = 12
    elif "bread" in text or "milk" in text:
        found = 1
    elif night:
        found = 8 if sunday else 6
    else:
        found = 4
    return found - 2 if "has the card" in text else found


@pytest.mark.parametrize(("id", "rule"), [("price_the_deliveries", price), ("pay_the_ferry", fare)])
def test_the_rules_give_the_answers(id: str, rule: Callable[[str], int]) -> None:
    item = named(id)
    texts = re.findall(r"^\*\*\w+ ([A-G])\.\*\* (.*)$", item.prose["en"]["text"], re.MULTILINE)
    names: dict[str, int] = {}
    exec(item.answer("en"), names)
    answers = {name[-1].upper(): value for name, value in names.items() if name[0] != "_"}
    assert {letter: rule(text) for letter, text in texts} == answers
    assert len(answers) == 7


@pytest.mark.parametrize("id", ["price_the_deliveries", "pay_the_ferry"])
def test_both_languages_give_the_same_numbers_in_the_same_order(id: str) -> None:
    numbers = [re.findall(r"\d+", named(id).prose[tongue]["text"]) for tongue in ("fr", "en")]
    assert numbers[0] == numbers[1]
    assert len(numbers[0]) > 15
