"""`atelier items`: exercises alone, from a day, from a pool, or from both."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from atelier.items import items
from atelier.pool import add
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.assess import default_pool
from autograder.pipeline.records import write_records
from tests.autograder.assessment.cohorts import drawn_cohort, records_of
from tests.autograder.conftest import KIT


def _said(data: Path, language: str = "en", pool: Path | None = None) -> str:
    told = StringIO()
    items(data, Wording(language), Console(file=told, width=120), KIT, pool)
    return told.getvalue()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_records(tmp_path / "data", records_of(drawn_cohort(40, 3)))
    return tmp_path / "data"


def test_a_day_alone_is_not_enough_and_says_what_would_be(data: Path) -> None:
    said = _said(data)
    assert "Not enough data: 20 copies, 120 would do most of the time." in said
    assert "85 would do." in said
    assert "C-0" not in said
    assert (data / "pool" / "items.html").exists()
    assert (data / "pool" / "items.en.html").exists()


def test_a_pool_alone_is_enough_when_the_day_is_gone(data: Path, tmp_path: Path) -> None:
    here = _said(data)
    console = Console(file=StringIO())
    add(data, tmp_path / "counts.json", Wording("en"), console, KIT)
    gone = tmp_path / "gone"
    there = _said(gone, pool=tmp_path / "counts.json")
    assert there.replace(str(gone), str(data)) == here


def test_a_cohort_in_its_own_pool_counts_once(data: Path) -> None:
    before = _said(data)
    add(data, default_pool(data), Wording("en"), Console(file=StringIO()), KIT)
    assert _said(data) == before


def test_nothing_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"^Nothing is graded yet in "):
        _said(tmp_path)
    with pytest.raises(Trouble, match=r"^Le fichier de comptes .*no\.json n’existe pas"):
        _said(tmp_path, "fr", tmp_path / "no.json")
    (tmp_path / "bad.json").write_text("[]")
    with pytest.raises(Trouble, match=r"^.*bad\.json is no file of counts"):
        _said(tmp_path, pool=tmp_path / "bad.json")
