"""What a candidate is offered: which of two twins, and what opens later."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from workshop_game.checking import Item, offers
from workshop_game.checking.content import load_item
from workshop_game.checking.offers import drawn

NUMBERS = [f"C-{n:03}" for n in range(1, 41)]
PAIRS = ("follow", "plan", "order", "repeat", "cases", "find", "learn", "explain")


@pytest.fixture
def item(item_folder: Path) -> Item:
    return load_item(item_folder)


def form_for(pair: str, number: str) -> str:
    return "AB"[drawn(pair, number)]


def offered_at_first(items: list[Item], number: str) -> list[str]:
    return [offer.item.id for offer in offers(items, number)]


def opened_by(items: list[Item], done: str) -> str | None:
    """What a candidate finds open once ``done`` was handed in: the same for all."""
    opened = {
        offer.opens.id if offer.opens else None
        for number in NUMBERS
        for offer in offers(items, number)
        if offer.item.id == done
    }
    (one,) = opened or {None}
    return one


def named(item: Item, id: str, pair: str = "", form: str = "", lesson: str = "") -> Item:
    return replace(item, id=id, pair=pair, form=form, lesson=lesson)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pair_is_never_off_balance_by_more_than_one(pair: str) -> None:
    got: Counter[str] = Counter()
    for number in NUMBERS:
        got[form_for(pair, number)] += 1
        assert abs(got["A"] - got["B"]) <= 1


def test_the_forms_of_pairs_are_drawn_apart() -> None:
    """No two sets of forms for all: a neighbour's screen helps little."""
    sets = {tuple(form_for(pair, number) for pair in PAIRS) for number in NUMBERS}
    assert len(sets) > len(NUMBERS) / 2


def test_the_number_alone_decides() -> None:
    """Written down: a change here would give other items to a candidate who comes back."""
    assert "".join(form_for("follow", number) for number in NUMBERS[:12]) == "BAABABABABBA"


def test_a_number_that_is_none_gets_a_form_too() -> None:
    assert form_for("follow", "someone") in "AB"


def test_of_twins_one_is_offered_and_the_others_to_everyone(item: Item) -> None:
    items = [named(item, "one", "p", "A"), named(item, "alone"), named(item, "two", "p", "B")]
    for number in NUMBERS:
        kept = {"A": "one", "B": "two"}[form_for("p", number)]
        assert offered_at_first(items, number) == [
            i for i in ("one", "alone", "two") if i in (kept, "alone")
        ]


def test_a_form_whose_twin_is_not_there_yet_is_for_everyone(item: Item) -> None:
    items = [named(item, "one", "p", "A")]
    assert all(offered_at_first(items, number) == ["one"] for number in NUMBERS)


def test_around_a_lesson_the_second_form_opens_after_the_first(item: Item) -> None:
    before = named(item, "before", "p", "A", "lamps")
    after = named(item, "after", "p", "B", "lamps")
    items = [after, before, named(item, "alone")]
    assert all(offered_at_first(items, number) == ["before", "alone"] for number in NUMBERS)
    assert opened_by(items, "before") == "after"
    for nothing in ("after", "alone", "unknown"):
        assert opened_by(items, nothing) is None
    assert opened_by([before], "before") is None
    assert opened_by([named(item, "one", "p", "A"), named(item, "two", "p", "B")], "one") is None


def test_an_offer_says_what_it_opens_whatever_the_forms_are_called(item: Item) -> None:
    late, soon = named(item, "late", "p", "two", "lamps"), named(item, "soon", "p", "one", "lamps")
    found = offers([late, named(item, "alone"), soon], "C-001")
    opened = [(offer.item.id, offer.opens.id if offer.opens else "") for offer in found]
    assert opened == [("alone", ""), ("soon", "late")]
