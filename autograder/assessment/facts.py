"""The records beside what the items say about themselves: all that a dossier may know.

An outcome is decided in `workshop_game/checking/outcome.py`, a record made in `pipeline`; here they
are only put together. Nothing of the workshop is read here, and no identity: a candidate is a
number.
"""

from dataclasses import dataclass, field
from pathlib import Path

from autograder.pipeline.items import Item, is_candidate, items_by_id, offers
from autograder.pipeline.kinds import grading_of
from autograder.pipeline.records import Record, read_records


@dataclass(frozen=True)
class ItemFacts:
    """An item in words; every dict is by language."""

    id: str
    title: dict[str, str]
    text: dict[str, str]
    rationale: dict[str, str]
    limits: dict[str, str]
    cases: dict[str, dict[str, str]]
    """Case id -> language -> what was tried, in words."""
    minutes: int
    pair: str = ""
    form: str = ""
    lesson: str = ""
    levels: tuple[dict[str, str], ...] = ()
    """What each level of a rubric means, from 0 upwards; none when nobody has to mark it."""
    numbered: bool = True
    """Whether an answer is shown with line numbers, or as words."""


@dataclass(frozen=True)
class Entry:
    """One record and its item; None for a copy whose item is no longer in the exercises."""

    record: Record
    item: ItemFacts | None
    answer: str
    """What a juror reads as the answer."""

    @property
    def offered(self) -> bool:
        """Whether the candidate ever had it."""
        return self.record.outcome != "not_offered"

    @property
    def pair(self) -> str | None:
        """What it shares with its twin; None for an item that has none, or is gone."""
        return (self.item.pair or None) if self.item else None

    @property
    def lesson(self) -> str:
        """The micro-lesson that it stands before or after."""
        return self.item.lesson if self.item else ""


@dataclass(frozen=True)
class CandidateFacts:
    """Everything about one candidate number, in the order of the items."""

    number: str
    entries: tuple[Entry, ...]
    opens: dict[str, str] = field(default_factory=dict)
    """Item before a micro-lesson -> the item that it opens."""

    def not_theirs(self) -> tuple[Entry, ...]:
        """The other forms: not offered, because a candidate gets one of two twins."""
        offered = {entry.pair for entry in self.entries if entry.offered}
        return tuple(
            entry
            for entry in self.entries
            if not entry.offered and entry.pair in offered and not entry.lesson
        )

    def around_lessons(self) -> tuple[tuple[Entry, Entry], ...]:
        """Two twins around a micro-lesson: the part before it, and the part after it."""
        parts = {entry.record.item: entry for entry in self.entries}
        opened = ((parts.get(one), parts.get(other)) for one, other in self.opens.items())
        return tuple(
            (before, after) for before, after in opened if before and before.offered and after
        )


@dataclass(frozen=True)
class Assessment:
    """All candidates in the order of their numbers: never by points, and without a total."""

    items: tuple[ItemFacts, ...]
    candidates: tuple[CandidateFacts, ...]

    @property
    def numbered(self) -> tuple[CandidateFacts, ...]:
        """Those with a candidate number: each has a page."""
        return tuple(each for each in self.candidates if is_candidate(each.number))

    @property
    def unnumbered(self) -> tuple[CandidateFacts, ...]:
        """What lies under another name: a line of the overview, for a person to look at."""
        return tuple(each for each in self.candidates if not is_candidate(each.number))

    @property
    def families(self) -> tuple[tuple[ItemFacts, ...], ...]:
        """The items with their twins beside them, in their order; one that has none is alone."""
        found: dict[str, tuple[ItemFacts, ...]] = {}
        for item in self.items:
            key = item.pair or item.id
            found[key] = (*found.get(key, ()), item)
        return tuple(found.values())


def load(data: Path, exercises: Path) -> Assessment:
    """Read the records of DATA and the items. Raises ContentError, ValueError."""
    known = items_by_id(exercises)
    facts = {name: _facts(item) for name, item in known.items()}
    by_candidate: dict[str, list[Record]] = {}
    for record in read_records(data):
        by_candidate.setdefault(record.candidate, []).append(record)
    candidates = tuple(
        CandidateFacts(
            number,
            tuple(_entry(r, known.get(r.item), facts) for r in by_candidate[number]),
            _opens(list(known.values()), number),
        )
        for number in sorted(by_candidate)
    )
    return Assessment(tuple(facts.values()), candidates)


def _entry(record: Record, item: Item | None, facts: dict[str, ItemFacts]) -> Entry:
    answer = grading_of(item).answer(item, record) if item else record.source
    return Entry(record, facts.get(record.item), answer)


def _opens(items: list[Item], number: str) -> dict[str, str]:
    found = offers(items, number)
    return {offer.item.id: offer.opens.id for offer in found if offer.opens}


def _facts(item: Item) -> ItemFacts:
    prose = item.prose
    return ItemFacts(
        id=item.id,
        title=_slot(prose, "title"),
        text=_slot(prose, "text"),
        rationale=_slot(prose, "rationale"),
        limits=_slot(prose, "limits"),
        cases={case.id: _slot(prose, f"case {case.id}") for case in item.cases},
        minutes=item.minutes,
        pair=item.pair,
        form=item.form,
        lesson=item.lesson,
        levels=tuple(_slot(prose, f"level {level}") for level in range(item.levels)),
        numbered=grading_of(item).numbered,
    )


def _slot(prose: dict[str, dict[str, str]], name: str) -> dict[str, str]:
    return {language: slots.get(name, "") for language, slots in prose.items()}
