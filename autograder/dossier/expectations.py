"""What the results say of other exercises, made ready for the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.assessment import NewerFormat

if TYPE_CHECKING:
    from autograder.assessment.bands import Band, Cohort, NoBand
    from autograder.assessment.gain import Gain


@dataclass(frozen=True)
class Expectations:
    """Bands by candidate and item, and gains by candidate and name of the twins."""

    bands: Mapping[tuple[str, str], Band | NoBand]
    gains: Mapping[tuple[str, str], Gain]
    unequal: Mapping[str, float]
    """By item, how many points more people have on it than on its twin, where that is known."""
    pool_unread: bool
    """Whether the pool of the folder could not be read: the bands then rest on this cohort."""


def expectations(data: Path, exercises: Path) -> Expectations:
    """Read the records and the pool of DATA.

    Dossiers are never held back by a pool: without one, bands are those of the cohort alone.
    Raises ContentError, ValueError.
    """
    from autograder.assessment.gain import gains
    from autograder.assessment.items import unequal

    cohort, unread = _cohort(data, exercises)
    return Expectations(cohort.bands, gains(cohort), unequal(cohort.counts), unread)


def _cohort(data: Path, exercises: Path) -> tuple[Cohort, bool]:
    """NumPy is loaded here and no sooner: a grading that forks its workers has no use for it."""
    from autograder.assessment.bands import load_cohort
    from autograder.assessment.pool import Pool, PoolUnreadable

    try:
        return load_cohort(data, exercises), False
    except (PoolUnreadable, NewerFormat):
        return load_cohort(data, exercises, Pool({})), True
