"""`atelier assess`: the table, the file, and what is said when there is nothing."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from atelier.assess import assess
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.pipeline.records import Record, write_records
from tests.autograder.assessment.cohorts import drawn_cohort, records_of
from tests.autograder.conftest import KIT
from workshop_game.checking import NewerFormat, Outcome


def _said(data: Path, language: str = "en", width: int = 120) -> str:
    told = StringIO()
    assess(data, Wording(language), Console(file=told, width=width), KIT)
    return told.getvalue()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_records(tmp_path, records_of(drawn_cohort(12, 3)))
    return tmp_path


def test_the_table_has_the_candidates_in_the_order_of_their_numbers(data: Path) -> None:
    said = _said(data)
    numbers = [word for word in said.split() if word.startswith("C-")]
    assert numbers == [f"C-{place:03}" for place in range(1, 13)]
    assert said.count("[") > 12 * 7


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "4 points ce jour-là\u202f; un autre exercice de cette sorte"),
        ("en", "4 points that day; another exercise of this kind"),
    ],
)
def test_the_reader_is_told_how_to_read_it(data: Path, language: str, said: str) -> None:
    assert said in _said(data, language)


def test_the_file_is_written_beside_the_records(data: Path) -> None:
    assert "bands.json" in _said(data)
    whole = json.loads((data / "records" / "bands.json").read_text(encoding="utf-8"))
    assert len({row["candidate"] for row in whole["bands"]}) == 12


def test_what_has_no_band_is_counted_with_its_reason(data: Path) -> None:
    records = records_of(drawn_cohort(2, 3))
    changed = [Record(**{**one.__dict__, "item_hash": "x"}) for one in records]
    write_records(data, changed)
    assert "The exercise has changed since this copy was looked at." in _said(data)


def test_before_any_grading_it_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"^Nothing is graded yet in .*\. Run first: atelier grade$"):
        _said(tmp_path)


def test_nobody_is_said(tmp_path: Path) -> None:
    write_records(tmp_path, [Record("C-001", "follow_the_road", "fr", Outcome.NOT_OFFERED)])
    with pytest.raises(Trouble, match=r"^No candidate was offered an exercise yet in "):
        _said(tmp_path)
    assert not (tmp_path / "records" / "bands.json").exists()


def test_records_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "outcomes.json").write_text("{")
    with pytest.raises(Trouble, match=r"^The bands could not be written: "):
        _said(tmp_path)


def test_records_of_a_newer_kit_are_refused(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "outcomes.json").write_text('{"format": 99, "records": []}')
    with pytest.raises(NewerFormat):
        _said(tmp_path)
