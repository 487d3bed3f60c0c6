"""Cohorts made for these tests: records of the kit's own twins, without a grading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from random import Random

from autograder.assessment.results import Result, results
from autograder.assessment.twins import Twins, Unfit, twins_of
from autograder.pipeline.items import Item, items_by_id, offers
from autograder.pipeline.records import Record
from tests.autograder.conftest import KIT
from workshop_game.checking import Outcome
from workshop_game.checking.outcome import outcome_of

Results = Mapping[str, Mapping[str, int]]
"""Candidate number -> item -> steps."""


@cache
def kit_items() -> dict[str, Item]:
    """The kit's items, read once."""
    return items_by_id(KIT)


@cache
def kit_twins() -> dict[str, Twins]:
    """The kit's twins, by the name that both share."""
    found = twins_of(kit_items().values())
    return {twins.name: twins for twins in found.values() if isinstance(twins, Twins)}


def twins_with(item: str) -> Twins:
    """The twins that an item of the kit belongs to."""
    return next(twins for twins in kit_twins().values() if item in twins.items)


@cache
def offered_to(number: str) -> tuple[str, ...]:
    """The items that are drawn for a candidate."""
    return tuple(offer.item.id for offer in offers(list(kit_items().values()), number))


def record(number: str, item: str, steps: int, **changed: object) -> Record:
    """A copy that reached ``steps``, of an item of the kit."""
    twins = twins_with(item)
    out_of = twins.steps * twins.step
    points = steps * twins.step
    made = Record(
        candidate=number,
        item=item,
        language="fr",
        outcome=outcome_of(points, out_of, blank=False),
        points=points,
        out_of=out_of,
        handed_in=True,
        source_from="page",
        source="a = 1\n",
        item_hash=twins.hashes[twins.form(item)],
        kit_version="0.1.0",
    )
    return Record(**{**made.__dict__, **changed})


def records_of(results: Results) -> list[Record]:
    """The records of a cohort, a candidate after the other, twins that were not offered too."""
    return [one for number, steps in results.items() for one in _of_person(number, steps)]


def _of_person(number: str, steps: Mapping[str, int]) -> Iterator[Record]:
    for twins in kit_twins().values():
        for item in twins.items:
            if item in steps:
                yield record(number, item, steps[item])
            else:
                yield Record(number, item, "fr", Outcome.NOT_OFFERED)


def numbers(count: int) -> Sequence[str]:
    """C-001, C-002 and so on."""
    return [f"C-{place:03}" for place in range(1, count + 1)]


def drawn_cohort(count: int, seed: int) -> dict[str, dict[str, int]]:
    """Results at random of all that is offered to ``count`` people; the same for a seed."""
    draw = Random(seed)
    return {
        number: {
            item: draw.randint(0, twins_with(item).steps)
            for item in offered_to(number)
            if any(item in twins.items for twins in kit_twins().values())
        }
        for number in numbers(count)
    }


def results_of(records: Sequence[Record]) -> list[Result]:
    """The records as they are counted, with what was drawn for each candidate."""
    twins: dict[str, Twins | Unfit] = {
        item: each for each in kit_twins().values() for item in each.items
    }
    first = {each.candidate: frozenset(offered_to(each.candidate)) for each in records}
    return results(records, twins, first)
