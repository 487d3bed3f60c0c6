"""The two-level binomial: by hand where a hand can, and the properties that it must keep."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import comb, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.assessment import model


@pytest.fixture
def four_points(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Rho 0 or 1, mu 0 or log 3, sigma log 3, no delta; z and w are -1 or 1."""
    monkeypatch.setattr(model, "RHO", np.array([0.0, 1.0]))
    monkeypatch.setattr(model, "RHO_PRIOR", np.array([0.25, 0.75]))
    monkeypatch.setattr(model, "MU", np.array([0.0, log(3)]))
    monkeypatch.setattr(model, "SIGMA", np.array([log(3)]))
    monkeypatch.setattr(model, "DELTA", np.array([0.0]))
    monkeypatch.setattr(model, "NODES", 2)
    monkeypatch.setattr(model, "MU_SPREAD", 1e9)
    model.grid.cache_clear()
    yield
    model.grid.cache_clear()


LOW, HIGH = (Fraction(1, 4), Fraction(3, 4)), (Fraction(1, 2), Fraction(9, 10))
"""The chances of a case, logistic(mu - log 3) and logistic(mu + log 3), at mu 0 and at mu log 3."""


def _binomial(chance: Fraction, steps: int) -> Fraction:
    return comb(2, steps) * chance**steps * (1 - chance) ** (2 - steps)


def _joint(rho: int, chances: tuple[Fraction, Fraction], one: int, other: int) -> Fraction:
    """With rho 1 both forms have one chance, with rho 0 each draws its own."""
    if rho:
        return sum((_binomial(p, one) * _binomial(p, other) for p in chances), Fraction(0)) / 2
    return (
        sum((_binomial(p, one) for p in chances), Fraction(0))
        * sum((_binomial(p, other) for p in chances), Fraction(0))
        / 4
    )


@pytest.mark.usefixtures("four_points")
def test_four_points_of_the_grid_by_hand() -> None:
    """Two cases; one person alone with 2 on form A, and one who did both, with 1 and 2."""
    counts = np.array([[0.0, 0, 1], [0, 0, 0]])
    link = np.zeros((3, 3))
    link[1, 2] = 1
    places = [(0, LOW), (0, HIGH), (1, LOW), (1, HIGH)]
    prior = [Fraction(1, 4), Fraction(1, 4), Fraction(3, 4), Fraction(3, 4)]
    alone = [sum(_joint(rho, p, 2, other) for other in range(3)) for rho, p in places]
    both = [_joint(rho, p, 1, 2) for rho, p in places]
    weights = [a * b * c for a, b, c in zip(prior, alone, both, strict=True)]
    wanted = [
        [
            sum(
                weight * _joint(rho, p, one, other) / sum(_joint(rho, p, one, n) for n in range(3))
                for weight, (rho, p) in zip(weights, places, strict=True)
            )
            / sum(weights)
            for other in range(3)
        ]
        for one in range(3)
    ]
    found = model.log_weights(counts, link, 3)
    from_a, from_b = model.predictions(found, model.shared_rho([found]), 2)
    assert from_a == pytest.approx(np.array(wanted, float), abs=1e-12)
    assert from_b == pytest.approx(from_a, abs=1e-12)


@pytest.mark.usefixtures("four_points")
def test_one_rho_is_shared_by_all_twins() -> None:
    """The marginal probabilities of rho are multiplied, by hand, over two sets of twins."""
    link = np.zeros((3, 3))
    link[2, 2] = 1
    both = [sum(_joint(rho, p, 2, 2) for p in (LOW, HIGH)) / 2 for rho in (0, 1)]
    told = [Fraction(1, 4) * both[0] ** 2, Fraction(3, 4) * both[1] ** 2]
    found = model.log_weights(np.zeros((2, 3)), link, 3)
    shared = np.exp(model.shared_rho([found, found]))
    assert shared == pytest.approx([float(each / sum(told)) for each in told], abs=1e-12)


counts_of_six = st.lists(st.integers(0, 30), min_size=14, max_size=14)
links_of_six = st.lists(st.integers(0, 5), min_size=49, max_size=49)


def _predicted(
    counts: np.ndarray, link: np.ndarray, difficulty: int
) -> tuple[np.ndarray, np.ndarray]:
    found = model.log_weights(counts.astype(float), link.astype(float), difficulty)
    return model.predictions(found, model.shared_rho([found]), counts.shape[-1] - 1)


@settings(max_examples=40, deadline=None)
@given(counts_of_six, links_of_six, st.integers(1, 5))
def test_a_prediction_is_a_distribution(
    counts: list[int], links: list[int], difficulty: int
) -> None:
    for chances in _predicted(np.reshape(counts, (2, 7)), np.reshape(links, (7, 7)), difficulty):
        assert chances.min() > 0
        assert chances.sum(-1) == pytest.approx(np.ones(7), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(counts_of_six, links_of_six, st.integers(1, 5))
def test_the_names_of_the_forms_do_not_matter(
    counts: list[int], links: list[int], difficulty: int
) -> None:
    alone, link = np.reshape(counts, (2, 7)), np.reshape(links, (7, 7))
    from_a, from_b = _predicted(alone, link, difficulty)
    turned_a, turned_b = _predicted(alone[::-1], link.T, difficulty)
    assert turned_a == pytest.approx(from_b, abs=1e-9)
    assert turned_b == pytest.approx(from_a, abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(counts_of_six, st.integers(1, 5))
def test_more_steps_today_never_promise_fewer_tomorrow(counts: list[int], difficulty: int) -> None:
    from_a, from_b = _predicted(np.reshape(counts, (2, 7)), np.zeros((7, 7), int), difficulty)
    for chances in (from_a, from_b):
        at_least = chances[:, ::-1].cumsum(-1)
        assert (np.diff(at_least, axis=0) >= -1e-9).all()


def test_many_cohorts_at_once_are_each_as_if_alone() -> None:
    draw = np.random.default_rng(5)
    counts, link = draw.integers(0, 9, (3, 2, 6)), draw.integers(0, 3, (3, 6, 6))
    at_once, _ = _predicted(counts, link, 2)
    for place in range(3):
        alone, _ = _predicted(counts[place], link[place], 2)
        assert at_once[place] == pytest.approx(alone, abs=1e-12)


def test_an_easier_form_moves_what_is_expected_on_it() -> None:
    """Everybody does well on A and badly on B: from 3 on A one expects less, from 3 on B more."""
    counts = np.array([[0, 0, 0, 5, 20, 30, 25], [25, 30, 20, 5, 0, 0, 0]])
    from_a, from_b = _predicted(counts, np.zeros((7, 7), int), 3)
    steps = np.arange(7)
    assert from_a[3] @ steps < 3 < from_b[3] @ steps
