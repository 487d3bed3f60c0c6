"""Of two submissions of one exercise the one that was written counts, and the other is named."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import nbformat
import pytest

from autograder.dossier import write
from autograder.grade import grade
from autograder.pipeline.choosing import one_each
from autograder.pipeline.copies import Copy
from autograder.pipeline.items import items_by_id
from autograder.pipeline.submissions import Submission, filled_notebook, submitted_path
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK

FILLED = "place = 3\n"


def placed(course: Path, language: str, source: str = "", *, page: bool = False) -> Submission:
    """A notebook in its place; as it was given, without a source."""
    path = submitted_path(course, "C-001", language, "steps")
    path.parent.mkdir(parents=True, exist_ok=True)
    release = course / "release" / f"aptitude_{language}" / "steps.ipynb"
    shutil.copy(release, path)
    if source:
        path.write_text(filled_notebook(release, source), encoding="utf-8")
    copy = Copy("C-001", "steps", language, source, handed_in=True) if page else None
    return Submission("C-001", "steps", language, path, copy)


def test_what_differs_from_its_start_counts(built: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(built, course)
    for blank, filled in (("fr", "en"), ("en", "fr")):
        one, other = placed(course, blank), placed(course, filled, FILLED)
        (choice,) = one_each(course, [one, other])
        assert (choice.submission, choice.others, choice.unclear) == (other, (one,), False)


def test_two_that_differ_are_for_a_person(built: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(built, course)
    both = [placed(course, "fr", FILLED), placed(course, "en", FILLED)]
    (choice,) = one_each(course, both)
    assert choice.unclear
    assert choice.others == (both[1],)


def test_by_hand_counts_before_the_page_unless_it_is_as_given(built: Path, tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(built, course)
    page = placed(course, "fr", FILLED, page=True)
    by_hand = placed(course, "en", FILLED)
    assert one_each(course, [page, by_hand])[0].submission == by_hand
    assert one_each(course, [page, placed(course, "en")])[0].submission == page
    by_hand.path.write_text("{}", encoding="utf-8")
    assert one_each(course, [page, by_hand])[0].submission == page


@pytest.mark.sandbox
def test_who_changes_language_leaves_no_old_score(folder: DataFolder) -> None:
    offered(folder)
    by_hand = answered(folder, "fr")
    assert outcomes(folder) == {"steps": ("done", "fr")}
    points = scored(folder)["aptitude_fr"]
    assert points > 0
    by_hand.unlink()
    answered(folder, "en")
    assert outcomes(folder) == {"steps": ("done", "en")}
    assert scored(folder) == {"aptitude_fr": 0, "aptitude_en": points}


def offered(folder: DataFolder) -> None:
    folder.candidate("C-001", "fr")
    folder.offer("C-001", "steps")


def answered(folder: DataFolder, language: str, more: str = "") -> Path:
    """A notebook placed by hand that holds the right answer, and ``more`` behind it."""
    course, answer = folder.path / "course", items_by_id(EXERCISES)["steps"].answer(language)
    return placed(course, language, answer + more).path


def outcomes(folder: DataFolder) -> dict[str, tuple[str, str]]:
    records = grade(folder.path, EXERCISES, limits=QUICK)
    return {
        each.item: (each.outcome.value, each.language) for each in records if each.item == "steps"
    }


def scored(folder: DataFolder) -> dict[str, float]:
    """The points of each assignment in nbgrader's gradebook."""
    with closing(sqlite3.connect(folder.path / "course" / "gradebook.db")) as book:
        rows = book.execute(
            "SELECT a.name, SUM(g.auto_score) FROM grade g"
            " JOIN submitted_notebook n ON n.id = g.notebook_id"
            " JOIN submitted_assignment s ON s.id = n.assignment_id"
            " JOIN assignment a ON a.id = s.assignment_id GROUP BY a.name"
        )
        return dict(rows.fetchall())


@pytest.mark.sandbox
def test_a_file_that_is_no_utf_8_is_read_and_said(folder: DataFolder) -> None:
    offered(folder)
    by_hand = answered(folder, "fr", "\n# déjà\n")
    notebook = json.loads(by_hand.read_text(encoding="utf-8"))
    by_hand.write_bytes(json.dumps(notebook, ensure_ascii=False).encode("cp1252", "ignore"))
    (record,) = (one for one in grade(folder.path, EXERCISES, limits=QUICK) if one.item == "steps")
    assert record.outcome.value == "done"
    assert "other_encoding" in record.repaired
    assert "# déjà" in record.source


@pytest.mark.sandbox
def test_who_chooses_sees_all_that_was_written_in_both(folder: DataFolder) -> None:
    offered(folder)
    answered(folder, "fr")
    in_a_new_cell = placed(folder.path / "course", "en")
    notebook = nbformat.read(in_a_new_cell.path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("place = 3  # mine"))
    nbformat.write(notebook, in_a_new_cell.path)
    (record,) = (one for one in grade(folder.path, EXERCISES, limits=QUICK) if one.item == "steps")
    both = [f"submitted/C-001/aptitude_{language}/steps.ipynb" for language in ("en", "fr")]
    assert (record.reason, sorted(record.beside)) == ("two_copies", both)
    assert all(f"# {place}" in record.source for place in both)
    assert "place = 3  # mine" in record.source
    assert "chemin = " in record.source
    write(folder.path, EXERCISES)
    page = (folder.path / "dossiers/C-001.en.html").read_text(encoding="utf-8")
    assert "The copies to compare: " in page
    assert "which does not count" not in page
