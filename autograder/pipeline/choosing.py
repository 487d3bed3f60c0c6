"""Which of several submissions of one candidate and item counts; the others are named."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.pipeline.course import release_notebook
from autograder.pipeline.items import assignment_of
from autograder.pipeline.own_cells import Release
from autograder.pipeline.submissions import (
    Submission,
    Unreadable,
    parse_notebook,
    read_submission,
)


@dataclass(frozen=True)
class Choice:
    """The submission that counts, the others of it, and whether a person has to choose."""

    submission: Submission
    others: tuple[Submission, ...] = ()
    unclear: bool = False

    @property
    def all(self) -> tuple[Submission, ...]:
        """Every submission of the candidate and item."""
        return self.submission, *self.others


def one_each(course: Path, found: Iterable[Submission]) -> list[Choice]:
    """One choice per candidate and item, in a fixed order.

    What differs from its start counts; a notebook placed by hand before the copy of the page. Of
    two by hand that both differ, a person chooses.
    """
    groups: dict[tuple[str, str], list[Submission]] = {}
    for submission in found:
        groups.setdefault((submission.candidate, submission.item), []).append(submission)
    return [_choice(course, groups[key]) for key in sorted(groups)]


def _choice(course: Path, group: list[Submission]) -> Choice:
    if len(group) == 1:
        return Choice(group[0])
    written = [each for each in group if _differs(course, each)]
    by_hand = [each for each in written if each.copy is None]
    kept = by_hand or written or [each for each in group if each.copy] or group
    others = tuple(each for each in group if each is not kept[0])
    return Choice(kept[0], others, unclear=len(by_hand) > 1)


def _differs(course: Path, submission: Submission) -> bool:
    """Whether anything was written in it; nothing in one that cannot be read."""
    path = release_notebook(course, assignment_of(submission.language), submission.item)
    if not path.exists():
        return False
    try:
        notebook = parse_notebook(read_submission(submission))
    except Unreadable:
        return False
    release = _release(path.read_text(encoding="utf-8"))
    return any(release.adds(cell) for cell in notebook.cells)


@cache
def _release(text: str) -> Release:
    return Release(parse_notebook(text))
