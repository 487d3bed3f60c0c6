"""Items that ask for the line to repair: every repair that works is right, and no other."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

import pytest

from tests.content.loaded import ITEMS, LANGUAGES
from workshop_game.checking import Item, check_item

Plan = Sequence[int]
"""The number of each line of a plan; 0 where it has none."""


def named(id: str) -> Item:
    return next(item for item in ITEMS if item.id == id)


def walk(plan: Plan) -> list[int]:
    """Where the lanterns hang."""
    return list(accumulate(plan))[1:]


def give(plan: Plan) -> list[int]:
    """What is left in the basket after each delivery."""
    return list(accumulate([plan[0], *(-given for given in plan[1:])]))[1:]


def walk_in_turns(plan: Plan) -> list[int]:
    return walk([plan[0], *[plan[2]] * plan[1]])


def give_in_turns(plan: Plan) -> list[int]:
    return give([plan[0], *[plan[4]] * plan[2]])


def for_houses(*houses: int) -> Callable[[Plan], list[int]]:
    """What each of these houses receives."""
    return lambda plan: [plan[0] + sum(people > least for least in plan[1:3]) for people in houses]


PLANS = [
    ("mend_the_lanterns", "a", walk, [4, 9], [4, 8]),
    ("mend_the_lanterns", "b", walk, [3, 8, 10, 15], [3, 8, 11, 16]),
    ("mend_the_lanterns", "c", walk_in_turns, [5, 8, 11], [5, 8, 11, 14]),
    ("mend_the_lanterns", "d", for_houses(2, 5, 8, 12), [1, 2, 3, 3], [1, 2, 2, 3]),
    ("mend_the_bread_round", "a", give, [6, 1], [6, 2]),
    ("mend_the_bread_round", "b", give, [16, 12, 7, 1], [16, 13, 8, 2]),
    (
        *("mend_the_bread_round", "c", give_in_turns),
        *([14, 12, 10, 8, 6], [14, 12, 10, 8, 6, 4, 2]),
    ),
    ("mend_the_bread_round", "d", for_houses(3, 6, 8, 11), [1, 2, 2, 3], [1, 1, 2, 3]),
]
each_plan = pytest.mark.parametrize(
    ("id", "plan", "follow", "wanted", "seen"), PLANS, ids=lambda value: str(value)[:20]
)


def read_plan(item: Item, language: str, plan: str) -> list[int]:
    """The number of each line, from the text: no line may hold two."""
    text = item.prose[language]["text"]
    part = text.split(f"**Plan {plan.upper()}.**")[1].split("**Plan")[0]
    lines = re.findall(r"^\d\. (.*)$", part, re.MULTILINE)
    numbers = [re.findall(r"\d+", line) for line in lines]
    assert all(len(found) <= 1 for found in numbers)
    return [int(found[0]) if found else 0 for found in numbers]


def repairs(numbers: Plan, follow: Callable[[Plan], list[int]], wanted: list[int]) -> set[Plan]:
    """Every (line, number) that gives what was wanted."""
    return {
        (line + 1, number)
        for line in range(len(numbers))
        for number in range(40)
        if follow([*numbers[:line], number, *numbers[line + 1 :]]) == wanted
    }


@pytest.mark.parametrize("language", LANGUAGES)
@each_plan
def test_a_plan_does_what_its_text_says(
    language: str,
    id: str,
    plan: str,
    follow: Callable[[Plan], list[int]],
    wanted: list[int],
    seen: list[int],
) -> None:
    text = named(id).prose[language]["text"].split(f"**Plan {plan.upper()}.**")[1]
    told = [int(number) for number in re.findall(r"\d+", text.split("**Plan")[0])]
    assert follow(read_plan(named(id), language, plan)) == seen
    assert set(wanted + seen) <= set(told)


@each_plan
def test_exactly_the_repairs_that_work_are_right(
    id: str,
    plan: str,
    follow: Callable[[Plan], list[int]],
    wanted: list[int],
    seen: list[int],
) -> None:
    item = named(id)
    works = repairs(read_plan(item, "en", plan), follow, wanted)
    assert len({line for line, _ in works}) == 1
    if plan == "a":
        assert re.findall(r"\d+", item.start("en"))[:2] == [str(n) for n in works.pop()]
        return
    right = set()
    for line in range(1, 6):
        for number in range(40):
            answer = f"line_{plan} = {line}\nnumber_{plan} = {number}\n"
            if check_item(item, "en", answer).points == 2:
                right.add((line, number))
    assert right == works
