"""Names that are no candidate number: a line for a person, never a file, a page or a formula."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.dossier import write
from autograder.grade import Record, grade
from autograder.pipeline.items import is_candidate, shown_name
from autograder.pipeline.records import write_records
from autograder.pipeline.tables import as_cell, from_cell
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK
from tests.autograder.hostile.corpus import RIGHT
from workshop_game.checking import Outcome

FOLDERS = (
    *("index", "index.en", "C-001.en", "C-001.html", "c-001", "C-1", "C-01", "C-٠٠١", "C-001 "),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a\rb", "C-002\nC-003", "two\nlines", "x" * 250),
    *("C-" + "1" * 60, "é" * 100, "<script>alert(1)</script>", "\u202eC-001", "[bold]x[/bold]"),
    *("marker-1", "nbgrader", "con", "C-001\udcff", "~", "%00", "C-001.", "'=1+1"),
)


@pytest.mark.parametrize("name", ["C-001", "C-999", "C-1000"])
def test_the_numbers_that_the_kit_gives_out(name: str) -> None:
    assert is_candidate(name)
    assert shown_name(name) == name


@pytest.mark.parametrize("name", FOLDERS)
def test_every_other_name_can_be_shown_and_never_becomes_a_number(name: str) -> None:
    shown = shown_name(name)
    assert shown.isprintable()
    assert len(shown) < 80
    assert not is_candidate(shown)


def test_two_names_never_become_one() -> None:
    assert len({shown_name(name) for name in FOLDERS}) == len(FOLDERS)
    assert shown_name("a\nb") != shown_name("a\\nb")
    assert shown_name("x" * 250) != shown_name("x" * 251)


@given(st.text() | st.text("'=+-@\t\r\n＝x"))
def test_a_text_comes_back_from_a_table_as_it_was(text: str) -> None:
    cell = as_cell(text)
    assert isinstance(cell, str)
    assert from_cell(cell) == text
    assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_a_number_stays_a_number() -> None:
    assert as_cell(-1.5) == -1.5


def record(candidate: str, item: str = "best_jump") -> Record:
    return Record(candidate, item, "en", Outcome.GRADER_FAILURE, reason="bad_name")


def test_the_overview_names_them_all_and_keeps_its_own_place(tmp_path: Path) -> None:
    names = ["C-001", *(shown_name(name) for name in FOLDERS)]
    write_records(tmp_path, [record(name) for name in names])
    pages = {path.name: path.read_text("utf-8") for path in write(tmp_path, EXERCISES)}
    assert set(pages) == {"index.html", "index.en.html", "C-001.html", "C-001.en.html"}
    assert "<script>alert" not in pages["index.html"]
    for name in ("index", "C-001.en", "=1+1", "C-1"):
        assert f"<code>{name}</code>" in pages["index.en.html"]
    listed = pages["index.en.html"].partition("Placed under another name")[2].partition("</ul>")[0]
    assert listed.count("<li>") == len(FOLDERS)
    assert "href" not in listed


def test_no_cell_of_the_table_is_a_formula(tmp_path: Path) -> None:
    """Of the item's name and the reason neither: both may come from a file."""
    rows = [record(shown_name(name), shown_name(name)) for name in FOLDERS]
    rows.append(Record("C-001", "x", "en", Outcome.TRIED, reason="=cmd()", made_with="@x"))
    _, table = write_records(tmp_path, rows)
    with table.open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file))
    assert len(found) == len(rows) + 1
    assert not [cell for row in found for cell in row if cell[:1] in tuple("=+-@\t\r\n")]
    assert [from_cell(row[0]) for row in found[1:-1]] == [shown_name(name) for name in FOLDERS]


@pytest.mark.sandbox
def test_folders_with_other_names_stop_nobody(folder: DataFolder) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "best_jump", RIGHT, language="en")
    course = folder.path / "course"
    text = (course / "release/aptitude_en/best_jump.ipynb").read_text("utf-8")
    placed = [name for name in FOLDERS if "/" not in name]
    for name in placed:
        path = course / "submitted" / name / "aptitude_en"
        path.mkdir(parents=True)
        (path / "best_jump.ipynb").write_text(text, "utf-8")
    (course / "submitted/C-001/aptitude_en").mkdir(parents=True)
    (course / "submitted/C-001/aptitude_en/=1+1\n.ipynb").write_text(text, "utf-8")
    records = grade(folder.path, EXERCISES, limits=QUICK)
    told = {(r.candidate, r.item): (r.outcome, r.reason) for r in records if r.reason}
    bad = (Outcome.GRADER_FAILURE, "bad_name")
    assert dict.fromkeys(told, bad) == told
    assert {candidate for candidate, _ in told} == {*(shown_name(n) for n in placed), "C-001"}
    right = next(r for r in records if (r.candidate, r.item) == ("C-001", "best_jump"))
    assert right.outcome is Outcome.DONE
    assert {path.name for path in (course / "autograded").iterdir()} == {"C-001"}
    pages = write(folder.path, EXERCISES)
    assert len(pages) == 4
    assert "=1+1\\n…" in pages[2].read_text("utf-8")
    json.loads((folder.path / "records/outcomes.json").read_text("utf-8"))
