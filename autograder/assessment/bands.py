"""What to expect of a person on another exercise of the same kind: a band, or why there is none.

A band is made of the counts of two twins and of this person's result on one of them.
Nothing of their other exercises is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.assessment.contribution import known_counts, name_of
from autograder.assessment.counts import Counts, counted
from autograder.assessment.model import Numbers, log_weights, predictions, shared_rho
from autograder.assessment.pool import Pool, default_pool, read_pool
from autograder.assessment.ranges import Places, floor_for, shortest
from autograder.assessment.results import Result, Why, results
from autograder.assessment.twins import Twins, twins_of
from autograder.pipeline.items import items_by_id, offers
from autograder.pipeline.records import read_records

FEW_COPIES = 40
"""Below this many copies, what the author thought of the twins weighs as much as what was seen."""

Range = tuple[Places, Places]
Expected = tuple[Numbers, Numbers]
"""From form A to B, and from B to A: a row for each result, the probabilities of the next one."""


@dataclass(frozen=True)
class Band:
    """How many points this person would get on another exercise of this kind, most of the time."""

    candidate: str
    item: str
    points: float
    out_of: float
    low: float
    high: float
    chance: float
    """How often a result lies in the band, of people with this one."""
    few: bool
    """Whether there are few copies, so that the author's estimate weighs much."""


@dataclass(frozen=True)
class NoBand:
    """Why nothing is said about another exercise of this kind."""

    candidate: str
    item: str
    why: Why


@dataclass(frozen=True)
class Cohort:
    """The results of one data folder, and the counts of all that they are read with."""

    results: tuple[Result, ...]
    counts: Mapping[Twins, Counts]
    """This cohort's, and those of others beside it."""

    @property
    def links(self) -> int:
        """How many people did both of two twins, over all twins."""
        return sum(counts.links for counts in self.counts.values())

    @cached_property
    def expected(self) -> dict[Twins, Expected]:
        """What to expect after each result, by twins."""
        return expected(self.counts)

    @cached_property
    def bands(self) -> dict[tuple[str, str], Band | NoBand]:
        """By candidate and item, in the order of the records: for each item that was offered."""
        floor = floor_for(self.links)
        ranges = {
            (twins, form): shortest(chances, floor)
            for twins, both in self.expected.items()
            for form, chances in enumerate(both)
        }
        return {
            (result.record.candidate, result.record.item): self._band(result, ranges)
            for result in self.results
        }

    def _band(self, result: Result, ranges: Mapping[tuple[Twins, int], Range]) -> Band | NoBand:
        who, item, twins = result.record.candidate, result.record.item, result.twins
        if result.why or twins is None or result.steps is None:
            return NoBand(who, item, result.why or Why.NO_TWIN)
        low, high = (int(places[result.steps]) for places in ranges[twins, result.form])
        chances = self.expected[twins][result.form][result.steps]
        return Band(
            candidate=who,
            item=item,
            points=result.steps * twins.step,
            out_of=twins.steps * twins.step,
            low=low * twins.step,
            high=high * twins.step,
            chance=float(chances[low : high + 1].sum()),
            few=self.counts[twins].copies < FEW_COPIES,
        )


def expected(counts: Mapping[Twins, Counts]) -> dict[Twins, Expected]:
    """What to expect after each result, by twins; the counts of all twins share one rho."""
    weights = {
        twins: log_weights(each.alone.astype(float), each.link.astype(float), twins.difficulty)
        for twins, each in counts.items()
    }
    rho = shared_rho(weights.values())
    return {twins: predictions(each, rho, twins.steps) for twins, each in weights.items()}


def load_cohort(data: Path, exercises: Path, pool: Pool | None = None) -> Cohort:
    """Read the records of DATA, beside the counts of a pool: by default that of DATA, if any.

    Raises ContentError, NewerFormat, PoolUnreadable, ValueError.
    """
    items = items_by_id(exercises)
    records = read_records(data)
    drawn = {
        number: frozenset(offer.item.id for offer in offers(list(items.values()), number))
        for number in {record.candidate for record in records}
    }
    twins = twins_of(items.values())
    found = tuple(results(records, twins, drawn))
    counts = counted(found)
    own = {each: counts[each] for each in twins.values() if each in counts}
    beside = read_pool(default_pool(data)) if pool is None else pool
    name = name_of(data) if beside.cohorts else ""
    return Cohort(found, known_counts(own, beside, name))
