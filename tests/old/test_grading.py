"""What an older kit graded, graded again: the same outcomes, and every mark of a person stays."""

import json
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder import dossier
from autograder.grade import grade
from autograder.marking import mark
from autograder.regrade import regrade
from tests.autograder.conftest import QUICK

SAME = (
    *("language", "outcome", "points", "out_of", "handed_in", "source_from", "source", "reason"),
    *("limits", "repaired", "error_line", "marked_by_hand", "marks", "set_aside", "helps"),
    *("copy_hash", "item_hash", "made_with"),
)
"""Of a record, what does not depend on the kit or the Python that grades."""
SAME_OF_A_CASE = ("id", "result", "points", "out_of", "stopped")
Facts = dict[tuple[str, str], dict[str, Any]]


def facts(records: Path) -> Facts:
    """The records of a file, by candidate and item."""
    rows = json.loads(records.read_text(encoding="utf-8"))["records"]
    return {(row["candidate"], row["item"]): _facts(row) for row in rows}


def _facts(row: dict[str, Any]) -> dict[str, Any]:
    cases = [{name: case[name] for name in SAME_OF_A_CASE} for case in row["cases"]]
    return {name: row[name] for name in SAME} | {"cases": cases}


def by_hand(data: Path) -> dict[tuple[str, str, str], float]:
    """The scores that the gradebook holds of people."""
    found: dict[tuple[str, str, str], float] = {}
    with Gradebook(f"sqlite:///{data / 'course/gradebook.db'}") as book:
        for language in ("fr", "en"):
            for student in book.students:
                for one in book.student_submissions(student.id):
                    if one.name == f"aptitude_{language}":
                        found |= _scores(student.id, one)
    return found


def _scores(candidate: str, submission: Any) -> dict[tuple[str, str, str], float]:
    return {
        (candidate, notebook.name, each.name): each.manual_score
        for notebook in submission.notebooks
        for each in notebook.grades
        if each.manual_score is not None
    }


def sheets(data: Path) -> dict[str, bytes]:
    """The sheets of those who read the answers in words."""
    return {path.name: path.read_bytes() for path in sorted((data / "marks").glob("*.csv"))}


@pytest.mark.sandbox
@pytest.mark.parametrize("again", [True, False], ids=["again", "what_changed"])
def test_the_same_copies_get_the_same_outcomes(
    left: Path, data: Path, school: Path, again: bool
) -> None:
    scores, marks = by_hand(data), sheets(data)
    assert scores
    assert len(marks) == 3
    grade(data, school / "exercises", limits=QUICK, again=again)
    expected = facts(left / "data" / "records" / "outcomes.json")
    assert len(expected) == 24
    assert facts(data / "records" / "outcomes.json") == expected
    assert by_hand(data) == scores
    assert sheets(data) == marks
    assert not [*data.glob("course/gradebook-before-*.db")]


@pytest.mark.sandbox
def test_a_look_at_another_battery_is_the_same(left: Path, data: Path, school: Path) -> None:
    (before,) = left.glob("data/what-if/*")
    found = regrade(data, school / "exercises", drop=["tally_before"], limits=QUICK)
    records = ("records", "outcomes.json")
    assert facts(found.folder.joinpath(*records)) == facts(before.joinpath(*records))
    old = json.loads((before / "report.json").read_text(encoding="utf-8"))
    new = json.loads((found.folder / "report.json").read_text(encoding="utf-8"))
    assert (new["candidates"], new["items"]) == (old["candidates"], old["items"])
    changed = [[(each["candidate"], each["item"]) for each in one["changes"]] for one in (new, old)]
    assert changed[0] == changed[1]


def test_the_sheets_are_taken_in_as_they_are(left: Path, data: Path, school: Path) -> None:
    marks, scores = sheets(data), by_hand(data)
    marking = mark(data, school / "exercises")
    assert (marking.answers, marking.agreed, marking.left) == (5, 4, {1: 0, 2: 1, 3: 0})
    assert not marking.problems
    assert sheets(data) == marks
    assert by_hand(data) == scores
    expected = facts(left / "data" / "records" / "outcomes.json")
    assert facts(data / "records" / "outcomes.json") == expected


def test_the_dossiers_are_written_from_the_old_results(data: Path, school: Path) -> None:
    pages = dossier.write(data, school / "exercises")
    numbers = [f"C-{number:03}" for number in range(1, 7)]
    assert {"index.html", *(f"{number}.html" for number in numbers)} <= {p.name for p in pages}
    for number in numbers:
        page = (data / "dossiers" / f"{number}.html").read_text(encoding="utf-8")
        assert "Les caisses de la laiterie" in page
