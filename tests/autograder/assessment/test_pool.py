"""Pools: counts of many cohorts, each once, the same whole in whatever order they come."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.assessment.bands import load_cohort
from autograder.assessment.contribution import add, known_counts, name_of, tables_of
from autograder.assessment.counts import Counts
from autograder.assessment.pool import (
    FORMAT,
    Pool,
    PoolUnreadable,
    Table,
    merged,
    read_pool,
    write_pool,
)
from autograder.assessment.results import Result
from autograder.assessment.twins import Twins
from autograder.pipeline.records import write_records
from tests.autograder.assessment.cohorts import (
    drawn_cohort,
    kit_twins,
    numbers,
    offered_to,
    records_of,
    results_of,
)
from tests.autograder.conftest import KIT
from workshop_game.checking import NewerFormat

FOLLOW = kit_twins()["follow"]


def _tables(seed: int, people: int = 8) -> dict[Twins, Table]:
    return tables_of(results_of(records_of(drawn_cohort(people, seed))))


def _pool(names: dict[str, tuple[int, int]]) -> Pool:
    """Cohorts by name: their seed and their revision."""
    empty = Pool({})
    return merged(
        empty.with_cohort(name, _tables(seed), revision) for name, (seed, revision) in names.items()
    )


names = st.sampled_from([f"{n:032x}" for n in range(4)])
pools = st.dictionaries(names, st.tuples(st.integers(0, 2), st.integers(1, 2)), max_size=3)


@settings(max_examples=25, deadline=None)
@given(st.lists(pools, min_size=1, max_size=4), st.integers(0, 100))
def test_pools_give_one_whole_in_any_order_and_however_often(
    several: list[dict[str, tuple[int, int]]], seed: int
) -> None:
    made = [_pool(each) for each in several]
    whole = merged(made)
    assert merged(Random(seed).sample(made, len(made))) == whole
    assert merged([*made, *made, whole]) == whole
    assert merged([merged(made[:2]), merged(made[1:])]) == whole
    expected = {name for each in several for name in each}
    assert set(whole.cohorts) == expected


def test_a_pool_adds_up_what_its_cohorts_counted() -> None:
    pool = _pool({f"{n:032x}": (n, 1) for n in range(3)})
    alone = [_tables(n)[FOLLOW].counts for n in range(3)]
    assert pool.counts(FOLLOW) == alone[0] + alone[1] + alone[2]
    assert pool.counts(FOLLOW, but=f"{1:032x}") == alone[0] + alone[2]


def test_what_was_counted_last_counts() -> None:
    name = f"{7:032x}"
    newer, older = _pool({name: (1, 5)}), _pool({name: (2, 4)})
    assert merged([newer, older]) == merged([older, newer]) == newer


def test_a_pool_comes_back_as_it_was_written(tmp_path: Path) -> None:
    pool = _pool({f"{n:032x}": (n, 1) for n in range(3)})
    write_pool(tmp_path / "new" / "counts.json", pool)
    assert read_pool(tmp_path / "new" / "counts.json") == pool
    text = (tmp_path / "new" / "counts.json").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 3 + 2
    assert json.loads(text)["format"] == FORMAT


def test_a_file_that_is_not_there_is_an_empty_pool(tmp_path: Path) -> None:
    assert read_pool(tmp_path / "counts.json") == Pool({})


def test_there_is_no_number_and_no_name_in_a_pool(tmp_path: Path) -> None:
    write_records(tmp_path, records_of(drawn_cohort(12, 1)))
    pool = add(tmp_path, Pool({}), tables_of(load_cohort(tmp_path, KIT).results))
    write_pool(tmp_path / "counts.json", pool)
    text = (tmp_path / "counts.json").read_text(encoding="utf-8")
    assert "C-0" not in text
    assert set(_strings(json.loads(text))) <= {
        *("format", "cohorts", name_of(tmp_path), "revision", "tables"),
        *("counts", "link", "others", "apart", "A", "B"),
        *(twins.key for twins in kit_twins().values()),
    }


def _strings(value: Any) -> list[str]:
    """Every key and every text."""
    if isinstance(value, dict):
        return [*value, *(text for below in value.values() for text in _strings(below))]
    if isinstance(value, list):
        return [text for below in value for text in _strings(below)]
    return [value] if isinstance(value, str) else []


def test_the_same_cohort_added_again_counts_once(tmp_path: Path) -> None:
    first = add(tmp_path, Pool({}), _tables(1))
    again = add(tmp_path, first, _tables(1))
    changed = add(tmp_path, again, _tables(2))
    assert again is first
    assert list(changed.cohorts) == list(first.cohorts) == [name_of(tmp_path)]
    assert changed.counts(FOLLOW) == _tables(2)[FOLLOW].counts
    elsewhere = add(tmp_path, Pool({}), _tables(3))
    assert merged([elsewhere, changed]).counts(FOLLOW) == _tables(3)[FOLLOW].counts


def test_two_cohorts_have_two_names(tmp_path: Path) -> None:
    pool = add(tmp_path / "one", Pool({}), _tables(1))
    pool = add(tmp_path / "other", pool, _tables(1))
    assert len(pool.cohorts) == 2


def test_a_cohort_s_own_counts_are_not_taken_twice(tmp_path: Path) -> None:
    pool = add(tmp_path, _pool({f"{1:032x}": (1, 1)}), _tables(2))
    own = {twins: table.counts for twins, table in _tables(2).items()}
    known = known_counts(own, pool, name_of(tmp_path))
    assert known[FOLLOW] == _tables(1)[FOLLOW].counts + _tables(2)[FOLLOW].counts


def test_another_text_of_an_item_takes_nothing_of_the_old_table() -> None:
    changed = Twins(**{**FOLLOW.__dict__, "hashes": ("0" * 64, FOLLOW.hashes[1])})
    pool = _pool({f"{1:032x}": (1, 1)})
    assert pool.counts(changed) == Counts.none(FOLLOW.steps)
    assert FOLLOW.key in pool.by_key()


def test_bands_are_made_with_the_pool_of_the_folder(tmp_path: Path) -> None:
    write_records(tmp_path, records_of(drawn_cohort(6, 1)))
    alone = load_cohort(tmp_path, KIT)
    write_pool(tmp_path / "pool" / "counts.json", _pool({f"{5:032x}": (5, 1)}))
    beside = load_cohort(tmp_path, KIT)
    assert beside.counts[FOLLOW].copies == alone.counts[FOLLOW].copies + 8
    assert load_cohort(tmp_path, KIT, Pool({})).counts == alone.counts


def test_sums_over_few_people_are_left_out() -> None:
    """Eight people: four a form. The counts are there; what would tell of one person is not."""
    table = _tables(1, people=8)[FOLLOW]
    assert table.counts.copies == 8
    assert [each.people for each in table.others] == [0, 0]
    assert [each.people for each in _tables(1, people=12)[FOLLOW].others] == [6, 6]


ROW = Table.none(6).as_json()
GOOD = {"revision": 1, "tables": {"follow/6/0123456789abcdef": ROW}}
NAME = "0" * 32


def _changed(**parts: Any) -> dict[str, Any]:
    return {"revision": 1, "tables": {"follow/6/0123456789abcdef": {**ROW, **parts}}}


@pytest.mark.parametrize(
    ("whole", "place"),
    [
        ([], "format"),
        ({}, "format"),
        ({"format": "1", "cohorts": {}}, "format"),
        ({"format": 1}, "cohorts"),
        ({"format": 1, "cohorts": {"C-001": GOOD}}, "cohorts/C-001"),
        ({"format": 1, "cohorts": {NAME: []}}, f"cohorts/{NAME}"),
        ({"format": 1, "cohorts": {NAME: {**GOOD, "revision": "1"}}}, "revision"),
        ({"format": 1, "cohorts": {NAME: {**GOOD, "tables": {"../x": ROW}}}}, "../x"),
        ({"format": 1, "cohorts": {NAME: _changed(link=[[1]])}}, "link"),
        ({"format": 1, "cohorts": {NAME: _changed(link=None)}}, "link"),
        ({"format": 1, "cohorts": {NAME: _changed(counts={"A": [1] * 7})}}, "counts"),
        (
            {"format": 1, "cohorts": {NAME: _changed(counts={"A": [-1] * 7, "B": [0] * 7})}},
            "counts",
        ),
        (
            {"format": 1, "cohorts": {NAME: _changed(counts={"A": [0.5] * 7, "B": [0] * 7})}},
            "counts",
        ),
        (
            {"format": 1, "cohorts": {NAME: _changed(counts={"A": [True] * 7, "B": [0] * 7})}},
            "counts",
        ),
        ({"format": 1, "cohorts": {NAME: _changed(others={"A": [10**16], "B": []})}}, "others"),
        ({"format": 1, "cohorts": {NAME: _changed(apart={})}}, "apart"),
    ],
)
def test_a_file_that_is_no_pool_says_where_it_is_wrong(
    tmp_path: Path, whole: Any, place: str
) -> None:
    path = tmp_path / "counts.json"
    path.write_text(json.dumps(whole))
    with pytest.raises(PoolUnreadable) as told:
        read_pool(path)
    assert told.value.place.endswith(place)
    assert json.loads(path.read_text()) == whole


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"format": 1, "cohorts": ', "\0"])
def test_a_broken_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "counts.json").write_text(text)
    with pytest.raises(PoolUnreadable):
        read_pool(tmp_path / "counts.json")


def test_a_newer_pool_is_refused(tmp_path: Path) -> None:
    (tmp_path / "counts.json").write_text('{"format": 2, "cohorts": {}}')
    with pytest.raises(NewerFormat):
        read_pool(tmp_path / "counts.json")


@pytest.mark.parametrize("text", ["{", "[]", '{"format": 1}', '{"format": 1, "cohort": "x"}'])
def test_a_name_that_was_damaged_is_no_new_cohort(tmp_path: Path, text: str) -> None:
    (tmp_path / "pool").mkdir()
    (tmp_path / "pool" / "cohort.json").write_text(text)
    with pytest.raises(PoolUnreadable):
        add(tmp_path, Pool({}), _tables(1))


def test_only_who_was_offered_at_least_five_counts_for_others() -> None:
    """Four other exercises at least say how somebody does elsewhere."""
    few = {n: dict.fromkeys(offered_to(n)[:4], 3) for n in numbers(14)}
    found: list[Result] = results_of(records_of(few))
    assert all(each.others[0].people == 0 for each in tables_of(found).values())
