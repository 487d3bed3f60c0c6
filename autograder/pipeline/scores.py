"""Writes into the course's gradebook: who submitted, and the scores of many copies at once.

The rows are those that nbgrader's `autograde` leaves. One process writes; everybody who grades
works without the file.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, update

from autograder.pipeline import engine
from autograder.pipeline.gradebook import GradebookFile, Place, Submitted
from autograder.pipeline.tasks import Result

Rows = dict[str, list[dict[str, Any]]]
"""New rows, by table."""


class ScoreWriter:
    """Writes into an open gradebook. Each call is one transaction: all of it, or nothing."""

    def __init__(self, book: GradebookFile) -> None:
        self.book = book
        self._connection = book.connection

    def enter(self, found: Mapping[tuple[str, str], Iterable[str]]) -> None:
        """Make the rows of every candidate and assignment that has none yet.

        `found` names the notebooks that were handed in. As nbgrader does, a notebook of the
        assignment that is not among them gets 0; the record says `absent`.
        """
        rows: Rows = defaultdict(list)
        absent: list[str] = []
        for (candidate, assignment), names in found.items():
            self._enter_one(candidate, assignment, rows)
            absent += self._grades_of_absent(candidate, assignment, set(names))
        for name in ("student", "submitted_assignment", "submitted_notebook", "grade", "comment"):
            if rows[name]:
                self._connection.execute(engine.table(name).insert(), rows[name])
        if absent:
            self._give_nothing(absent)
        self._connection.commit()

    def save(self, results: Iterable[tuple[Place, Result]]) -> None:
        """Write the scores and comments of these results."""
        rows: Rows = defaultdict(list)
        for place, result in results:
            submitted = self.book.submitted(result.record.candidate, place)
            if submitted is not None and result.notebook is not None:
                _note(submitted, result, rows)
        self._update("submitted_notebook", rows["notebooks"], late_submission_penalty=None)
        values: dict[str, Any] = {
            "auto_score": bindparam("score"),
            "needs_manual_grade": bindparam("look"),
        }
        self._update("grade", rows["grades"], **values)
        self._update("grade", rows["aside"], manual_score=None)
        self._update("comment", rows["comments"], auto_comment=bindparam("text"))
        self._connection.commit()

    def give(self, submitted: Submitted, cell: str, points: float | None) -> None:
        """Write a score as formgrader does, at once; None takes it away and asks for one."""
        values = {"manual_score": points, "needs_manual_grade": points is None}
        self._update("grade", [{"row": submitted.grades[cell]}], **values)
        self._connection.commit()
        submitted.by_hand.pop(cell, None)
        if points is not None:
            submitted.by_hand[cell] = points

    def _update(self, name: str, rows: list[dict[str, Any]], **values: Any) -> None:
        if rows:
            table = engine.table(name)
            self._connection.execute(
                update(table).where(table.c.id == bindparam("row")).values(**values), rows
            )

    def _enter_one(self, candidate: str, assignment: str, rows: Rows) -> None:
        book = self.book
        notebooks = [each for (where, _), each in book.notebooks.items() if where == assignment]
        if not notebooks or (candidate, notebooks[0].assignment_id) in book.assignments:
            return
        if candidate not in book.students:
            book.students.add(candidate)
            rows["student"].append({"id": candidate})
        assignment_id, number = notebooks[0].assignment_id, engine.new_uuid()
        book.assignments[candidate, assignment_id] = number
        ids = {"student_id": candidate, "assignment_id": assignment_id}
        rows["submitted_assignment"].append({"id": number, **ids})
        for notebook in notebooks:
            made = Submitted(engine.new_uuid())
            book.submissions[candidate, notebook.id] = made
            ids = {"notebook_id": notebook.id, "assignment_id": number}
            rows["submitted_notebook"].append({"id": made.id, **ids})
            rows["grade"] += _cell_rows(made.id, notebook.graded, made.grades)
            rows["comment"] += _cell_rows(made.id, notebook.commented, made.comments)

    def _grades_of_absent(self, candidate: str, assignment: str, there: set[str]) -> list[str]:
        return [
            number
            for (where, name), notebook in self.book.notebooks.items()
            if where == assignment and name not in there
            for number in self.book.submissions[candidate, notebook.id].grades.values()
        ]

    def _give_nothing(self, grades: list[str]) -> None:
        rows = [{"row": number} for number in grades]
        self._update("grade", rows, auto_score=0.0, needs_manual_grade=False)


def _note(submitted: Submitted, result: Result, rows: Rows) -> None:
    """What a result changes, as rows; and in what is known of the gradebook."""
    rows["notebooks"].append({"row": submitted.id})
    for name, score in result.scores.items():
        look = result.to_look_at[name]
        rows["grades"].append({"row": submitted.grades[name], "score": score, "look": look})
        submitted.scores[name] = score
    for each in result.set_aside:
        rows["aside"].append({"row": submitted.grades[each.cell]})
        submitted.by_hand.pop(each.cell, None)
    for name, text in result.comments.items():
        rows["comments"].append({"row": submitted.comments[name], "text": text})


def _cell_rows(notebook_id: str, cells: dict[str, str], ids: dict[str, str]) -> list[Any]:
    """One row per cell, its new id noted in `ids` by the name of the cell."""
    rows = []
    for name, cell_id in cells.items():
        ids[name] = engine.new_uuid()
        rows.append({"id": ids[name], "cell_id": cell_id, "notebook_id": notebook_id})
    return rows
