"""Items that ask for an order: exactly the orders that follow the rules of the text are right."""

import re
from itertools import permutations

import pytest

from tests.content.loaded import ITEMS, LANGUAGES
from workshop_game.checking import Item, check_item

ORDERS = [item for item in ITEMS if item.id in ("open_the_market", "load_the_hoist")]
LIST = re.compile(r"^\*\*\S+ (\d)\.\*\* \w+ (.*)\.\n\n((?:- .*\n?)+)", re.MULTILINE)
PLAIN = {
    "en": [
        (r" (?:enters|goes up)", ""),
        (r" does not (?:enter|go up)", " not"),
    ],
    "fr": [
        (r"tout de suite avant (\w), ni tout de suite après", r"right before \1 nor right after"),
        (r" (?:n’|ne )(?:entre|monte) ni", " neither"),
        (r" (?:n’|ne )(?:entre|monte) pas", " not"),
        (r" (?:entre|monte)", ""),
        ("tout de suite après", "right after"),
        ("avant", "before"),
        ("en premier", "first"),
        ("en deuxième", "second"),
        ("en troisième", "third"),
        ("en dernier", "last"),
        ("Si ", "If "),
        ("Sinon", "Otherwise"),
    ],
}
PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}


def lists(item: Item, language: str) -> dict[str, tuple[str, list[str]]]:
    """By number: the letters to put in order and the rules, in the same few words."""
    text = item.prose[language]["text"]
    for pattern, plain in PLAIN[language]:
        text = re.sub(pattern, plain, text)
    return {
        number: ("".join(re.findall(r"[A-Z]", letters)), rules.replace("- ", "").splitlines())
        for number, letters, rules in LIST.findall(text)
    }


def holds(rule: str, order: str) -> bool:
    """Whether an order follows one rule."""
    if found := re.fullmatch(r"If (.*), (.*)\. Otherwise, (.*)\.", rule):
        return holds(f"{found[2]}." if holds(f"{found[1]}.", order) else f"{found[3]}.", order)
    if found := re.fullmatch(r"(\w) before (\w)\.", rule):
        return order.index(found[1]) < order.index(found[2])
    if found := re.fullmatch(r"(\w) right after (\w)\.", rule):
        return found[2] + found[1] in order
    if found := re.fullmatch(r"(\w) neither right before (\w) nor right after \2\.", rule):
        return found[1] + found[2] not in order and found[2] + found[1] not in order
    found = re.fullmatch(r"(\w) (not )?(\w+)\.", rule)
    assert found, rule
    return (order[PLACES[found[3]]] == found[1]) != bool(found[2])


def right(letters: str, rules: list[str]) -> set[str]:
    """Every order of the letters that follows every rule."""
    orders = ("".join(order) for order in permutations(letters))
    return {order for order in orders if all(holds(rule, order) for rule in rules)}


@pytest.mark.parametrize("item", ORDERS, ids=lambda item: item.id)
def test_both_languages_give_the_same_rules(item: Item) -> None:
    assert lists(item, "fr") == lists(item, "en")
    assert len(lists(item, "fr")) == 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ORDERS, ids=lambda item: item.id)
def test_an_order_passes_when_it_follows_every_rule(item: Item, language: str) -> None:
    for place, (number, (letters, rules)) in enumerate(lists(item, language).items()):
        name = item.names.spelling(f"order_{number}", language)
        passed = set()
        for order in map("".join, permutations(letters)):
            cases = check_item(item, language, f'{name} = "{order}"').cases
            passed |= {order} if cases[place].passed else set()
        assert passed == right(letters, rules), (item.id, number)


@pytest.mark.parametrize("item", ORDERS, ids=lambda item: item.id)
def test_a_letter_left_out_or_written_twice_is_not_an_order(item: Item) -> None:
    for new in (r'"\2"', r'"\1\2\1"'):
        source = re.sub(r'"(\w)(\w+)"', new, item.answer("en"))
        assert check_item(item, "en", source).points == 0
