"""Values leave the box as plain JSON and come back equal, or not at all."""

import json
import math
from enum import IntEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.sandbox.inside.encoder import DEEPEST, MOST_VALUES, Encoder
from autograder.sandbox.values import MOST_LEVELS, MOST_PARTS, BadValue, Other, decode

HUGE = 1 << 20_000
"""Longer than what Python turns into decimal text."""

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
hashable = st.none() | st.integers() | st.text()
plain = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(hashable, inner)
        | st.frozensets(hashable)
        | st.sets(hashable)
    ),
    max_leaves=8,
)


def there_and_back(value: object) -> object:
    return decode(json.loads(json.dumps(Encoder().observe(value))))


@settings(max_examples=60)
@given(plain)
def test_a_plain_value_comes_back_equal_and_of_the_same_type(value: object) -> None:
    back = there_and_back(value)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    "value",
    [math.inf, -math.inf, HUGE, "\ud800", ""],
    ids=lambda value: ascii(value)[:8] if value != HUGE else "huge",
)
def test_the_values_that_json_does_not_know_come_back_too(value: object) -> None:
    assert there_and_back(value) == value


def test_not_a_number_comes_back_as_such() -> None:
    back = there_and_back(math.nan)
    assert isinstance(back, float)
    assert math.isnan(back)


class Flattering:
    """Says that it equals everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1


class FlatteringInt(int):
    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1

    def __index__(self) -> int:
        return 9

    def __add__(self, other: int) -> int:
        return 9


class Colour(IntEnum):
    RED = 3


def test_an_object_that_claims_to_equal_everything_equals_nothing_outside() -> None:
    back = there_and_back(Flattering())
    assert isinstance(back, Other)
    nine: object = 9
    assert back != nine
    assert back.kind == "Flattering"


def test_a_number_is_read_with_the_built_in_type() -> None:
    assert there_and_back(FlatteringInt(4)) == 4
    assert there_and_back(FlatteringInt(4)) != 9
    assert there_and_back(Colour.RED) == 3


def test_a_description_holds_no_address_of_memory() -> None:
    assert "0x" not in repr(there_and_back(object()))


def test_what_is_too_large_or_too_deep_is_only_described() -> None:
    deep: list[object] = []
    for _ in range(100):
        deep = [deep]
    itself: list[object] = []
    itself.append(itself)
    for value in (deep, itself, list(range(MOST_VALUES + 1)), "x" * 100_000):
        assert isinstance(there_and_back(value), Other)


@pytest.mark.parametrize(
    "data",
    [
        *(None, [], ["int"], ["int", 3], ["int", "z"], ["bool", 1], ["str", 5], ["float", "x"]),
        *(["float", "0x1p99999"], ["float"], ["int"], [["int"]], [{}]),
        *(["list", 5], ["dict", [["int", "1"]]], ["set", [["list", []]]], ["eval", "1"], {}, "int"),
    ],
)
def test_what_the_runner_would_not_write_is_refused(data: object) -> None:
    with pytest.raises(BadValue):
        decode(data)


@pytest.mark.parametrize(
    "bomb",
    [
        ["list", [["none"]] * (MOST_VALUES * 7)],
        ["set", [["int", format((2**61 - 1) * n, "x")] for n in range(MOST_VALUES * 3)]],
        ["dict", [[["int", "1"], ["list", [["none"]] * (MOST_VALUES * 7)]]]],
    ],
    ids=["list", "set", "dict"],
)
def test_more_values_than_the_runner_sends_are_refused(bomb: object) -> None:
    """Numbers that all fall on one place of a set take hours to put there."""
    with pytest.raises(BadValue, match="larger"):
        decode(bomb)


def test_the_bounds_outside_are_those_of_the_runner() -> None:
    assert MOST_PARTS == 6 * MOST_VALUES
    assert MOST_LEVELS == 3 * (DEEPEST + 2)
    whole = there_and_back([{n: n} for n in range(MOST_VALUES // 3 - 1)])
    assert not isinstance(whole, Other)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, DEEPEST - 2), st.integers(1, 40))
def test_what_the_encoder_can_send_is_never_refused(depth: int, width: int) -> None:
    value: object = [{"k": (1, {2})}] * width
    for _ in range(depth):
        value = [value]
    assert there_and_back(value) == value or isinstance(there_and_back(value), Other)


def test_a_bomb_of_brackets_is_refused() -> None:
    bomb: list[object] = ["list", []]
    for _ in range(5000):
        bomb = ["list", [bomb]]
    with pytest.raises(BadValue):
        decode(bomb)
