"""A range of points that holds often enough: the shortest one, and how often it should hold."""

import numpy as np
from numpy.typing import NDArray

from autograder.assessment.model import Numbers

ENOUGH_LINKS = 160
"""People who did both of two twins, over all twins: from then on rho is known, not thought."""
FLOOR_WITHOUT, FLOOR_WITH = 0.75, 0.72
"""A range of whole points overshoots: at .72 about 80 % of ranges hold. Without links, more."""
ALIKE = 9
"""Decimals up to which two probabilities are one: their order may not hang on a rounding."""

Places = NDArray[np.int64]


def floor_for(links: int) -> float:
    """The least probability of a range, by how many people did both of two twins."""
    return FLOOR_WITH if links >= ENOUGH_LINKS else FLOOR_WITHOUT


def shortest(chances: Numbers, floor: float) -> tuple[Places, Places]:
    """The first and the last place of the shortest run of probability ``floor`` or more.

    ``chances`` (..., m+1) sum to 1 along the last axis. Of two runs of one length the more
    probable counts, then the lower one.
    """
    size = chances.shape[-1]
    low = np.zeros(chances.shape[:-1], np.int64)
    high = np.full(chances.shape[:-1], size - 1)
    cost = np.full(chances.shape[:-1], np.inf)
    for length in range(1, size + 1):
        for start in range(size - length + 1):
            held = np.round(chances[..., start : start + length].sum(-1), ALIKE)
            here = np.where(held >= floor, length + 1 - held, np.inf)
            better = here < cost
            cost = np.where(better, here, cost)
            low = np.where(better, start, low)
            high = np.where(better, start + length - 1, high)
    return low, high
