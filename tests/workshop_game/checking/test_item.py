"""What an answer to an item gets."""

from pathlib import Path

import pytest

from workshop_game.checking import Item, Outcome, check_item
from workshop_game.checking.content import load_item


@pytest.fixture
def item(item_folder: Path) -> Item:
    return load_item(item_folder)


@pytest.mark.parametrize(
    ("body", "outcome", "points"),
    [
        ("return max(sauts, default=0)", Outcome.DONE, 3),
        ("return sauts[0]", Outcome.PARTIAL, 1),
        ("return 99", Outcome.TRIED, 0),
        ("return None", Outcome.TRIED, 0),
        ("while True: pass", Outcome.TRIED, 0),
        ("import sys; sys.exit(0)", Outcome.TRIED, 0),
        ("return (", Outcome.TRIED, 0),
    ],
)
def test_each_answer_has_its_outcome(
    item: Item, body: str, outcome: Outcome, points: float
) -> None:
    result = check_item(item, "fr", f"def plus_haut(sauts):\n    {body}\n")
    assert (result.outcome, result.points, result.out_of) == (outcome, points, 3)


def test_the_untouched_start_is_blank(item: Item) -> None:
    assert check_item(item, "fr", item.start("fr") + "\n").outcome is Outcome.BLANK


def test_what_was_seen_is_reported(item: Item) -> None:
    result = check_item(item, "fr", "def plus_haut(sauts):\n    print('ici')\n    return sauts[0]")
    middle, _, none = result.cases
    assert (middle.expression, middle.observed, middle.expected) == (
        "plus_haut([3, 8, 5])",
        "3",
        "8",
    )
    assert none.observed == "IndexError: list index out of range"
    assert result.printed == "ici\nici\nici\n"


def test_a_shown_case_is_worth_no_point(item: Item) -> None:
    assert [case.points for case in item.cases] == [0, 1, 2]


def test_what_was_written_before_an_error_still_counts(item: Item) -> None:
    source = "def plus_haut(sauts):\n    return sauts[0]\n\nabsent\n"
    result = check_item(item, "fr", source)
    assert (result.outcome, result.points) == (Outcome.PARTIAL, 1)
    assert result.cases[2].observed == "NameError: name 'absent' is not defined"
