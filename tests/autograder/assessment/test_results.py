"""Which results count, and the reason of each that does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autograder.assessment.results import Why, reached, results
from autograder.assessment.twins import Twins, Unfit, twins_of
from autograder.dossier.wording import table
from autograder.pipeline.items import items_by_id
from autograder.pipeline.records import Record, SetAside
from tests.autograder.assessment.cohorts import kit_twins, offered_to, record, twins_with
from tests.autograder.conftest import KIT
from workshop_game.checking import Outcome

FOLLOW = kit_twins()["follow"]
LEARN = kit_twins()["learn"]
EXPLAIN = kit_twins()["explain"]
ITEM = FOLLOW.items[0]


def _why(one: Record, *, first: bool = True) -> Why | None:
    found = results([one], dict.fromkeys(FOLLOW.items, FOLLOW), {"C-001": frozenset({ITEM})})
    return found[0].why


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"helps": {"hint": 3, "explained": 1}}, None),
        ({"outcome": Outcome.BLANK, "points": 0.0}, Why.NOTHING_HANDED_IN),
        ({"outcome": Outcome.ABSENT, "points": None}, Why.NOTHING_HANDED_IN),
        ({"outcome": Outcome.TO_MARK, "points": None}, Why.TO_MARK),
        ({"outcome": Outcome.GRADER_FAILURE, "points": None}, Why.GRADER_FAILURE),
        ({"helps": {"typed": 1}}, Why.TYPED),
        ({"helps": {"shown": 1}}, Why.SHOWN),
        ({"set_aside": (SetAside("finds_it", 1.0, "c"),)}, Why.SET_ASIDE),
        ({"limits": ("time", "unconfirmed")}, Why.UNCONFIRMED),
        ({"unsupervised": True}, Why.UNSUPERVISED),
        ({"item_hash": "another text"}, Why.ITEM_CHANGED),
        ({"points": 2.5}, Why.BETWEEN_STEPS),
        ({"points": 7.0}, Why.BETWEEN_STEPS),
        ({"item": "gone"}, Why.ITEM_GONE),
    ],
)
def test_a_result_counts_or_says_why_not(changed: dict[str, object], why: Why | None) -> None:
    assert _why(Record(**{**record("C-001", ITEM, 3).__dict__, **changed})) is why


def test_what_was_not_offered_is_no_result() -> None:
    assert results([Record("C-001", ITEM, "fr", Outcome.NOT_OFFERED)], {}, {}) == []


def test_what_lies_under_another_name_is_no_result() -> None:
    assert results([record("somebody", ITEM, 3)], {ITEM: FOLLOW}, {}) == []


def test_an_answer_in_words_is_counted_in_half_levels() -> None:
    item = EXPLAIN.items[0]
    assert (EXPLAIN.steps, EXPLAIN.step) == (6, 0.5)
    assert reached(record("C-001", item, 5), EXPLAIN) == 5
    assert reached(replace(record("C-001", item, 5), points=1.25), EXPLAIN) is Why.BETWEEN_STEPS


def test_what_follows_a_lesson_is_not_counted() -> None:
    both = [record("C-001", LEARN.items[0], 2), record("C-001", LEARN.items[1], 5)]
    twins: dict[str, Twins | Unfit] = dict.fromkeys(LEARN.items, LEARN)
    before, after = results(both, twins, {"C-001": frozenset(offered_to("C-001"))})
    assert (before.steps, before.why, before.counts) == (2, None, True)
    assert (after.steps, after.why, after.counts) == (5, Why.AFTER_LESSON, False)


def test_a_second_twin_counts_and_has_no_band() -> None:
    drawn = next(item for item in offered_to("C-001") if item in FOLLOW.items)
    other = next(item for item in FOLLOW.items if item != drawn)
    twins: dict[str, Twins | Unfit] = dict.fromkeys(FOLLOW.items, FOLLOW)
    both = [record("C-001", drawn, 4), record("C-001", other, 1)]
    first, second = results(both, twins, {"C-001": frozenset({drawn})})
    assert (first.steps, first.why) == (4, None)
    assert (second.steps, second.why) == (1, Why.SECOND_TWIN)


def test_a_twin_that_was_not_drawn_has_a_band_where_it_is_the_only_one() -> None:
    """Placed by hand: what was drawn was never offered."""
    other = next(item for item in FOLLOW.items if item not in offered_to("C-001"))
    (found,) = results([record("C-001", other, 4)], {other: FOLLOW}, {"C-001": frozenset()})
    assert (found.steps, found.why) == (4, None)


def test_twins_are_fit_or_say_why_not() -> None:
    items = items_by_id(KIT)
    found = twins_of(items.values())
    assert found[ITEM] == FOLLOW
    assert [FOLLOW.steps, twins_with("load_the_hoist").steps] == [6, 5]
    one, other = (items[name] for name in FOLLOW.items)
    assert twins_of([one]) == {ITEM: Unfit.NO_TWIN}
    shorter = replace(other, cases=other.cases[:-1])
    assert set(twins_of([one, shorter]).values()) == {Unfit.UNLIKE_TWINS}
    double = replace(other, cases=(*other.cases[:-1], replace(other.cases[-1], points=2)))
    assert set(twins_of([one, double]).values()) == {Unfit.UNEVEN_CASES}


def test_another_text_of_an_item_is_another_table() -> None:
    changed = replace(FOLLOW, hashes=(FOLLOW.hashes[0], "0" * 64))
    assert changed.key != FOLLOW.key


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_reason_has_its_words(language: str) -> None:
    assert set(table()["no_band"]) == set(Why)
    assert {each.value for each in Unfit} <= set(Why)
    assert all(table()["no_band"][why][language] for why in Why)
