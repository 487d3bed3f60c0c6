"""Bands on the pages for the jury: drawn, told, and missing with a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from autograder.assessment.contribution import add, tables_of
from autograder.assessment.pool import Pool, write_pool
from autograder.dossier import write
from autograder.dossier.wording import Words
from autograder.pipeline.records import Record, write_records
from tests.autograder.assessment.cohorts import (
    drawn_cohort,
    kit_twins,
    offered_to,
    record,
    records_of,
    results_of,
)
from tests.autograder.conftest import KIT
from tests.autograder.dossier.test_dossier import Reader

ITEM = next(item for item in offered_to("C-001") if item in kit_twins()["follow"].items)
LEARN = kit_twins()["learn"]


def _pages(data: Path, records: list[Record]) -> dict[str, str]:
    write_records(data, records)
    return {path.name: path.read_text(encoding="utf-8") for path in write(data, KIT)}


def _many(steps: int) -> list[Record]:
    """Sixty people, all of whom have as many steps on their form."""
    cohort = {
        f"C-{n:03}": {item: steps}
        for n in range(1, 61)
        for item in offered_to(f"C-{n:03}")
        if item in kit_twins()["follow"].items
    }
    return records_of(cohort)


def test_a_band_is_told_and_drawn(tmp_path: Path) -> None:
    pages = _pages(tmp_path, _many(3))
    for name, told, drawn in (
        (
            "C-001.html",
            "Si cette personne faisait demain un autre exercice de cette sorte, son résultat "
            "serait, environ 4 fois sur 5, entre 1 et 4 points sur 6.",
            "Sur une échelle de 0 à 6 points\u00a0: résultat de ce jour 3, fourchette de 1 à 4.",
        ),
        (
            "C-001.en.html",
            "If this person did another exercise of this kind tomorrow, their result would be, "
            "about 4 times out of 5, between 1 and 4 points of 6.",
            "On a scale from 0 to 6 points: result of that day 3, band from 1 to 4.",
        ),
    ):
        assert told in Reader(pages[name]).text
        assert pages[name].count(f'role="img" aria-label="{drawn}"') == 2
        assert Words("fr")("band", "few") not in Reader(pages["C-001.html"]).text


def test_the_strip_is_where_the_points_are(tmp_path: Path) -> None:
    """The scale goes from 10 to 140: 3 of 6 points are in the middle."""
    page = _pages(tmp_path, _many(3))["C-001.html"]
    strip = re.search(r'<svg class="strip".*?</svg>', page, re.S)
    assert strip
    assert '<circle cx="75.0"' in strip[0]
    assert '<rect x="26.7" y="8" width="75.0"' in strip[0]
    assert len(re.findall(r"v8", strip[0])) == 7
    assert set(re.findall(r'(?:fill|stroke)="(#\w+)"', strip[0])) == {
        *("#5b6675", "#c9ced6", "#1f2733", "#fff")
    }


def test_a_band_as_wide_as_the_scale_says_that_it_says_nothing(tmp_path: Path) -> None:
    page = _pages(tmp_path, [record("C-001", ITEM, 3, helps={})])["C-001.en.html"]
    assert "about 4 times out of 5, between" in Reader(page).text
    assert "what its author thought of it" in Reader(page).text


@pytest.mark.parametrize(("low", "high", "key"), [(0.0, 6.0, "whole"), (6.0, 6.0, "one")])
def test_each_width_has_its_sentence(low: float, high: float, key: str) -> None:
    from autograder.assessment.bands import Band
    from autograder.dossier.rendering import environment

    band = Band("C-001", ITEM, 6, 6, low, high, 0.8, few=False)
    module = environment().get_template("bands.html").make_module({})
    told = str(module.told(Words("en"), band))  # type: ignore[attr-defined]
    assert Words("en")("band", key, low="6", high="6", out_of="6") in told


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_band_says_why(tmp_path: Path, language: str) -> None:
    page = _pages(tmp_path, [record("C-001", ITEM, 3, helps={"typed": 1})])
    text = Reader(page["C-001.html" if language == "fr" else "C-001.en.html"]).text
    wanted = f"{Words(language)('band', 'none')} {Words(language)('no_band', 'typed')}"
    assert " ".join(wanted.split()) in text


def test_points_that_change_hands_change_no_place(tmp_path: Path) -> None:
    """Files, rows, links and classes stand as they did, whoever has which points."""
    before = drawn_cohort(8, 4)
    draw = Random(1)
    after: dict[str, dict[str, int]] = {number: {} for number in before}
    for item in {item for steps in before.values() for item in steps}:
        had = [number for number, steps in before.items() if item in steps]
        for giver, taker in zip(had, draw.sample(had, len(had)), strict=True):
            after[taker][item] = before[giver][item]
    one, other = (
        _pages(tmp_path / name, records_of(each)) for name, each in (("a", before), ("b", after))
    )
    assert list(one) == list(other)
    assert one != other
    for name in one:
        here, there = Reader(one[name]), Reader(other[name])
        assert (here.links, here.ids) == (there.links, there.ids)


ORDERING = re.compile(r"\b(total|rank|ranking|score|mean|average|best|worst|weak|strong)s?\b")


def test_no_class_id_or_label_orders_anybody(tmp_path: Path) -> None:
    for name, page in _pages(tmp_path, records_of(drawn_cohort(8, 4))).items():
        named = re.findall(r'(?:class|id|aria-label|title)="([^"]*)"', page)
        assert not [each for each in named if ORDERING.search(each.lower())], name


def test_the_overview_says_how_little_can_be_told(tmp_path: Path) -> None:
    pages = _pages(tmp_path, _many(3))
    text = Reader(pages["index.html"]).text
    assert "environ 9 fois sur 10 : aucun exercice ne dit alors qui réussirait mieux" in text
    assert "pool/counts.json" not in text


@pytest.mark.parametrize("text", ['{"format": 1}', '{"format": 99}'])
def test_a_pool_that_cannot_be_read_holds_no_dossier_back(tmp_path: Path, text: str) -> None:
    pool = tmp_path / "pool" / "counts.json"
    pool.parent.mkdir()
    pool.write_text(text)
    pages = _pages(tmp_path, _many(3))
    assert Words("en")("band", "pool_unread") in Reader(pages["index.en.html"]).text
    assert "about 4 times out of 5, between 1 and 4 points" in Reader(pages["C-001.en.html"]).text
    assert pool.read_text() == text


def test_a_pool_moves_the_bands(tmp_path: Path) -> None:
    few = [record("C-001", ITEM, 3)]
    alone = _pages(tmp_path / "a", few)["C-001.en.html"]
    pool = add(tmp_path / "x", Pool({}), tables_of(results_of(_many(3))))
    write_pool(tmp_path / "b" / "pool" / "counts.json", pool)
    beside = _pages(tmp_path / "b", few)["C-001.en.html"]
    few_copies = Words("en")("band", "few")
    assert few_copies in Reader(alone).text
    assert few_copies not in Reader(beside).text


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [(4, 6, "little_room"), (1, 6, "more"), (1, 2, "no_difference")],
)
def test_what_a_lesson_changed_is_told_where_the_order_was_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int, after: int, key: str
) -> None:
    """Today everybody has A first; a cohort in which some had B first is played here."""
    from autograder.assessment import gain

    first, second = LEARN.items
    records = [record("C-001", first, before), record("C-001", second, after)]
    assert (
        Words("en")("gain_says", "order_not_drawn")
        in Reader(_pages(tmp_path, records)["C-001.en.html"]).text
    )
    monkeypatch.setattr(gain, "order_was_drawn", lambda _results: True)
    text = Reader(_pages(tmp_path, records)["C-001.en.html"]).text
    assert Words("en")("gain_says", key) in text


def test_a_part_that_does_not_count_says_nothing_of_progress(tmp_path: Path) -> None:
    first, second = LEARN.items
    helped = replace(record("C-001", second, 6), helps={"shown": 1})
    text = Reader(_pages(tmp_path, [record("C-001", first, 1), helped])["C-001.en.html"]).text
    assert "nothing is said of progress" not in text


def test_twins_that_are_unequal_are_told_on_both_sides(tmp_path: Path) -> None:
    """Form A gives two points more: whoever had B reads that, and whoever had A."""
    follow = kit_twins()["follow"]
    cohort = {
        f"C-{n:03}": {follow.items[n % 2]: (4 if n % 2 == 0 else 2) + n // 2 % 3 - 1}
        for n in range(1, 37)
    }
    pages = _pages(tmp_path, records_of(cohort))
    assert "got, on average, 2 points less than those" in Reader(pages["C-001.en.html"]).text
    assert "ont eu, en moyenne, 2 points de plus que celles" in Reader(pages["C-002.html"]).text
    assert "on average" not in Reader(_pages(tmp_path / "x", _many(3))["C-001.en.html"]).text
