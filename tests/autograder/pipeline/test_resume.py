"""Only what changed is graded again, and a grading that is ended half-way goes on from there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder.grade import Progress, Record, grade
from autograder.pipeline import plan
from autograder.pipeline.here import GRADER_ENDED
from autograder.pipeline.one_copy import Grader
from autograder.pipeline.tasks import Result, Task
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK, ROOT
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

RIGHT = "def best_jump(heights):\n    return max(heights, default=0)\n"
NINE = "def best_jump(heights):\n    return 9\n"
FILES = ("outcomes.json", "outcomes.csv")


def fill(folder: DataFolder, count: int, source: str = RIGHT) -> None:
    for number in range(1, count + 1):
        candidate = f"C-{number:03}"
        folder.candidate(candidate, "en")
        folder.copy(candidate, "best_jump", source, language="en")


def regraded(folder: DataFolder, **options: Any) -> set[str]:
    """Whose copies were graded this time."""
    told: list[Progress] = []
    given: dict[str, Any] = {"limits": QUICK, "progress": told.append, **options}
    grade(folder.path, EXERCISES, **given)
    return {each.candidate for each in told if each.candidate}


def files(folder: DataFolder) -> list[bytes]:
    return [(folder.path / "records" / name).read_bytes() for name in FILES]


def test_only_what_changed_is_graded_again(folder: DataFolder) -> None:
    fill(folder, 3)
    assert regraded(folder) == {"C-001", "C-002", "C-003"}
    before = files(folder)
    assert regraded(folder) == set()
    assert files(folder) == before
    folder.copy("C-002", "best_jump", NINE, language="en", seq=2)
    assert regraded(folder) == {"C-002"}
    assert regraded(folder, limits=replace(QUICK, cell_cpu=0.6)) == {"C-001", "C-002", "C-003"}
    everybody = {"C-001", "C-002", "C-003"}
    assert regraded(folder, limits=replace(QUICK, cell_cpu=0.6), again=True) == everybody


def test_another_kit_and_another_score_are_noticed(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, 2)
    regraded(folder)
    with closing(sqlite3.connect(folder.path / "course/gradebook.db")) as book, book:
        book.execute(
            "UPDATE grade SET auto_score = 7 WHERE notebook_id IN (SELECT n.id FROM"
            " submitted_notebook n JOIN submitted_assignment a ON a.id = n.assignment_id"
            " WHERE a.student_id = 'C-002')"
        )
    assert regraded(folder) == {"C-002"}
    (folder.path / "course/autograded/C-001/aptitude_en/best_jump.ipynb").unlink()
    assert regraded(folder) == {"C-001"}
    monkeypatch.setattr(plan, "kit_version", lambda: "9.9.9")
    assert regraded(folder) == {"C-001", "C-002"}


def test_half_a_line_of_the_journal_is_passed_over(folder: DataFolder) -> None:
    fill(folder, 2)
    regraded(folder)
    journal = folder.path / "records/journal.jsonl"
    text = journal.read_text()
    journal.write_text(text[:-40])
    assert len(regraded(folder)) == 1
    assert sorted(journal.read_text().splitlines()) == sorted(text.splitlines())


PROGRAM = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from autograder.grade import grade
from tests.autograder.conftest import EXERCISES, QUICK
grade(Path(sys.argv[2]), EXERCISES, limits=QUICK)
"""
PATIENCE = 120


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT], ids=["killed", "ctrl_c"])
def test_a_grading_that_is_ended_half_way_goes_on_where_it_was(
    folder: DataFolder, ending: signal.Signals
) -> None:
    """The real process: its workers and boxes are gone, nothing is lost or different."""
    fill(folder, 12, f"import time\ntime.sleep(0.5)\n{RIGHT}")
    command = [sys.executable, "-c", PROGRAM, str(ROOT), str(folder.path)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        family = wait_for_lines(folder.path / "records/journal.jsonl", 3, process.pid)
        os.kill(process.pid, ending)
    assert process.returncode == -ending
    assert family
    _, alive = psutil.wait_procs(family, timeout=PATIENCE)
    assert not alive
    left = regraded(folder)
    assert 0 < len(left) <= 9
    resumed = files(folder)
    assert regraded(folder, again=True) == {f"C-{number:03}" for number in range(1, 13)}
    assert files(folder) == resumed


def wait_for_lines(path: Path, count: int, number: int) -> list[psutil.Process]:
    """The processes below `number` when the file has so many lines."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if path.exists() and path.read_text(encoding="utf-8").count("\n") >= count:
            return psutil.Process(number).children(recursive=True)
        time.sleep(0.02)
    raise AssertionError(f"{path} never had {count} lines")


def test_a_worker_that_dies_costs_the_copy_that_ended_it_and_no_other(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    graded = Grader.grade

    def dies(self: Grader, task: Task) -> Result:
        if task.candidate == "C-002":
            os.kill(os.getpid(), signal.SIGKILL)
        return graded(self, task)

    monkeypatch.setattr(Grader, "grade", dies)
    monkeypatch.setattr("autograder.pipeline.here.cores", lambda: 2)
    fill(folder, 5)
    records: dict[str, Record] = {
        r.candidate: r for r in grade(folder.path, EXERCISES, limits=QUICK) if r.source
    }
    lost = records.pop("C-002")
    assert (lost.outcome, lost.reason) == (Outcome.GRADER_FAILURE, GRADER_ENDED)
    assert [record.outcome for record in records.values()] == [Outcome.DONE] * 4
