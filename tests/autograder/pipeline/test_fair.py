"""Honest copies that are odd in one way get from the kit, and from stock nbgrader, what is written.

Every one is given to the kit each time; to stock nbgrader a few, and with `--slow` all of them.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from autograder.grade import grade
from harness.stock import run_nbgrader, scores
from tests.autograder.conftest import QUICK
from tests.autograder.hostile.fair import (
    PAGE,
    REFUSED,
    Given,
    Oddity,
    course_of,
    hand_in,
    is_below_stock,
    oddities,
    page,
)

ODDITIES = oddities()
SAMPLE = [each for each in ODDITIES.values() if each.sample]
FEWEST = 73


def test_every_difference_has_its_reason() -> None:
    """A fair person, stock nbgrader and the kit; what is the same from all three needs none."""
    assert len(ODDITIES) >= FEWEST
    differ = {n for n, each in ODDITIES.items() if len({each.fair, each.stock, each.kit}) > 1}
    assert {name for name, each in ODDITIES.items() if each.because} == differ


def test_no_honest_copy_gets_less_than_stock_nbgrader_gives() -> None:
    assert [name for name, each in ODDITIES.items() if is_below_stock(each)] == []


def test_the_page_is_what_the_tables_say() -> None:
    """`python -m tests.autograder.hostile.fair` writes it again."""
    assert PAGE.read_text(encoding="utf-8") == page(ODDITIES)


@pytest.mark.sandbox
def test_the_kit_gives_what_the_table_says(tmp_path: Path) -> None:
    data, items = course_of(ODDITIES.values(), tmp_path)
    names = hand_in(data, items, ODDITIES.values())
    found: dict[str, Given] = {}
    for record in grade(data.path, tmp_path / "exercises", limits=QUICK):
        name = names[record.candidate]
        if record.item == ODDITIES[name].item and record.language == ODDITIES[name].language:
            found[name] = record.reason if record.points is None else record.points
    assert not_as_written(found, "kit") == []
    assert found.keys() == ODDITIES.keys()


def test_stock_nbgrader_gives_some_of_them_what_the_table_says(tmp_path: Path) -> None:
    assert {each.table for each in SAMPLE} == {each.table for each in ODDITIES.values()}
    assert REFUSED in {each.stock for each in SAMPLE}
    assert not_as_written(from_stock(SAMPLE, tmp_path), "stock") == []


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_stock_nbgrader_gives_all_of_them_what_the_table_says(tmp_path: Path) -> None:
    """A kernel for each: many minutes."""
    found = from_stock(ODDITIES.values(), tmp_path)
    assert not_as_written(found, "stock") == []
    assert found.keys() == ODDITIES.keys()


def not_as_written(found: dict[str, Given], who: str) -> list[str]:
    """Whose points are not those of the table."""
    return [
        f"{name}: {given}, not {getattr(ODDITIES[name], who)}"
        for name, given in found.items()
        if given != getattr(ODDITIES[name], who)
    ]


def from_stock(chosen: Iterable[Oddity], folder: Path) -> dict[str, Given]:
    """What `nbgrader autograde` gives to each: one batch, and one apart for each that stops it."""
    chosen = list(chosen)
    data, items = course_of(chosen, folder)
    names = hand_in(data, items, chosen)
    course = folder / "stock"
    for part in ("source", "submitted"):
        shutil.copytree(data.path / "course" / part, course / part)
    shutil.copy(data.path / "course/nbgrader_config.py", course)
    languages = sorted({each.language for each in chosen})
    for language in languages:
        run_nbgrader(course, "generate_assignment", f"aptitude_{language}")
    stops = {n: name for n, name in names.items() if ODDITIES[name].stock == REFUSED}
    for number, name in stops.items():
        assignment = f"aptitude_{ODDITIES[name].language}"
        with pytest.raises(AssertionError, match=number):
            run_nbgrader(course, "autograde", assignment, "--student", number)
        shutil.rmtree(course / "submitted" / number)
    for language in languages:
        run_nbgrader(course, "autograde", f"aptitude_{language}")
    return points(course, names) | dict.fromkeys(stops.values(), REFUSED)


def points(course: Path, names: dict[str, str]) -> dict[str, Given]:
    """By oddity, the points in a gradebook of stock nbgrader's; a test without a result gives 0."""
    found: dict[str, float] = {}
    for number, notebook, _, score in scores(course):
        name = names[number]
        if notebook == ODDITIES[name].item:
            found[name] = found.get(name, 0.0) + (score or 0.0)
    return dict(found)
