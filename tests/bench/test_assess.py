"""What bands promise, on a sample of the invented worlds that `bench assess` plays in full."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.assessment.gain import Gain, gain_of
from autograder.assessment.items import Verdict
from autograder.assessment.others import people_by_form
from bench.apart import alike
from bench.assess import DEAD, SIZES, WORLDS, _people, _school, _verdict
from bench.coverage import ABILITY, _more, coverage, false_more
from bench.worlds import STEPS, World, draw
from tests.autograder.assessment.cohorts import kit_twins, record, results_of


@pytest.mark.parametrize("people", SIZES)
def test_bands_hold_four_times_out_of_five_where_the_world_is_as_thought(people: int) -> None:
    found = coverage(World("reference"), people, cohorts=2000 // people)
    assert 0.77 <= found.share(0.72) <= 0.83
    assert found.share(0.72) < found.share(0.75) <= 0.86


def test_bands_hold_for_the_weak_the_middle_and_the_strong() -> None:
    found = coverage(World("reference"), 40, cohorts=60)
    assert all(0.76 <= found.share(0.72, who) <= 0.88 for who in ABILITY)


@pytest.mark.parametrize("rho", [0.4, 0.5, 0.667, 0.88])
def test_with_links_bands_hold_whatever_the_worlds(rho: float) -> None:
    found = coverage(World("", rho=rho, links=True), 200, cohorts=12)
    assert 0.765 <= found.share(0.72) <= 0.835


@pytest.mark.parametrize("rho", [0.4, 0.5, 0.88])
def test_without_links_the_wider_floor_holds_at_least_74_of_100(rho: float) -> None:
    found = coverage(World("", rho=rho), 40, cohorts=60)
    assert 0.735 <= found.share(0.75) <= 0.89


def test_a_band_that_ignores_what_it_was_told_would_be_seen() -> None:
    """The check of the checks: in a world with little in common, bands without links are wrong."""
    assert coverage(World("", rho=0.3), 40, cohorts=60).share(0.72) < 0.72


def test_more_is_seldom_said_without_a_lesson() -> None:
    over_all, *from_each = false_more(0.667, 40, cohorts=120)
    assert over_all <= 0.06
    assert max(from_each) <= 0.10


@pytest.mark.parametrize("before", range(7))
def test_the_bench_says_more_as_the_dossier_does(before: int) -> None:
    chances = np.array([0.30, 0.28, 0.2, 0.1, 0.07, 0.03, 0.02])
    for after in range(7):
        many = _more(before, np.tile(chances, (2, 3, 1)), np.full((2, 3), after))
        assert many.all() == many.any() == (gain_of(before, after, chances) is Gain.MORE)


def test_an_exercise_that_says_nothing_is_found_from_320_candidates_on() -> None:
    dead = [_verdict(8, True, seed) for seed in range(40)]
    sound = [_verdict(8, False, seed) for seed in range(40)]
    assert dead.count(Verdict.DEAD) >= 0.85 * 40
    assert sound.count(Verdict.DEAD) <= 1
    assert {_verdict(1, dead, seed) for dead in (True, False) for seed in range(10)} == {
        Verdict.NOT_ENOUGH
    }


def test_the_bench_looks_at_the_people_that_the_kit_looks_at() -> None:
    """One drawn cohort as records, and as the bench takes it: the same people, on form A."""
    drawn = draw(World(""), 1, 40, 3)
    own = list(kit_twins().values())
    order = [next(t for t in own if t.name == name) for name in _NAMES]
    assert [twins.steps for twins in order] == list(STEPS)
    records = [
        record(f"C-{who + 1:03}", order[twins].items[drawn.form[0, who, twins]], int(steps))
        for who, row in enumerate(drawn.steps[0])
        for twins, steps in enumerate(row)
        if steps >= 0
    ]
    kit = people_by_form(results_of(records))[order[DEAD]][0]
    bench = _people(drawn.steps[0], drawn.form[0])
    assert [(one.steps, round(one.elsewhere, 9)) for one in kit] == [
        (one.steps, round(one.elsewhere, 9)) for one in bench
    ]


_NAMES = ("order", "follow", "cases", "plan", "repeat", "error", "learn", "explain")


def test_hardly_anybody_can_be_told_apart() -> None:
    """What the overview of the dossiers says: about nine times out of ten."""
    found = alike(World(""), 20, floor=0.75)
    assert 0.9 < found.overlap < found.unsure
    assert alike(World("", ability=6.0), 10, floor=0.75).overlap < found.overlap - 0.1


def test_the_worlds_are_drawn_anew_and_the_same() -> None:
    one, again, other = (draw(WORLDS[0], 2, 12, seed) for seed in (1, 1, 2))
    assert np.array_equal(one.steps, again.steps)
    assert not np.array_equal(one.steps, other.steps)
    assert ((one.steps >= -1) & (one.steps <= np.array(STEPS))).all()
    assert 0.75 < (one.steps >= 0).mean() < 0.92
    assert one.form.mean() == pytest.approx(0.5)


def test_a_school_of_the_bench_is_a_pool() -> None:
    (cohort,) = _school(1).cohorts.values()
    copies = sum(sum(row["counts"][form]) for row in cohort["tables"].values() for form in "AB")
    assert 40 * 8 * 0.75 < copies < 40 * 8 * 0.95
