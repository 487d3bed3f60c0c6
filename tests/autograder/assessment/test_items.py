"""What counts say of exercises: beside a library, and "not enough data" where there is not."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from scipy import stats

from autograder.assessment.contribution import tables_of
from autograder.assessment.counts import Counts
from autograder.assessment.items import (
    Verdict,
    correlation,
    difference,
    difficulty,
    figures,
    groups,
    reliability,
)
from autograder.assessment.kept import kept
from autograder.assessment.known import known_of
from autograder.assessment.others import FINE, Apart, Person, Sums, sums
from autograder.assessment.pool import Pool, Table
from tests.autograder.assessment.cohorts import (
    drawn_cohort,
    kit_twins,
    records_of,
    results_of,
)

FOLLOW = kit_twins()["follow"]
EXPLAIN = kit_twins()["explain"]
BY_STEPS = np.array([2, 3, 5, 8, 6, 4, 2])


def _people(by_steps: np.ndarray) -> list[int]:
    return [steps for steps, people in enumerate(by_steps) for _ in range(people)]


def test_difficulty_is_in_points_with_its_interval() -> None:
    found = difficulty(BY_STEPS, 1.0)
    reached = _people(BY_STEPS)
    half = 1.645 * np.std(reached, ddof=1) / len(reached) ** 0.5
    assert (found.verdict, found.people) == (Verdict.KNOWN, 30)
    assert (found.middle, found.low, found.high) == pytest.approx(
        (np.mean(reached), np.mean(reached) - half, np.mean(reached) + half), abs=1e-3
    )
    assert difficulty(BY_STEPS, 0.5).middle == pytest.approx(found.middle / 2)


@pytest.mark.parametrize("people", [0, 1, 2, 29])
def test_few_people_are_not_enough_for_a_difficulty(people: int) -> None:
    by_steps = np.bincount([place % 7 for place in range(people)], minlength=7)
    found = difficulty(by_steps, 1.0)
    assert found.verdict is Verdict.NOT_ENOUGH
    assert found.is_drawn == (people >= 2)


def test_the_difference_of_two_forms_is_welch_s() -> None:
    other = np.array([6, 8, 7, 5, 3, 2, 1])
    found = difference(BY_STEPS, other, 1.0)
    test = stats.ttest_ind(_people(BY_STEPS), _people(other), equal_var=False)
    wanted = test.confidence_interval(0.90)
    assert (found.low, found.high) == pytest.approx((wanted.low, wanted.high), abs=1e-9)
    assert found.verdict is Verdict.REWRITE


@pytest.mark.parametrize(
    ("form_a", "form_b", "verdict"),
    [
        (BY_STEPS * 5, BY_STEPS * 5, Verdict.EQUAL),
        (BY_STEPS, [*BY_STEPS[:0:-1].tolist(), 0], Verdict.NOT_ENOUGH),
        (BY_STEPS * 20, [60, 70, 120, 150, 100, 60, 40], Verdict.EQUAL),
        (BY_STEPS * 5, [20, 30, 40, 30, 16, 9, 5], Verdict.UNEQUAL),
        (BY_STEPS, [0] * 7, Verdict.NOT_ENOUGH),
        ([0, 0, 0, 30, 0, 0, 0], [0, 0, 0, 30, 0, 0, 0], Verdict.NOT_ENOUGH),
    ],
)
def test_two_forms_are_equal_unequal_or_it_cannot_be_said(
    form_a: list[int], form_b: list[int], verdict: Verdict
) -> None:
    assert difference(np.array(form_a), np.array(form_b), 1.0).verdict is verdict


def _written(people: int, seed: int, *, dead: bool) -> Sums:
    draw = Random(seed)
    found = []
    for _ in range(people):
        elsewhere = draw.gauss(0, 1)
        steps = draw.randint(0, 6) if dead else round(3 + elsewhere + draw.gauss(0, 1))
        found.append(Person(steps, elsewhere, "fr"))
    return sums(found)


def test_a_dead_exercise_a_living_one_and_too_few_people() -> None:
    assert correlation(_written(400, 1, dead=True)).verdict is Verdict.DEAD
    assert correlation(_written(400, 1, dead=False)).verdict is Verdict.ALIVE
    assert correlation(_written(119, 1, dead=True)).verdict is Verdict.NOT_ENOUGH
    assert correlation(_written(119, 1, dead=False)).verdict is Verdict.NOT_ENOUGH


@pytest.mark.parametrize("found", [Sums(), Sums(3, 1, 1, 1, 1, 1), Sums(9, 0, 0, 9, 9, 0)])
def test_sums_that_make_no_correlation_are_not_enough(found: Sums) -> None:
    told = correlation(found)
    assert told.verdict is Verdict.NOT_ENOUGH
    assert not told.is_drawn


def test_a_correlation_has_its_interval() -> None:
    found = _written(100, 2, dead=False)
    told = correlation(found)
    r = stats.pearsonr([1, 2, 3, 4], [2, 1, 4, 3]).statistic
    assert told.low < told.middle < told.high
    assert correlation(Sums(4, 10, 30, 10, 30, 28)).middle == pytest.approx(r)


@pytest.mark.parametrize(
    ("apart", "candidates", "verdict"),
    [
        (Apart(60, 60, 100, 150 * FINE, 90 * FINE), 320, Verdict.READ_TOGETHER),
        (Apart(60, 60, 140, 150 * FINE, 90 * FINE), 320, Verdict.NO_DIFFERENCE),
        (Apart(60, 60, 100, 150 * FINE, 90 * FINE), 319, Verdict.NOT_ENOUGH),
        (Apart(60, 39, 100, 150 * FINE, 90 * FINE), 320, Verdict.NOT_ENOUGH),
        (Apart(60, 60, 150, 150 * FINE, 0), 320, Verdict.NOT_ENOUGH),
    ],
)
def test_languages_are_compared_from_320_candidates_and_40_copies_on(
    apart: Apart, candidates: int, verdict: Verdict
) -> None:
    assert groups(apart, candidates).verdict is verdict


def _table(link: np.ndarray) -> Table:
    none = Table.none(6)
    return Table(Counts(none.counts.alone, link), none.others, none.apart)


def _linked(people: int, seed: int) -> np.ndarray:
    draw = np.random.default_rng(seed)
    ability = draw.normal(0, 1, people)
    both = np.clip(np.rint(3 + ability + draw.normal(0, 1, (2, people))), 0, 6).astype(int)
    link = np.zeros((7, 7), np.int64)
    np.add.at(link, (both[0], both[1]), 1)
    return link


def test_reliability_comes_from_links_alone() -> None:
    link = _linked(100, 1)
    told = reliability({FOLLOW: _table(link)})
    a, b = np.repeat(np.argwhere(link >= 0), link.ravel(), axis=0).T
    assert told.middle == pytest.approx(stats.pearsonr(a, b).statistic)
    assert (told.verdict, told.people) == (Verdict.KNOWN, 100)
    alone = Table(Counts(np.full((2, 7), 50), np.zeros((7, 7), np.int64)), *_rest())
    assert reliability({FOLLOW: alone}).verdict is Verdict.NOT_ENOUGH
    assert not reliability({FOLLOW: alone}).is_drawn


def _rest() -> tuple[tuple[Sums, Sums], tuple[Apart, Apart]]:
    none = Table.none(6)
    return none.others, none.apart


def test_links_of_all_twins_are_taken_together() -> None:
    one, other = _linked(50, 1), _linked(50, 2)
    told = reliability({FOLLOW: _table(one), EXPLAIN: _table(other)})
    assert (told.verdict, told.people) == (Verdict.KNOWN, 100)
    few = reliability({FOLLOW: _table(_linked(20, 1))})
    assert (few.verdict, few.people) == (Verdict.NOT_ENOUGH, 20)
    assert few.high - few.low > told.high - told.low


def test_bands_that_held_are_counted_without_the_link_itself() -> None:
    """One person who did both, with 0 and 6: no band made of the others holds it."""
    link = np.zeros((7, 7), np.int64)
    link[0, 6] = 1
    counts = Counts(np.tile(BY_STEPS, (2, 1)), link)
    assert kept({FOLLOW: counts}) == kept({FOLLOW: counts})
    assert (kept({FOLLOW: counts}).announced, kept({FOLLOW: counts}).held) == (2, 0)
    near = np.zeros((7, 7), np.int64)
    near[3, 3] = 4
    assert kept({FOLLOW: Counts(counts.alone, near)}).held == 8
    assert kept({}).announced == 0


def test_a_school_s_figures_are_those_of_its_cohort_and_the_pool() -> None:
    own = tables_of(results_of(records_of(drawn_cohort(12, 1))))
    other = tables_of(results_of(records_of(drawn_cohort(12, 2))))
    name, else_name = "0" * 32, "1" * 32
    pool = Pool({}).with_cohort(name, own, 1).with_cohort(else_name, other, 1)
    known = known_of(list(kit_twins().values()), own, pool, name)
    assert known.cohorts == 2
    assert {each.copies for each in known.twins} == {24}
    assert known_of(list(kit_twins().values()), {}, pool, name) == known
    assert known_of(list(kit_twins().values()), {}, Pool({})).twins == ()
    assert [each.twins.name for each in known.twins] == list(kit_twins())


def test_figures_of_an_answer_in_words_are_in_points() -> None:
    none = Table.none(6)
    found = figures(
        EXPLAIN, Table(Counts(np.tile(BY_STEPS * 5, (2, 1)), none.counts.link), *_rest())
    )
    assert found.forms[0].difficulty.middle == pytest.approx(difficulty(BY_STEPS * 5, 1).middle / 2)
    assert found.difference.verdict is Verdict.EQUAL
    assert found.copies == 300
