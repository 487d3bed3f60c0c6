"""nbgrader's own steps, asking a ledger in memory where they would open the gradebook.

Stock nbgrader opens the gradebook seventeen times for a submission and commits after each cell.
The steps below are nbgrader's; only where they get the course's cells, and where they put scores
and comments, is different. The rows are written elsewhere, many at once.
"""

import json
from dataclasses import dataclass
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.preprocessors import (
    CheckCellMetadata,
    NbGraderPreprocessor,
    OverwriteCells,
    SaveAutoGrades,
)
from traitlets import Any as AnyTrait

from autograder.pipeline.tasks import Released, SourceCell


@dataclass
class Grade:
    """What nbgrader asks and says of the score of one cell."""

    manual_score: float | None
    auto_score: float | None = None
    needs_manual_grade: bool = True


@dataclass
class Comment:
    """What nbgrader says of an answer by itself: "No response." or nothing."""

    auto_comment: str | None = None


class Ledger:
    """Answers as nbgrader's Gradebook would, for one notebook of one candidate."""

    def __init__(self, released: Released, by_hand: dict[str, float]) -> None:
        self.released = released
        self.by_hand = by_hand
        self.grades: dict[str, Grade] = {}
        self.comments: dict[str, Comment] = {}
        self.db = self

    def commit(self) -> None:
        """Nothing to do: what is kept is taken from here when all steps are done."""

    def find_source_cell(self, name: str, *_where: str) -> SourceCell:
        """The cell as it was released. Raises MissingEntry."""
        try:
            return self.released.cells[name]
        except KeyError:
            raise MissingEntry(f"No such source cell: {name}") from None

    def find_graded_cell(self, name: str, *_where: str) -> SourceCell:
        """The same, when it gives points. Raises MissingEntry."""
        cell = self.find_source_cell(name)
        if cell.max_score is None:
            raise MissingEntry(f"No such grade cell: {name}")
        return cell

    def find_grade(self, name: str, *_where: str) -> Grade:
        """Where the score of a cell goes. Raises MissingEntry."""
        self.find_graded_cell(name)
        return self.grades.setdefault(name, Grade(self.by_hand.get(name)))

    def find_comment(self, name: str, *_where: str) -> Comment:
        """Where the comment on an answer goes. Raises MissingEntry."""
        self.find_source_cell(name)
        return self.comments.setdefault(name, Comment())


class OverwriteKernelspecFromLedger(NbGraderPreprocessor):  # type: ignore[misc]
    """Takes the place of OverwriteKernelspec: the kernel of the release."""

    ledger = AnyTrait()

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Whatever the submitted notebook says, it names the kernel of the course."""
        if kernelspec := json.loads(self.ledger.released.kernelspec or "null"):
            nb.metadata["kernelspec"] = kernelspec
        return nb, resources


class OverwriteCellsFromLedger(OverwriteCells):  # type: ignore[misc]
    """OverwriteCells, without opening the gradebook."""

    ledger = AnyTrait()

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Compare every cell with the released one."""
        _take_over(self, resources)
        return NbGraderPreprocessor.preprocess(self, nb, resources)  # type: ignore[no-any-return]


class SaveAutoGradesInLedger(SaveAutoGrades):  # type: ignore[misc]
    """SaveAutoGrades, into the ledger."""

    ledger = AnyTrait()

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Give every cell its score and its comment."""
        _take_over(self, resources)
        return NbGraderPreprocessor.preprocess(self, nb, resources)  # type: ignore[no-any-return]


def _take_over(step: Any, resources: Any) -> None:
    """What these steps set before they look at the cells."""
    asked = resources["nbgrader"]
    step.notebook_id, step.assignment_id = asked["notebook"], asked["assignment"]
    step.student_id = asked["student"]
    step.gradebook = step.ledger


class CheckCellMetadataOnce(CheckCellMetadata):  # type: ignore[misc]
    """CheckCellMetadata, which compiles its schema for every cell: the same cells pass again."""

    passed: set[str] = set()  # noqa: RUF012 - shared on purpose: what passed once is right

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Raises ValidationError, as nbgrader's own."""
        seen = [(c.cell_type, c.metadata["nbgrader"]) for c in nb.cells if "nbgrader" in c.metadata]
        shape = json.dumps(seen, sort_keys=True)
        if shape not in self.passed:
            super().preprocess(nb, resources)
            self.passed.add(shape)
        return nb, resources
