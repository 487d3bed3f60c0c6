"""A whole batch: every outcome, and nothing lost. Hostile copies are in test_hostile.py."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from autograder.grade import Progress, Record, grade
from autograder.pipeline.items import items_by_id
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK, folder_with_course
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

RIGHT = "def best_jump(heights):\n    return max(heights, default=0)\n"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, built: Path) -> DataFolder:
    """Each outcome in one folder; the copies in two languages."""
    folder = folder_with_course(tmp_path_factory.mktemp("mixed") / "data", built)
    items = items_by_id(EXERCISES)
    jump, steps = items["best_jump"], items["steps"]
    folder.candidate("C-001", "fr")
    folder.offer("C-001", "best_jump", "steps")
    folder.copy("C-001", "best_jump", jump.answer("fr"))
    folder.copy("C-001", "steps", steps.wrong("fr")["one_step"])
    folder.help("C-001", "steps", "explained", "by a colleague")
    folder.candidate("C-002", "en")
    folder.offer("C-002", "best_jump", "steps")
    folder.copy("C-002", "best_jump", jump.start("en") + "# nothing\n", language="en")
    folder.draft("C-002", "steps", steps.answer("en"))
    folder.candidate("C-003", "fr")
    folder.offer("C-003", "best_jump")
    folder.copy("C-003", "best_jump", jump.wrong("fr")["takes_the_first"])
    folder.candidate("C-004", "fr")
    folder.offer("C-004", "best_jump", "steps")
    folder.copy("C-004", "gone", "x = 1")
    return folder


@pytest.fixture(scope="module")
def graded(mixed: DataFolder) -> dict[tuple[str, str], Record]:
    records = grade(mixed.path, EXERCISES, limits=QUICK)
    return {(record.candidate, record.item): record for record in records}


Graded = dict[tuple[str, str], Record]


def test_every_outcome_is_told_from_the_others(graded: Graded) -> None:
    outcomes = {key: (record.outcome.value, record.points) for key, record in graded.items()}
    assert outcomes == {
        ("C-001", "best_jump"): ("done", 4),
        ("C-001", "steps"): ("tried", 0),
        ("C-002", "best_jump"): ("blank", 0),
        ("C-002", "steps"): ("done", 2.5),
        ("C-003", "best_jump"): ("partial", 1),
        ("C-003", "steps"): ("not_offered", None),
        ("C-004", "best_jump"): ("absent", None),
        ("C-004", "steps"): ("absent", None),
        ("C-004", "gone"): ("grader_failure", None),
    }


def test_a_draft_is_graded_and_said_to_be_one(graded: Graded) -> None:
    draft = graded["C-002", "steps"]
    assert (draft.handed_in, draft.source_from) == (False, "draft")
    assert graded["C-001", "steps"].handed_in


def test_each_case_has_its_result_and_what_was_seen(graded: Graded) -> None:
    cases = graded["C-003", "best_jump"].cases
    assert [(c.id, c.result, c.points, c.expected, c.observed) for c in cases] == [
        ("highest_first", "passed", 1, "9", "9"),
        ("highest_last", "failed", 0, "9", "1"),
        ("no_jump_yet", "error", 0, "0", "IndexError: list index out of range"),
    ]
    assert cases[0].expression == "meilleur_saut([9, 1])"


def test_help_is_in_the_record_and_its_note_is_not(graded: Graded) -> None:
    record = graded["C-001", "steps"]
    assert record.helps == {"explained": 1}
    assert "colleague" not in json.dumps(record.as_json())


def test_the_item_that_is_gone_says_so(graded: Graded) -> None:
    assert graded["C-004", "gone"].reason == "unknown_item"


def test_the_same_copies_give_the_same_bytes(mixed: DataFolder, graded: Graded) -> None:
    files = [mixed.path / "records" / name for name in ("outcomes.json", "outcomes.csv")]
    before = [path.read_bytes() for path in files]
    grade(mixed.path, EXERCISES, limits=QUICK)
    assert [path.read_bytes() for path in files] == before


def test_the_gradebook_agrees_with_the_records(mixed: DataFolder, graded: Graded) -> None:
    with closing(sqlite3.connect(mixed.path / "course/gradebook.db")) as book:
        rows = book.execute(
            "SELECT submitted_assignment.student_id, notebook.name, sum(grade.auto_score)"
            " FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id"
            " JOIN notebook ON notebook.id = submitted_notebook.notebook_id"
            " JOIN submitted_assignment"
            "   ON submitted_notebook.assignment_id = submitted_assignment.id"
            " GROUP BY 1, 2"
        ).fetchall()
    scores = {(student, item): score for student, item, score in rows}
    for key, record in graded.items():
        if record.points is not None:
            assert scores[key] == record.points


def test_a_score_given_by_a_person_counts(mixed: DataFolder, graded: Graded) -> None:
    with closing(sqlite3.connect(mixed.path / "course/gradebook.db")) as book, book:
        book.execute(
            "UPDATE grade SET manual_score = 1.0 WHERE auto_score = 0.0 AND cell_id IN"
            " (SELECT id FROM base_cell WHERE name = 'highest_last')"
        )
    again = {(r.candidate, r.item): r for r in grade(mixed.path, EXERCISES, limits=QUICK)}
    record = again["C-003", "best_jump"]
    assert (record.points, record.marked_by_hand) == (2, True)
    assert not again["C-001", "steps"].marked_by_hand


def place(folder: DataFolder, number: str, change: Any = None, item: str = "best_jump") -> Path:
    """A notebook put into `submitted/` by hand, made from the release."""
    course = folder.path / "course"
    notebook = json.loads((course / f"release/aptitude_en/{item}.ipynb").read_text())
    for cell in notebook["cells"]:
        if cell["id"] == "solution":
            cell["source"] = RIGHT
    if change is not None:
        change(notebook)
    path = course / f"submitted/{number}/aptitude_en/{item}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook))
    return path


def delete_tests(notebook: Any) -> None:
    notebook["cells"] = [c for c in notebook["cells"] if "highest" not in c["id"]]


def copy_a_test(notebook: Any) -> None:
    notebook["cells"].append(dict(notebook["cells"][-1], id="pasted"))


def claim_points(notebook: Any) -> None:
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["nbgrader"]["points"] = 1000
            cell["source"] = "1000"


def from_a_page_without_a_classroom(notebook: Any) -> None:
    notebook["metadata"]["supervised"] = False


def test_a_notebook_that_nobody_watched_is_graded_and_its_record_says_so(
    folder: DataFolder,
) -> None:
    grade(folder.path, EXERCISES, limits=QUICK)
    place(folder, "C-001", from_a_page_without_a_classroom)
    place(folder, "C-002")
    for _ in range(2):  # the second time, from what was graded before
        alone, watched = grade(folder.path, EXERCISES, limits=QUICK)
        assert (alone.outcome, alone.unsupervised) == (Outcome.DONE, True)
        assert (watched.outcome, watched.unsupervised) == (Outcome.DONE, False)


def test_notebooks_placed_by_hand(folder: DataFolder) -> None:
    """Repaired, graded, and one that cannot be read never stops the others."""
    assert grade(folder.path, EXERCISES, limits=QUICK) == []
    place(folder, "C-001")
    place(folder, "C-002", delete_tests)
    place(folder, "C-003", copy_a_test)
    place(folder, "C-004", claim_points)
    place(folder, "C-005").write_text("no notebook")
    place(folder, "C-006").write_text('{"cells": 3}')
    link = place(folder, "C-007")
    link.unlink()
    link.symlink_to("/etc/hostname")
    place(folder, "C-008").write_bytes(b" " * (17 * 1024 * 1024))
    place(folder, "C-009")
    records = {r.candidate: r for r in grade(folder.path, EXERCISES, limits=QUICK)}
    results = {n: (r.outcome.value, r.points, r.reason, r.repaired) for n, r in records.items()}
    failed = ("grader_failure", None)
    assert results == {
        "C-001": ("done", 4, "", ()),
        "C-002": ("done", 4, "", ("missing:highest_first", "missing:highest_last")),
        "C-003": ("done", 4, "", ("duplicated:no_jump_yet",)),
        "C-004": (
            *("done", 4, ""),
            ("changed:highest_first", "changed:highest_last", "changed:no_jump_yet"),
        ),
        "C-005": (*failed, "not_a_notebook", ()),
        "C-006": (*failed, "not_a_notebook", ()),
        "C-007": (*failed, "link", ()),
        "C-008": (*failed, "too_large", ()),
        "C-009": ("done", 4, "", ()),
    }
    assert {record.source_from for record in records.values()} == {"file"}
    assert records["C-001"].source == RIGHT


def test_a_notebook_placed_by_hand_is_never_overwritten(folder: DataFolder) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "best_jump", "def best_jump(h): return 9\n", language="en")
    first = grade(folder.path, EXERCISES, limits=QUICK)[0]
    path = folder.path / "course/submitted/C-001/aptitude_en/best_jump.ipynb"
    notebook = json.loads(path.read_text())
    next(c for c in notebook["cells"] if c["id"] == "solution")["source"] = RIGHT
    path.write_text(json.dumps(notebook))
    second = next(r for r in grade(folder.path, EXERCISES, limits=QUICK) if r.item == "best_jump")
    assert (first.points, first.source_from) == (2, "page")
    assert (second.points, second.source_from) == (4, "file")


def interrupted_after(count: int) -> Callable[[Progress], None]:
    def told(progress: Progress) -> None:
        if progress.done == count:
            raise KeyboardInterrupt

    return told


def kept(folder: DataFolder) -> dict[str, float]:
    whole = json.loads((folder.path / "records/outcomes.json").read_text())
    return {record["candidate"]: record["points"] for record in whole["records"]}


def test_an_interruption_keeps_what_is_done(folder: DataFolder) -> None:
    for number in ("C-001", "C-002", "C-003"):
        folder.candidate(number, "en")
        folder.copy(number, "best_jump", RIGHT, language="en")
    with pytest.raises(KeyboardInterrupt):
        grade(folder.path, EXERCISES, progress=interrupted_after(2), limits=QUICK)
    assert list(kept(folder).values()) == [4, 4]


def test_an_interruption_loses_nothing_that_is_still_true(folder: DataFolder) -> None:
    for number in ("C-001", "C-002", "C-003"):
        folder.candidate(number, "en")
        folder.copy(number, "best_jump", RIGHT, language="en")
    grade(folder.path, EXERCISES, limits=QUICK)
    folder.copy("C-001", "best_jump", "def best_jump(h): return 9\n", language="en", seq=2)
    folder.copy("C-003", "best_jump", "def best_jump(h): return 9\n", language="en", seq=2)
    with pytest.raises(KeyboardInterrupt):
        grade(folder.path, EXERCISES, progress=interrupted_after(2), limits=QUICK)
    found = kept(folder)
    assert found.pop("C-002") == 4
    assert list(found.values()) == [2]


def test_a_copy_that_replaces_the_given_tools_is_judged_apart(tmp_path: Path) -> None:
    """The exercise's own functions, made obliging by the copy, do not decide."""
    write_item_with_a_judge(tmp_path / "exercises/01_road")
    folder = DataFolder(tmp_path / "data")
    honest = 'path = "right right"\n'
    cheats = {
        "C-002": "def arrives(path): return True\n" + 'path = ""\n',
        "C-003": "path = ''\narrives.__code__ = (lambda path: True).__code__\n",
        "C-004": "path = ''\nimport builtins\nbuiltins.len = lambda x: 2\n",
    }
    for number, source in {"C-001": honest, **cheats}.items():
        folder.candidate(number, "en")
        folder.copy(number, "road", source, language="en")
    records = {r.candidate: r for r in grade(folder.path, tmp_path / "exercises", limits=QUICK)}
    assert (records["C-001"].outcome, records["C-001"].limits) == (Outcome.DONE, ())
    assert {n: (records[n].points, records[n].limits) for n in cheats} == {
        "C-002": (0, ("tools_changed",)),
        "C-003": (0, ("tools_changed",)),
        "C-004": (0, ("ended",)),
    }


