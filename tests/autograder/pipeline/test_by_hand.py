"""Scores given by people, in formgrader or on sheets: each counts for the copy they read."""

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.course import build
from autograder.grade import Progress, Record, grade
from autograder.marking import mark
from autograder.pipeline.items import items_by_id, text_hash
from autograder.pipeline.records import SetAside, read_records
from autograder.regrade import regrade
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, KIT, QUICK, folder_with_course
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

JUMP = items_by_id(EXERCISES)["best_jump"]
FIRST = JUMP.wrong("fr")["takes_the_first"]
NINE = "def meilleur_saut(hauteurs):\n    return 9\n"


def give(folder: DataFolder, item: str, cell: str, points: float) -> None:
    """A score as formgrader saves it."""
    with Gradebook(f"sqlite:///{folder.path / 'course/gradebook.db'}") as book:
        found = book.find_grade(cell, item, "aptitude_fr", "C-001")
        found.manual_score, found.needs_manual_grade = points, False
        book.db.commit()


def shown(folder: DataFolder, item: str, cell: str) -> tuple[float | None, bool]:
    """What formgrader finds: the score of a person, and whether it asks for one."""
    with Gradebook(f"sqlite:///{folder.path / 'course/gradebook.db'}") as book:
        found = book.find_grade(cell, item, "aptitude_fr", "C-001")
        return found.manual_score, found.needs_manual_grade


def graded(folder: DataFolder, item: str, exercises: Path = EXERCISES) -> tuple[Record, list[Any]]:
    """The record of a candidate, and what was told on the way: graded, or set aside."""
    told: list[Progress] = []
    records = grade(folder.path, exercises, limits=QUICK, progress=told.append)
    record = next(r for r in records if r.item == item)
    return record, [(each.candidate, each.set_aside) for each in told[1:]]


@pytest.fixture
def jump(folder: DataFolder) -> DataFolder:
    """One candidate whose copy was graded, and a point given to it by a person."""
    folder.candidate("C-001")
    folder.copy("C-001", "best_jump", FIRST)
    assert graded(folder, "best_jump")[0].points == 1
    give(folder, "best_jump", "highest_last", 1.0)
    return folder


def test_a_score_counts_for_the_copy_that_it_was_given_for_and_no_later_one(
    jump: DataFolder,
) -> None:
    record, _ = graded(jump, "best_jump")
    assert (record.points, record.marked_by_hand, record.set_aside) == (2, True, ())
    jump.copy("C-001", "best_jump", NINE, seq=2)
    kept = (SetAside("highest_last", 1.0, text_hash(FIRST)),)
    record, told = graded(jump, "best_jump")
    assert (record.points, record.marked_by_hand, record.set_aside) == (2, False, kept)
    assert told == [("C-001", kept)]
    assert shown(jump, "best_jump", "highest_last") == (None, False)
    record, told = graded(jump, "best_jump")
    assert (record.points, record.set_aside, told) == (2, kept, [])
    give(jump, "best_jump", "no_jump_yet", 2.0)
    record, told = graded(jump, "best_jump")
    assert (record.points, record.marked_by_hand, record.set_aside) == (4, True, kept)
    assert told == [("C-001", ())]


def test_the_same_text_handed_in_again_keeps_its_score(jump: DataFolder) -> None:
    jump.copy("C-001", "best_jump", FIRST, seq=2)
    assert graded(jump, "best_jump")[0].points == 2


def test_a_look_at_another_scale_sets_the_same_score_aside(jump: DataFolder) -> None:
    graded(jump, "best_jump")
    jump.copy("C-001", "best_jump", NINE, seq=2)
    beside = regrade(jump.path, EXERCISES, limits=QUICK).folder
    (record,) = [r for r in read_records(beside) if r.item == "best_jump"]
    assert (record.points, record.marked_by_hand) == (2, False)
    assert shown(jump, "best_jump", "highest_last")[0] == 1.0


