"""Items that ask for what repeats: the rows of the text, and every way to say them shortest."""

import re
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from tests.content.loaded import ITEMS, LANGUAGES
from workshop_game.checking import Item, check_item

REPEATS = [item for item in ITEMS if item.id in ("build_the_fence", "weave_the_ribbon")]
each_item = pytest.mark.parametrize("item", REPEATS, ids=lambda item: item.id)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def rows(item: Item, language: str) -> list[str]:
    """The rows of letters of the text: 1, 2, 3, the example of 5, and 5."""
    blocks = re.findall(r"```\n(.*?)\n```", item.prose[language]["text"], re.DOTALL)
    return [block.replace(" ", "") for block in blocks]


def answers(item: Item) -> dict[str, Any]:
    """What the author answers, by name."""
    names: dict[str, Any] = {}
    exec(item.answer("en"), names)
    return {name: value for name, value in names.items() if name[0] != "_"}


def passes(item: Item, case: str, **values: str | int) -> bool:
    """Whether these values alone pass a case."""
    source = "".join(f"{name} = {value!r}\n" for name, value in values.items())
    return {seen.id: seen.passed for seen in check_item(item, "en", source).cases}[case]


@each_item
@in_both
def test_the_rows_of_the_text_are_those_of_the_answer(item: Item, language: str) -> None:
    said = answers(item)
    one, two, three, _, five = rows(item, language)
    assert one == said["piece_1"] * said["times_1"]
    assert two == said["piece_2"] * said["times_2"]
    assert three == said["begin_3"] + said["piece_3"] * said["times_3"]
    assert five == (said["piece_5"] * said["times_5"] + said["end_5"]) * said["turns_5"]


@each_item
def test_the_shortest_piece_of_row_2_is_the_only_one(item: Item) -> None:
    row = rows(item, "fr")[1]
    shortest = next(n for n in range(1, len(row)) if row[:n] * (len(row) // n) == row)
    for size in range(1, len(row) + 1):
        right = passes(item, "finds_the_piece", piece_2=row[:size], times_2=len(row) // size)
        assert right == (size == shortest)


@each_item
def test_row_3_may_begin_anywhere_that_ends_well(item: Item) -> None:
    """Every beginning that leaves the shortest piece, repeated, is accepted."""
    row = rows(item, "fr")[2]
    ways = [
        (row[:start], row[start : start + size], times)
        for start, size, times in product(range(len(row)), range(1, 8), range(2, 8))
        if row[start : start + size] * times == row[start:]
    ]
    least = min(len(piece) for _, piece, _ in ways)
    for begin, piece, times in ways:
        right = passes(
            item, "sets_the_beginning_apart", begin_3=begin, piece_3=piece, times_3=times
        )
        assert right == (len(piece) == least)
    assert sum(len(piece) == least for _, piece, _ in ways) > 1


@each_item
def test_row_5_has_one_shortest_way(item: Item) -> None:
    """Of all ways to say a turn, one alone leaves the fewest letters written."""
    row, turns = rows(item, "fr")[4], int(answers(item)["turns_5"])
    turn = row[: len(row) // turns]
    assert turn * turns == row
    ways = [
        (len(turn[:size]) + len(turn[size * times :]), turn[:size], times)
        for size, times in product(range(1, len(turn) + 1), range(1, len(turn) + 1))
        if turn.startswith(turn[:size] * times) and size * times <= len(turn)
    ]
    best = [way for way in ways if way[0] == min(ways)[0]]
    assert [way[1:] for way in best] == [(answers(item)["piece_5"], answers(item)["times_5"])]


@each_item
@in_both
def test_a_place_is_told_by_the_piece_and_a_turn_by_the_turns(item: Item, language: str) -> None:
    text = item.prose[language]["text"]
    piece, place = re.findall(r"`([A-Z]{5})`.* (\d+).?\?", text)[0]
    turns = [turn.replace(" ", "") for turn in re.findall(r"^- \w+ \d.*`(.*)`", text, re.MULTILINE)]
    asked = int(re.findall(r"\*\*(\d)\*\*", text)[-1])
    said = answers(item)
    place_named = next(name for name in said if name.endswith("_4"))
    assert (piece * 10)[int(place) - 1] == said[place_named]
    first, last = turns[0]
    rules: dict[str, Callable[[int], str]] = {
        "first": lambda n: first * n + last,
        "last": lambda n: first + last * n,
    }
    fits = [rule for rule in rules.values() if [rule(n) for n in (1, 2, 3)] == turns]
    assert [rule(asked) for rule in fits] == [said["turn_6"]]