def write_item_with_a_judge(path: Path) -> None:
    path.mkdir(parents=True)
    (path / "item.toml").write_text(
        'format = 1\nid = "road"\nminutes = 5\nskills = ["plan"]\n'
        '[[case]]\nid = "arrives"\nevaluate = "arrives(path)"\nexpect = true\npoints = 1\n'
    )
    (path / "given.py").write_text("def arrives(path):\n    return len(path.split()) == 2\n")
    (path / "start.py").write_text('path = "?"\n')
    (path / "answer.py").write_text('path = "up up"\n')
    for language in ("fr", "en"):
        (path / f"{language}.md").write_text("# title\nRoad\n\n# text\nGo.\n")


def test_an_item_changed_after_grading_is_graded_again(tmp_path: Path) -> None:
    """nbgrader refuses new cells where there are submissions; no score of a person is lost."""
    exercises = tmp_path / "exercises"
    write_item_with_a_judge(exercises / "01_road")
    folder = DataFolder(tmp_path / "data")
    folder.candidate("C-001", "en")
    folder.copy("C-001", "road", 'path = "up up"\n', language="en")
    before = grade(folder.path, exercises, limits=QUICK)[0]
    with (exercises / "01_road/item.toml").open("a") as file:
        file.write('[[case]]\nid = "more"\nevaluate = "path"\nexpect = "up"\npoints = 3\n')
    after = grade(folder.path, exercises, limits=QUICK)[0]
    assert (before.points, before.out_of) == (1, 1)
    assert (after.points, after.out_of, after.outcome) == (1, 4, Outcome.PARTIAL)
    assert before.item_hash != after.item_hash
    assert len(list((folder.path / "course").glob("gradebook-before-*.db"))) == 1


def test_without_the_box_the_record_says_so(folder: DataFolder) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "best_jump", RIGHT, language="en")
    record = grade(folder.path, EXERCISES, sandbox=False, limits=QUICK)[0]
    assert (record.outcome, record.boxed) == (Outcome.DONE, False)