def solution(path: Path, source: str) -> None:
    """Save a notebook that was placed by hand, with another answer."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] == "solution":
            cell["source"] = source
    notebook["metadata"]["saved"] = notebook["metadata"].get("saved", 0) + 1
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_notebook_placed_by_hand_that_could_not_be_read_in_between(folder: DataFolder) -> None:
    course = folder.path / "course"
    path = course / "submitted/C-001/aptitude_fr/best_jump.ipynb"
    path.parent.mkdir(parents=True)
    shutil.copy(course / "release/aptitude_fr/best_jump.ipynb", path)
    solution(path, FIRST)
    graded(folder, "best_jump")
    give(folder, "best_jump", "highest_last", 1.0)
    solution(path, FIRST)
    path.with_name("beside.csv").write_text("not part of the answer")
    assert graded(folder, "best_jump")[0].points == 2
    assert [each.name for each in (course / "autograded/C-001/aptitude_fr").iterdir()] == [
        "best_jump.ipynb"
    ]
    whole = path.read_text(encoding="utf-8")
    path.write_text("no notebook", encoding="utf-8")
    assert graded(folder, "best_jump")[0].outcome is Outcome.GRADER_FAILURE
    path.write_text(whole, encoding="utf-8")
    solution(path, NINE)
    record, _ = graded(folder, "best_jump")
    assert (record.points, record.marked_by_hand) == (2, False)
    assert record.set_aside == (SetAside("highest_last", 1.0, text_hash(FIRST)),)


@pytest.fixture(scope="module")
def lamp_course(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An exercise that is answered in words, and its course."""
    item = items_by_id(KIT)["why_the_lamp"]
    exercises = tmp_path_factory.mktemp("written")
    shutil.copytree(item.folder, exercises / item.folder.name)
    return exercises, build(tmp_path_factory.mktemp("built"), exercises)


class Lamp:
    """A written answer that was graded, and the sheets of those who read it."""

    def __init__(self, path: Path, exercises: Path, course: Path) -> None:
        self.exercises = exercises
        self.folder = folder_with_course(path, course)
        self.folder.candidate("C-001")
        self.folder.copy("C-001", "why_the_lamp", "Une lampe pour deux.")
        self.grade()
        self.mark()

    def grade(self) -> Record:
        return graded(self.folder, "why_the_lamp", self.exercises)[0]

    def mark(self, *levels: str) -> Record:
        """Two sheets filled in, then taken in."""
        for marker, level in enumerate(levels, start=1):
            path = self.folder.path / f"marks/marker-{marker}.csv"
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file, delimiter=";"))
            rows[-1]["level"] = level
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0], delimiter=";")
                writer.writeheader()
                writer.writerows(rows)
        mark(self.folder.path, self.exercises)
        (record,) = read_records(self.folder.path)
        return record

    def shown(self) -> tuple[float | None, bool]:
        return shown(self.folder, "why_the_lamp", "solution")


@pytest.fixture
def lamp(tmp_path: Path, lamp_course: tuple[Path, Path]) -> Lamp:
    return Lamp(tmp_path / "data", *lamp_course)


def test_what_two_people_agree_on_is_in_the_gradebook_and_leaves_it_with_their_marks(
    lamp: Lamp,
) -> None:
    assert lamp.shown() == (None, True)
    assert lamp.mark("3", "2").points == 2.5
    assert lamp.shown() == (2.5, False)
    record = lamp.grade()
    assert (record.points, len(record.marks)) == (2.5, 2)
    assert lamp.shown() == (2.5, False)
    assert lamp.mark("3", "0").outcome is Outcome.TO_MARK
    assert lamp.shown() == (None, True)
    assert lamp.mark("3", "3").points == 3
    assert lamp.shown() == (3.0, False)


def test_marks_are_not_taken_for_a_score_given_in_formgrader(lamp: Lamp) -> None:
    lamp.mark("3", "2")
    for marker in (1, 2):
        (lamp.folder.path / f"marks/marker-{marker}.csv").unlink()
    record = lamp.grade()
    assert (record.outcome, record.points, record.marked_by_hand) == (Outcome.TO_MARK, None, False)
    assert lamp.shown() == (None, True)


def test_a_score_of_formgrader_comes_back_when_the_sheets_say_nothing_more(lamp: Lamp) -> None:
    give(lamp.folder, "why_the_lamp", "solution", 1.0)
    assert lamp.grade().points == 1
    assert lamp.mark("3", "3").points == 3
    assert lamp.shown() == (3.0, False)
    for marker in (1, 2):
        (lamp.folder.path / f"marks/marker-{marker}.csv").unlink()
    assert (lamp.grade().points, lamp.shown()) == (1, (1.0, False))


def test_a_newer_answer_waits_again_and_formgrader_asks_for_it(lamp: Lamp) -> None:
    lamp.mark("3", "3")
    lamp.folder.copy("C-001", "why_the_lamp", "Une autre raison.", seq=2)
    record = lamp.grade()
    assert (record.outcome, record.points, record.set_aside) == (Outcome.TO_MARK, None, ())
    assert lamp.shown() == (None, True)
    lamp.mark()
    assert lamp.mark("2", "2").points == 2
    assert lamp.shown() == (2.0, False)


def test_a_look_at_another_scale_knows_the_marks(lamp: Lamp) -> None:
    lamp.mark("3", "2")
    comparison = regrade(lamp.folder.path, lamp.exercises, limits=QUICK)
    assert comparison.changes == ()
    assert lamp.shown() == (2.5, False)
