"""What the grader has to know of a kind of item."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from autograder.pipeline.cells import Notebook
from autograder.pipeline.execute import Seen
from autograder.pipeline.records import Record
from workshop_game.checking import Item

OfKind = TypeVar("OfKind", bound=Item)


@dataclass(frozen=True)
class Looked:
    """What there is of a copy after nbgrader's steps: scores by cell id, and what was seen.

    A score given by a person counts over the other.
    """

    seen: Seen
    auto: dict[str, float | None]
    by_hand: dict[str, float]
    only_words: bool = False
    """Whether code was asked for, and the candidate wrote words alone."""
    answered_twice: bool = False
    """Whether two cells for the answer were filled in, and differ."""
    unread: tuple[int, ...] = ()
    """The lines of all that was written that were left out, where the others were read."""

    def score(self, cell: str) -> float | None:
        """The score that counts; None when there is none."""
        return self.by_hand.get(cell, self.auto.get(cell))


def as_written(_item: Item, record: Record) -> str:
    """The answer, letter by letter."""
    return record.source


def left_to_nbgrader(_item: Item, _record: Record) -> dict[str, float]:
    """No score but nbgrader's own."""
    return {}


@dataclass(frozen=True)
class Grading(Generic[OfKind]):
    """One kind of item on its way through the grader, from the notebook to the dossier."""

    cells: Callable[[OfKind, str], list[Notebook]]
    """The notebook in a language, below the text and the examples. Raises CourseError."""
    graded: Callable[[Record, OfKind, Looked], Record]
    """The record with its outcome, its points and its evidence."""
    scores: Callable[[OfKind, Record], dict[str, float]] = left_to_nbgrader
    """By cell id, the scores of a graded copy for which nbgrader would ask a person."""
    answer: Callable[[OfKind, Record], str] = as_written
    """What a juror reads as the answer."""
    numbered: bool = False
    """Whether a dossier shows the answer with line numbers, or as words."""
