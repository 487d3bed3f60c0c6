"""What became of one item for one candidate."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """Eight facts that a number of points cannot tell apart."""

    DONE = "done"
    """Everything that was asked is there."""
    PARTIAL = "partial"
    """Some of what was asked is there."""
    TRIED = "tried"
    """Something was written; none of what was asked is there yet."""
    TO_MARK = "to_mark"
    """Something was written that people mark, and they have not yet agreed."""
    BLANK = "blank"
    """Handed in as it was given."""
    ABSENT = "absent"
    """Offered, never handed in."""
    GRADER_FAILURE = "grader_failure"
    """The grader failed, not the candidate: to be looked at by a person."""
    NOT_OFFERED = "not_offered"
    """The candidate never had the item: nothing can be concluded."""


def outcome_of(points: float, out_of: float, *, blank: bool) -> Outcome:
    """The outcome of a copy that was graded; whatever earned a point was not blank."""
    if blank and points <= 0:
        return Outcome.BLANK
    if points >= out_of:
        return Outcome.DONE
    return Outcome.PARTIAL if points > 0 else Outcome.TRIED
