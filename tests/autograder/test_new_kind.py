"""How to add a kind of item: what it says of itself, how the grader handles it, two registries.

This made-up kind, one answer among given choices, is known nowhere else: an author's item of it is
checked, becomes a notebook, and a copy of it is graded and read by a jury.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Self

import pytest
from nbgrader.api import Gradebook

from autograder import dossier
from autograder.grade import grade
from autograder.pipeline import kinds as graders
from autograder.pipeline.cells import ANSWER_HERE, SOLUTION, Notebook, markdown_cell, words_cell
from autograder.pipeline.kinds import Grading, Looked
from autograder.pipeline.records import Record
from classroom.course.public_item import public_item
from harness.data_folder import DataFolder
from tests.autograder.conftest import QUICK
from tests.workshop_game.checking.conftest import write
from workshop_game.checking import Item, ItemResult, Outcome, kinds
from workshop_game.checking.author import Complaint, check_content, shared
from workshop_game.checking.outcome import outcome_of

# What it says of itself: the folder `choice` of `workshop_game.checking.kinds`.


@dataclass(frozen=True, kw_only=True)
class ChoiceItem(Item):
    """The name of one of the choices is the answer."""

    kind: ClassVar[str] = "choice"
    public: ClassVar[tuple[str, ...]] = ("choices",)

    choices: tuple[str, ...]
    best: str

    @classmethod
    def read(cls, folder: Path, table: dict[str, Any], **own: Any) -> Self:
        own |= {"choices": tuple(table["choices"]), "best": table.get("best", "")}
        return super().read(folder, table, **own)

    @property
    def points(self) -> float:
        return 1

    def answer(self, language: str) -> str:
        return self.best

    def is_untouched(self, language: str, source: str) -> bool:
        return not source.strip()

    def check(self, language: str, source: str) -> ItemResult:
        points = float(source.strip() == self.best)
        blank = self.is_untouched(language, source)
        return ItemResult(outcome_of(points, self.points, blank=blank), points, self.points)

    def structure(self) -> dict[str, Any]:
        return {"choices": len(self.choices)}

    def complaints(self) -> Iterator[Complaint]:
        told = ("title", "text", "rationale", "limits")
        slots = [*told, *(f"choice {each}" for each in self.choices)]
        yield from shared.stray_files(self.folder, {"item.toml", "fr.md", "en.md"})
        yield from shared.slots(self.folder, self.prose, slots)
        yield from shared.prose(self.folder)


# How the grader handles it: the module `choice` of `autograder.pipeline.kinds`.


def cells(item: ChoiceItem, language: str) -> list[Notebook]:
    said = (f"- `{each}`: {item.prose[language][f'choice {each}']}" for each in item.choices)
    return [
        markdown_cell(ANSWER_HERE, "\n".join(said)),
        words_cell(item.answer(language), item.points),
    ]


def graded(record: Record, item: ChoiceItem, looked: Looked) -> Record:
    result = item.check(record.language, record.source)
    points = looked.by_hand.get(SOLUTION, result.points)
    return replace(record, outcome=result.outcome, points=points)


def scores(item: ChoiceItem, record: Record) -> dict[str, float]:
    return {SOLUTION: item.check(record.language, record.source).points}


def answer(item: ChoiceItem, record: Record) -> str:
    return item.prose[record.language].get(f"choice {record.source.strip()}", record.source)


CHOICE = Grading(cells, graded, scores, answer)


# An author's item of it, and a candidate's copy.

PROSE = """# title
The lamp
# text
What lights the lamp?
# rationale
Reading a rule.
# limits
One question says little.
# choice switch
The switch at the door.
# choice moon
The full moon.
"""
ITEM = {
    "item.toml": """
format = 1
id = "lamp"
kind = "choice"
minutes = 2
skills = ["reading"]
choices = ["switch", "moon"]
best = "switch"
""",
    "fr.md": PROSE.replace("lights the lamp?", "lights the lamp."),
    "en.md": PROSE,
}


@pytest.fixture
def item_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(kinds.KINDS, ChoiceItem.kind, ChoiceItem)
    monkeypatch.setitem(graders.KINDS, ChoiceItem.kind, CHOICE)
    return write(tmp_path / "exercises" / "lamp", ITEM)


def test_an_author_s_item_of_it_is_checked(item_folder: Path) -> None:
    assert check_content(item_folder).complaints == []
    (item_folder / "start.py").write_text("x = 1\n")
    (found,) = check_content(item_folder).complaints
    assert found.text("en").startswith("start.py has no place here.")


def test_a_candidate_receives_its_choices_and_not_the_best_one(item_folder: Path) -> None:
    table = public_item(item_folder)["item.toml"]
    assert 'choices = [\n    "switch",\n    "moon",\n]' in table
    assert "best" not in table


@pytest.mark.sandbox
def test_a_copy_of_it_is_graded_and_read_by_a_jury(item_folder: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    for number, source in (("C-001", "switch\n"), ("C-002", "moon"), ("C-003", " ")):
        folder.candidate(number, "en")
        folder.copy(number, "lamp", source, language="en")
    records = grade(folder.path, item_folder.parent, limits=QUICK)
    assert [(record.outcome, record.points, record.out_of) for record in records] == [
        (Outcome.DONE, 1, 1),
        (Outcome.TRIED, 0, 1),
        (Outcome.BLANK, 0, 1),
    ]

    course = folder.path / "course"
    released = (course / "release/aptitude_en/lamp.ipynb").read_text(encoding="utf-8")
    assert "- `moon`: The full moon." in released
    assert "SOLUTION\\nswitch" not in released
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        row = book.find_grade(SOLUTION, "lamp", "aptitude_en", "C-001")
        assert (row.auto_score, row.needs_manual_grade) == (1, False)

    dossier.write(folder.path, item_folder.parent)
    page = (folder.path / "dossiers/C-002.en.html").read_text(encoding="utf-8")
    assert '<div class="words" lang="en">The full moon.</div>' in page
    assert "0 of 1" in page


def test_a_kind_that_nobody_knows_is_named(
    item_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(kinds.KINDS, ChoiceItem.kind)
    (found,) = check_content(item_folder).complaints
    assert 'the kind "choice" does not exist. Kinds: code, written' in found.text("en")
