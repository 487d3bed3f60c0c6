"""Whatever one copy holds or lacks, the others are graded, and it is there for a person to see."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from autograder.bounds import bounded
from autograder.grade import Record, grade
from autograder.pipeline import batch, here, one_copy, submissions
from autograder.sandbox import open_box
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK
from tests.autograder.hostile.corpus import RIGHT

pytestmark = pytest.mark.sandbox
STOPS = "C-001"
OTHERS = ("C-002", "C-003")
Told = dict[str, tuple[str, str]]


@pytest.fixture
def handed_in(folder: DataFolder) -> DataFolder:
    """Three right copies; what stops the first must not stop the others."""
    for number in (STOPS, *OTHERS):
        folder.candidate(number, "en")
        source = f"{RIGHT}# {number}\n"
        folder.copy(number, "best_jump", source, language="en")
    return folder


def told(records: list[Record]) -> Told:
    """Outcome and reason of each copy."""
    return {r.candidate: (r.outcome.value, r.reason) for r in records if r.item == "best_jump"}


def one_to_look_at(reason: str) -> Told:
    return {STOPS: ("grader_failure", reason), **dict.fromkeys(OTHERS, ("done", ""))}


def graded(folder: DataFolder) -> Told:
    return told(grade(folder.path, EXERCISES, limits=QUICK))


def place(folder: DataFolder, below: str) -> Path:
    return folder.path / "course" / below / STOPS / "aptitude_en/best_jump.ipynb"


def test_a_file_where_the_folder_of_a_candidate_should_be(handed_in: DataFolder) -> None:
    candidate = place(handed_in, "submitted").parents[1]
    candidate.parent.mkdir(exist_ok=True)
    candidate.write_text("not a folder")
    assert graded(handed_in) == one_to_look_at("cannot_write")


def test_something_else_where_the_graded_notebook_should_be(handed_in: DataFolder) -> None:
    (place(handed_in, "autograded") / "x").mkdir(parents=True)
    assert graded(handed_in) == one_to_look_at("cannot_write")
    (place(handed_in, "autograded") / "x").rmdir()
    place(handed_in, "autograded").rmdir()
    assert graded(handed_in)[STOPS] == ("done", "")


def test_a_file_that_cannot_be_read(handed_in: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bad disk, or a right that is missing: for root there is no such file, so it is made up."""
    whole = Path.read_text

    def read_text(self: Path, *arguments: Any, **more: Any) -> str:
        if STOPS in self.parts:
            raise OSError("input/output error")
        return whole(self, *arguments, **more)

    monkeypatch.setattr(Path, "read_text", read_text)
    assert graded(handed_in) == one_to_look_at("cannot_read")


def test_a_disk_that_is_full_is_not_blamed_on_a_copy(
    handed_in: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*_arguments: object) -> None:
        raise OSError(batch.OF_THE_DISK[0], os.strerror(batch.OF_THE_DISK[0]))

    monkeypatch.setattr(batch, "_write_autograded", write)
    with pytest.raises(OSError, match="No space"):
        graded(handed_in)


def test_a_copy_that_takes_too_much_memory_outside_of_the_box(
    handed_in: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, lambda: list(iter(int, 1)))
    assert graded(handed_in) == one_to_look_at("too_heavy")


def test_a_copy_that_takes_too_long_outside_of_the_box(
    handed_in: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless() -> None:
        while True:
            pass

    spoil(monkeypatch, endless)
    monkeypatch.setattr(one_copy, "bounded", lambda: bounded(0.3))
    assert graded(handed_in) == one_to_look_at("too_slow")


def test_a_worker_that_waits_for_ever_is_ended(
    handed_in: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hangs in something that hears no signal and uses no processor time."""
    spoil(monkeypatch, lambda: time.sleep(3600))
    monkeypatch.setattr(here, "LONGEST", 12.0)
    records = grade(handed_in.path, EXERCISES, limits=QUICK, spread=in_two_workers)
    assert told(records) == one_to_look_at("grader_ended")


def in_two_workers(tasks: Any, setting: Any) -> Any:
    return here.graded_here(tasks, setting, open_box(True), workers=2)


def spoil(monkeypatch: pytest.MonkeyPatch, work: Any) -> None:
    """Whoever parses the first copy does this instead."""

    def parse(text: str) -> Any:
        if STOPS in text:
            work()
        return submissions.parse_notebook(text)

    monkeypatch.setattr(one_copy, "parse_notebook", parse)
