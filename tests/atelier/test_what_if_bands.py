"""Bands before and after a what-if: whose are others, and what is said of it."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from atelier.pool import add
from atelier.what_if_bands import show_bands
from atelier.wording import Wording
from autograder.assess import default_pool
from autograder.pipeline.records import write_records
from tests.autograder.assessment.cohorts import drawn_cohort, kit_twins, record, records_of
from tests.autograder.conftest import KIT

FOLLOW = kit_twins()["follow"]


def _shown(data: Path, folder: Path) -> tuple[list[tuple[str, str]], str]:
    told = StringIO()
    found = show_bands(data, folder, KIT, Wording("en"), Console(file=told, width=120))
    return found, told.getvalue()


def test_the_same_records_change_no_band(tmp_path: Path) -> None:
    for name in ("data", "other"):
        write_records(tmp_path / name, records_of(drawn_cohort(6, 1)))
    found, told = _shown(tmp_path / "data", tmp_path / "other")
    assert found == []
    assert "Bands that would change: 0." in told


def test_a_band_that_changes_is_shown_with_both(tmp_path: Path) -> None:
    item = FOLLOW.items[0]
    write_records(tmp_path / "data", [record("C-001", item, 1), record("C-002", item, 3)])
    write_records(tmp_path / "other", [record("C-001", item, 6), record("C-002", item, 3)])
    found, told = _shown(tmp_path / "data", tmp_path / "other")
    assert ("C-001", item) in found
    assert found == sorted(found)
    assert "Band before" in told


def test_a_dropped_item_leaves_no_band(tmp_path: Path) -> None:
    write_records(tmp_path / "data", [record("C-001", FOLLOW.items[0], 1)])
    write_records(tmp_path / "other", [])
    found, told = _shown(tmp_path / "data", tmp_path / "other")
    assert found == [("C-001", FOLLOW.items[0])]
    row = next(line for line in told.splitlines() if "C-001" in line)
    assert row.rstrip("│ ").endswith("–")


def test_a_pool_that_cannot_be_read_stops_no_what_if(tmp_path: Path) -> None:
    for name in ("data", "other"):
        write_records(tmp_path / name, records_of(drawn_cohort(2, 1)))
    (tmp_path / "data" / "pool").mkdir()
    (tmp_path / "data" / "pool" / "counts.json").write_text("[]")
    assert _shown(tmp_path / "data", tmp_path / "other")[0] == []


def test_a_cohort_in_its_own_pool_is_counted_from_its_records_alone(tmp_path: Path) -> None:
    for name in ("data", "other"):
        write_records(tmp_path / name, records_of(drawn_cohort(12, 1)))
    data = tmp_path / "data"
    add(data, default_pool(data), Wording("en"), Console(file=StringIO()), KIT)
    assert _shown(data, tmp_path / "other")[0] == []
