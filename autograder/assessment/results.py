"""Which results count, in steps, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from autograder.assessment.twins import Twins, Unfit
from autograder.pipeline.items import is_candidate
from autograder.pipeline.records import Record
from workshop_game.checking.outcome import Outcome

COUNTED = (Outcome.DONE, Outcome.PARTIAL, Outcome.TRIED)


class Why(StrEnum):
    """Why a result is not counted, or says nothing about another exercise of its kind."""

    NOTHING_HANDED_IN = "nothing_handed_in"
    TO_MARK = "to_mark"
    GRADER_FAILURE = "grader_failure"
    ITEM_GONE = "item_gone"
    ITEM_CHANGED = "item_changed"
    """The record was made with another text of the item than the one that is there now."""
    NO_TWIN = "no_twin"
    UNEVEN_CASES = "uneven_cases"
    UNLIKE_TWINS = "unlike_twins"
    SHOWN = "shown"
    TYPED = "typed"
    SET_ASIDE = "set_aside"
    UNCONFIRMED = "unconfirmed"
    UNSUPERVISED = "unsupervised"
    BETWEEN_STEPS = "between_steps"
    """A person gave points that no number of cases gives."""
    AFTER_LESSON = "after_lesson"
    SECOND_TWIN = "second_twin"
    """The further one of two twins, done to test the exercises: beside the dossier."""


_BY_OUTCOME = {
    Outcome.BLANK: Why.NOTHING_HANDED_IN,
    Outcome.ABSENT: Why.NOTHING_HANDED_IN,
    Outcome.TO_MARK: Why.TO_MARK,
    Outcome.GRADER_FAILURE: Why.GRADER_FAILURE,
}


@dataclass(frozen=True)
class Result:
    """One item that one candidate was offered."""

    record: Record
    twins: Twins | None
    steps: int | None
    """How many steps of the item were reached; None when that is not known."""
    why: Why | None
    """Why there can be no band; None where there can."""

    @property
    def counts(self) -> bool:
        """Whether it is one of the results that bands are made of; second twins are."""
        return self.steps is not None and self.why is not Why.AFTER_LESSON

    @property
    def form(self) -> int:
        """0 for form A, 1 for form B. Only for an item that has twins."""
        assert self.twins
        return self.twins.form(self.record.item)


def results(
    records: Iterable[Record],
    twins: Mapping[str, Twins | Unfit],
    first: Mapping[str, frozenset[str]],
) -> list[Result]:
    """Every offered item of every candidate number, in the order of the records.

    ``first`` says, by candidate, which items were drawn for them, or stand before a micro-lesson.
    """
    by_candidate: dict[str, list[Record]] = {}
    for record in records:
        if record.outcome is not Outcome.NOT_OFFERED and is_candidate(record.candidate):
            by_candidate.setdefault(record.candidate, []).append(record)
    return [
        result
        for number, offered in by_candidate.items()
        for result in _of_candidate(offered, twins, first.get(number, frozenset()))
    ]


def _of_candidate(
    offered: list[Record], twins: Mapping[str, Twins | Unfit], first: frozenset[str]
) -> Iterator[Result]:
    names = {record.item for record in offered}
    for record in offered:
        own = twins.get(record.item)
        if not isinstance(own, Twins):
            yield Result(record, None, None, Why(own.value) if own else Why.ITEM_GONE)
            continue
        steps = reached(record, own)
        if record.item not in first and set(own.items) <= names:
            why = Why.AFTER_LESSON if own.lesson else Why.SECOND_TWIN
            yield Result(record, own, steps if isinstance(steps, int) else None, why)
        elif isinstance(steps, int):
            yield Result(record, own, steps, None)
        else:
            yield Result(record, own, None, steps)


def reached(record: Record, twins: Twins) -> int | Why:
    """The steps of a record, or why they are not counted."""
    if record.outcome not in COUNTED:
        return _BY_OUTCOME[record.outcome]
    if record.item_hash != twins.hashes[twins.form(record.item)]:
        return Why.ITEM_CHANGED
    if why := _not_alone(record):
        return why
    steps = (record.points or 0) / twins.step
    return int(steps) if steps == int(steps) and 0 <= steps <= twins.steps else Why.BETWEEN_STEPS


def _not_alone(record: Record) -> Why | None:
    """What makes of the points something else than what this person reached alone, that day."""
    return next(
        (
            why
            for why, is_so in (
                (Why.TYPED, "typed" in record.helps),
                (Why.SHOWN, "shown" in record.helps),
                (Why.SET_ASIDE, bool(record.set_aside)),
                (Why.UNCONFIRMED, "unconfirmed" in record.limits),
                (Why.UNSUPERVISED, record.unsupervised),
            )
            if is_so
        ),
        None,
    )
