"""Bands of whole cohorts: what they hang on, and what they must not hang on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.assessment.bands import Band, Cohort, NoBand, load_cohort
from autograder.assessment.bands_file import FORMAT, write_bands
from autograder.assessment.counts import Counts, counted, together
from autograder.assessment.ranges import shortest
from autograder.assessment.results import Why
from autograder.assessment.twins import Twins
from autograder.pipeline.records import Record, write_records
from tests.autograder.assessment.cohorts import (
    drawn_cohort,
    kit_twins,
    numbers,
    offered_to,
    record,
    records_of,
    results_of,
)
from tests.autograder.conftest import KIT

ORDERING = re.compile(r"\b(total|rank|ranking|score|mean|average|sum|sort|order|best|top)s?\b")


def cohort_of(records: list[Record]) -> Cohort:
    found = tuple(results_of(records))
    return Cohort(found, counted(found))


def test_a_band_says_what_to_expect_on_the_other_form() -> None:
    """Forty people with 4, 5 or 6 steps: whoever has 5 is expected there again."""
    steps = {f"C-{n:03}": {offered_to(f"C-{n:03}")[1]: 4 + n % 3} for n in range(1, 41)}
    cohort = cohort_of(records_of(steps))
    band = next(
        each for each in cohort.bands.values() if isinstance(each, Band) and each.points == 5
    )
    assert (band.low, band.high, band.out_of) == (4.0, 6.0, 6.0)
    assert 0.75 <= band.chance < 1
    assert not band.few


def test_an_empty_cohort_has_no_band() -> None:
    assert cohort_of([]).bands == {}


def test_one_person_alone_has_a_band_of_what_its_author_thought() -> None:
    cohort = cohort_of(records_of({"C-001": {offered_to("C-001")[1]: 3}}))
    (band,) = cohort.bands.values()
    assert isinstance(band, Band)
    assert band.few


def test_a_band_in_half_levels_is_told_in_points() -> None:
    item = next(i for i in offered_to("C-001") if i in kit_twins()["explain"].items)
    (band,) = cohort_of(records_of({"C-001": {item: 3}})).bands.values()
    assert isinstance(band, Band)
    assert (band.points, band.out_of) == (1.5, 3.0)
    assert band.low <= 1.5 <= band.high


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_nothing_of_a_person_s_other_exercises_is_in_a_band(seed: int) -> None:
    """Points of all other twins go round among the people: the counts stay, and so does a band."""
    before = drawn_cohort(12, seed)
    kept = kit_twins()["follow"]
    after = _exchanged(before, kept, Random(seed))
    one, other = cohort_of(records_of(before)), cohort_of(records_of(after))
    assert one.counts == other.counts
    for key, band in one.bands.items():
        if key[1] in kept.items:
            assert other.bands[key] == band


def _exchanged(
    cohort: dict[str, dict[str, int]], kept: Twins, draw: Random
) -> dict[str, dict[str, int]]:
    """Within each item, the steps change hands; not those of the twins that are kept."""
    changed = {number: dict(steps) for number, steps in cohort.items()}
    for item in {item for steps in cohort.values() for item in steps} - set(kept.items):
        had = [number for number, steps in cohort.items() if item in steps]
        for giver, taker in zip(had, draw.sample(had, len(had)), strict=True):
            changed[taker][item] = cohort[giver][item]
    return changed


def test_points_that_change_hands_change_no_place(tmp_path: Path) -> None:
    before = drawn_cohort(20, 4)
    after = _exchanged(before, Twins("", ("", ""), ("", ""), 1, 1, 1, False), Random(4))
    one, other = (
        json.loads(write_bands(_folder(tmp_path, name), cohort_of(records_of(each))).read_text())
        for name, each in (("one", before), ("other", after))
    )
    places = [[(row["candidate"], row["item"]) for row in each["bands"]] for each in (one, other)]
    assert places[0] == places[1]
    assert one["bands"] != other["bands"]


def _folder(tmp_path: Path, name: str) -> Path:
    (tmp_path / name / "records").mkdir(parents=True)
    return tmp_path / name


def test_the_same_bytes_twice_and_in_any_order(tmp_path: Path) -> None:
    records = records_of(drawn_cohort(12, 1))
    shuffled = Random(1).sample(records, len(records))
    written = []
    for name, each in (("a", records), ("b", records), ("c", shuffled)):
        write_records(tmp_path / name, sorted(each, key=lambda one: (one.candidate, one.item)))
        written.append(write_bands(tmp_path / name, load_cohort(tmp_path / name, KIT)).read_bytes())
    assert written[0] == written[1] == written[2]


def test_the_file_says_its_format_and_orders_nobody(tmp_path: Path) -> None:
    path = write_bands(_folder(tmp_path, "data"), cohort_of(records_of(drawn_cohort(9, 2))))
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert whole["format"] == FORMAT
    assert not [key for key in _keys(whole) if ORDERING.search(key.replace("_", " "))]
    listed = [row["candidate"] for row in whole["bands"]]
    assert listed == sorted(listed)
    first = next(row for row in whole["bands"] if "why" not in row)
    assert set(first) == {
        *("candidate", "item", "points", "out_of", "low", "high", "chance", "few")
    }


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield key
            yield from _keys(below)
    elif isinstance(value, list):
        for below in value:
            yield from _keys(below)


def test_who_did_both_counts_as_a_link_alone() -> None:
    follow = kit_twins()["follow"]
    results_of = {"C-001": {follow.items[0]: 4, follow.items[1]: 2}, "C-002": {follow.items[0]: 6}}
    counts = cohort_of(records_of(results_of)).counts[follow]
    assert counts.link[4, 2] == counts.links == 1
    assert counts.alone[0].tolist() == [0, 0, 0, 0, 0, 0, 1]
    assert counts.alone[1].sum() == 0
    assert counts.copies == 3
    assert [each.tolist().index(1) for each in counts.by_form] == [4, 2]


def test_help_that_made_the_result_leaves_it_out_of_the_counts() -> None:
    item = kit_twins()["follow"].items[0]
    cohort = cohort_of([record("C-001", item, 4), record("C-002", item, 6, helps={"typed": 1})])
    assert cohort.counts[kit_twins()["follow"]].copies == 1
    assert cohort.bands["C-002", item] == NoBand("C-002", item, Why.TYPED)


def test_counts_add_up_in_any_order() -> None:
    draw = np.random.default_rng(3)
    several = [Counts(draw.integers(0, 9, (2, 7)), draw.integers(0, 3, (7, 7))) for _ in range(5)]
    assert together(6, several) == together(6, several[::-1])
    assert together(6, several).copies == sum(each.copies for each in several)
    assert together(6, []) == Counts.none(6)
    assert Counts.none(6) != several[0]


def test_enough_links_let_every_band_be_narrower() -> None:
    """From 160 people who did both, the bands are those of the lower floor, and no others."""
    follow = kit_twins()["follow"]
    draw = Random(8)
    both = {number: {item: draw.randint(0, 6) for item in follow.items} for number in numbers(170)}
    cohort = cohort_of(records_of(both))
    found = {
        (band.item, band.points): (band.low, band.high)
        for band in cohort.bands.values()
        if isinstance(band, Band)
    }
    wanted = {floor: _ranges(cohort, follow, floor) for floor in (0.72, 0.75)}
    assert found == wanted[0.72] != wanted[0.75]


def _ranges(
    cohort: Cohort, twins: Twins, floor: float
) -> dict[tuple[str, float], tuple[float, float]]:
    return {
        (item, float(steps)): (float(low), float(high))
        for item, chances in zip(twins.items, cohort.expected[twins], strict=True)
        for steps, (low, high) in enumerate(zip(*shortest(chances, floor), strict=True))
    }


def test_a_second_twin_has_no_band_of_its_own() -> None:
    follow = kit_twins()["follow"]
    cohort = cohort_of(records_of({"C-001": {follow.items[0]: 4, follow.items[1]: 2}}))
    (missing,) = (band for band in cohort.bands.values() if isinstance(band, NoBand))
    assert missing.why is Why.SECOND_TWIN
    assert missing.item not in offered_to("C-001")
