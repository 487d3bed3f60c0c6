"""Whether bands held: of people who did both twins, how many second results lay in the band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from autograder.assessment.bands import expected
from autograder.assessment.counts import Counts
from autograder.assessment.ranges import floor_for, shortest
from autograder.assessment.twins import Twins


@dataclass(frozen=True)
class Kept:
    """Each person who did both is looked at in both directions; their own link is taken out."""

    announced: int
    held: int


def kept(counts: Mapping[Twins, Counts]) -> Kept:
    """Count the bands that held."""
    links = sum(each.links for each in counts.values())
    held = sum(_held(twins, counts, floor_for(links - 1)) for twins in counts)
    return Kept(2 * links, held)


def _held(twins: Twins, counts: Mapping[Twins, Counts], floor: float) -> int:
    own = counts[twins]
    found = 0
    for on_a, on_b in np.argwhere(own.link):
        link = own.link.copy()
        link[on_a, on_b] -= 1
        without = {**counts, twins: Counts(own.alone, link)}
        from_a, from_b = expected(without)[twins]
        inside = _inside(from_a[on_a], on_b, floor) + _inside(from_b[on_b], on_a, floor)
        found += int(own.link[on_a, on_b]) * inside
    return found


def _inside(chances: np.ndarray, steps: int, floor: float) -> int:
    low, high = shortest(chances, floor)
    return int(low <= steps <= high)
