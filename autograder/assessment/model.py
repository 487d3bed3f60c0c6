"""The two-level binomial: what points on one of two twins say about points on the other.

A result of y steps out of m, on form A or B of twins:

    y | z, w ~ Binomial(m, logistic(mu ± delta/2 + sigma·(√rho·z + √(1−rho)·w)))

z is the person and w the person at this exercise on this day, both standard normal; + is for
form A. On the other form the person has the same z and a new w. Nothing is sampled or searched
for: a grid of 2,600 values of (rho, mu, sigma, delta), and Gauss-Hermite quadrature over z and w.
Whatever takes counts takes many of them at once: leading axes are cohorts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import comb, log

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

RHO = np.array([0.3, 0.45, 0.6, 0.75, 0.9])
"""How much of what sets people apart stays from an exercise to its twin."""
RHO_PRIOR = np.array([0.1, 0.2, 0.3, 0.3, 0.1])
MU = np.linspace(-3, 3, 13)
SIGMA = np.array([0.5, 0.8, 1.1, 1.4, 1.7, 2.0, 2.4, 2.9])
DELTA = np.array([-0.8, -0.4, 0.0, 0.4, 0.8])
"""Form A less form B. Its mirror image is itself: form B is form A with the axis turned round."""
NODES = 21

MU_SPREAD = 0.9
LOGITS_A_LEVEL = 0.45
"""What one level of the author's estimate (1 to 5, 3 in the middle) is worth."""
SIGMA_CENTRE, SIGMA_SPREAD = 1.5, 0.35
DELTA_SPREAD = 0.45


@dataclass(frozen=True)
class Grid:
    """The tables for exercises of m steps; the axes of the grid are (rho, mu · sigma · delta)."""

    joint: Numbers
    """(rho, others, m+1, m+1): the probability of yA steps on form A and yB on form B."""

    @property
    def alone(self) -> tuple[Numbers, Numbers]:
        """(rho, others, m+1) for each form: the probability of a result on it alone."""
        return self.joint.sum(-1), self.joint.sum(-2)


@cache
def grid(steps: int) -> Grid:
    """The tables for exercises of ``steps`` steps, made once."""
    nodes, weights = hermegauss(NODES)
    weights = weights / weights.sum()
    rho, mu, sigma, delta = (
        axis.reshape(-1, 1, 1) for axis in np.meshgrid(RHO, MU, SIGMA, DELTA, indexing="ij")
    )
    person = np.sqrt(rho) * nodes[:, None]
    day = np.sqrt(1 - rho) * nodes
    hit = 1 / (1 + np.exp(-(mu + delta / 2 + sigma * (person + day))))
    miss = 1 - hit
    on_a = np.stack(
        [comb(steps, y) * (hit**y * miss ** (steps - y)) @ weights for y in range(steps + 1)], -1
    )
    on_b = on_a.reshape(-1, len(DELTA), NODES, steps + 1)[:, ::-1].reshape(on_a.shape)
    joint = np.einsum("hza,z,hzb->hab", on_a, weights, on_b)
    return Grid(joint.reshape(len(RHO), -1, steps + 1, steps + 1))


def log_prior(difficulty: float) -> Numbers:
    """(others,): what is thought of mu, sigma and delta before any result, as log weights.

    ``difficulty`` is the author's estimate, from 1 (most get it all) to 5 (few do).
    """
    mu, sigma, delta = np.meshgrid(MU, SIGMA, DELTA, indexing="ij")
    thought: Numbers = (
        -0.5 * ((mu - LOGITS_A_LEVEL * (3 - difficulty)) / MU_SPREAD) ** 2
        - 0.5 * ((np.log(sigma) - log(SIGMA_CENTRE)) / SIGMA_SPREAD) ** 2
        - 0.5 * (delta / DELTA_SPREAD) ** 2
    )
    return thought.ravel()


def log_weights(counts: Numbers, link: Numbers, difficulty: float) -> Numbers:
    """(..., rho, others): log weights after the results on the twins, before rho is shared.

    ``counts`` (..., 2, m+1): how many people had y steps on form A and on form B, on one alone.
    ``link`` (..., m+1, m+1): how many had yA and yB, who did both; they are not in ``counts``.
    """
    tables = grid(link.shape[-1] - 1)
    on_a, on_b = (np.log(each) for each in tables.alone)
    single = np.stack([on_a, on_b], -2)
    shape = single.shape[:2]
    seen = _dot(counts, single.reshape(*shape, -1), 2)
    linked = _dot(link, np.log(tables.joint).reshape(*shape, -1), 2)
    weighed: Numbers = log_prior(difficulty) + seen + linked
    return weighed


def _dot(counts: Numbers, logs: Numbers, axes: int) -> Numbers:
    """The log probability of all counts, at each place of the grid."""
    flat = counts.reshape(*counts.shape[:-axes], -1)
    found: Numbers = np.tensordot(flat, logs, axes=([-1], [-1]))
    return found


def shared_rho(of_twins: Iterable[Numbers]) -> Numbers:
    """(..., rho): one rho for all twins of a cohort, as log weights, from those of each."""
    return _normal(np.log(RHO_PRIOR) + sum(np.logaddexp.reduce(each, axis=-1) for each in of_twins))


def _normal(logs: Numbers) -> Numbers:
    """Log weights that sum to 1 along the last axis."""
    normal: Numbers = logs - np.logaddexp.reduce(logs, axis=-1)[..., None]
    return normal


def predictions(weights: Numbers, rho: Numbers, steps: int) -> tuple[Numbers, Numbers]:
    """What to expect on the other form after each result: from form A to B, and from B to A.

    Both (..., m+1, m+1): a row for each result, and in it the probabilities of the next one.
    """
    tables = grid(steps)
    weighed = np.exp(_normal(weights) + rho[..., None])
    on_a, on_b = tables.alone
    turned = tables.joint.swapaxes(-1, -2)
    return (
        np.tensordot(weighed, tables.joint / on_a[..., None], axes=2),
        np.tensordot(weighed, turned / on_b[..., None], axes=2),
    )
