"""A page that cannot be made is named; the pages of the others are written."""

from dataclasses import replace
from pathlib import Path

import pytest

from autograder.bounds import bounded
from autograder.dossier import pages, write
from autograder.dossier.code import MOST_COLOURED, MOST_LINES, code_lines, lines_left
from autograder.feedback import write_feedback
from autograder.grade import Record, grade
from autograder.pipeline import feedback
from autograder.pipeline.records import write_records
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK
from tests.autograder.hostile.corpus import RIGHT
from workshop_game.checking import Outcome

NUMBERS = ("C-001", "C-002", "C-003")
BLANKS = ("\t" * 31 + "\n") * MOST_LINES
"""Pygments takes time for these that grows with the square of their number."""


def record(candidate: str, source: str = RIGHT) -> Record:
    done = Record(candidate, "best_jump", "en", Outcome.DONE, 4.0, 4.0)
    return replace(done, source=source, source_from="page")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    write_records(tmp_path, [record(number) for number in NUMBERS])
    return tmp_path


def written(data: Path) -> tuple[set[str], list[tuple[str, str]]]:
    left: list[tuple[str, str]] = []
    found = write(data, EXERCISES, lambda who, why: left.append((who, why)))
    return {path.name for path in found}, left


def without(number: str) -> set[str]:
    names = ["index", *(each for each in NUMBERS if each != number)]
    return {f"{name}{end}" for name in names for end in (".html", ".en.html")}


def test_a_folder_where_a_page_should_be(records: Path) -> None:
    (records / "dossiers/C-002.html/x").mkdir(parents=True)
    names, ((who, why),) = written(records)
    assert names == without("C-002")
    assert who == "C-002"
    assert "C-002.html" in why
    overview = (records / "dossiers/index.en.html").read_text("utf-8")
    assert 'href="C-002' not in overview
    assert "This page could not be written" in overview


def test_a_page_that_takes_too_long(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pages._candidate
    monkeypatch.setattr(pages, "bounded", lambda: bounded(1.0))

    def candidate(assessment: object, place: int, language: str) -> str:
        while place == 1:
            pass
        return whole(assessment, place, language)  # type: ignore[arg-type]

    write(records, EXERCISES)
    monkeypatch.setattr(pages, "_candidate", candidate)
    assert written(records) == (without("C-002"), [("C-002", "too_slow")])
    assert not (records / "dossiers/C-002.html").exists()  # nor the one of an earlier grading


def test_the_longest_copies_are_shown_in_part_and_the_page_says_so(tmp_path: Path) -> None:
    long = "x = 1\n" * (MOST_LINES + 7)
    write_records(tmp_path, [record("C-001", long), record("C-002", BLANKS + "x")])
    _, left = written(tmp_path)
    assert not left
    assert "7 more lines" in (tmp_path / "dossiers/C-001.en.html").read_text("utf-8")
    assert len(code_lines(long)) == MOST_LINES
    assert (lines_left(long), lines_left(RIGHT), lines_left("")) == (7, 0, 0)


@pytest.mark.parametrize("source", ["<b>" * MOST_COLOURED, "'<b>'", "x\n\n'''<b>\n'''"])
def test_a_line_is_text_coloured_or_not(source: str) -> None:
    lines = code_lines(source)
    assert len(lines) == source.count("\n") + 1
    assert "<b>" not in "".join(line.html for line in lines)


@pytest.mark.sandbox
def test_feedback_goes_on_past_what_it_cannot_read(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken by another program, or by a disk; and one that costs too much."""
    numbers = [*NUMBERS, "C-004"]
    for number in numbers:
        folder.candidate(number, "en")
        folder.copy(number, "best_jump", f"{RIGHT}# {number}\n", language="en")
    grade(folder.path, EXERCISES, limits=QUICK)
    assert len(write_feedback(folder.path, EXERCISES)) == len(numbers)
    broken = folder.path / "course/autograded/C-001/aptitude_en/best_jump.ipynb"
    broken.unlink()
    broken.write_text('{"cells": [', "utf-8")
    page = folder.path / "course/feedback/C-002/aptitude_en/best_jump.html"
    page.unlink()
    (page / "x").mkdir(parents=True)
    costs_too_much(monkeypatch, "C-003")
    left: list[tuple[str, str]] = []
    made = write_feedback(folder.path, EXERCISES, lambda r, why: left.append((r.candidate, why)))
    assert [path.parts[-3] for path in made] == ["C-004"]
    assert [who for who, _ in left] == list(NUMBERS)
    assert left[2][1] == "too_slow"
    assert not broken.parents[3].joinpath("feedback/C-001/aptitude_en/best_jump.html").exists()


def costs_too_much(monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    whole = feedback._write_page

    def write_page(course: Path, record: Record, *more: object) -> None:
        while record.candidate == number:
            pass
        whole(course, record, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(feedback, "_write_page", write_page)
    monkeypatch.setattr(feedback, "bounded", lambda: bounded(5.0))
