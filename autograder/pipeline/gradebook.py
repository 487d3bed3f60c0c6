"""Reads what the course's gradebook knows, and writes the scores of many copies at once.

The rows are those that nbgrader's `autograde` leaves. One process writes; everybody who grades
works without the file.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import bindparam, create_engine, select, update

from autograder.pipeline import engine
from autograder.pipeline.tasks import Result, SourceCell

PATIENCE = 60
"""Seconds to wait for another program that writes into the gradebook, such as formgrader."""

Place = tuple[str, str]
"""Assignment and notebook, by name."""


@dataclass
class Notebook:
    """A notebook of the course: its numbers in the gradebook, and its cells."""

    id: str
    assignment_id: str
    kernelspec: str | None
    cells: dict[str, SourceCell] = field(default_factory=dict)
    graded: dict[str, str] = field(default_factory=dict)
    """Name -> id of the cells that get a score."""
    commented: dict[str, str] = field(default_factory=dict)
    """Name -> id of the cells that get a comment."""


@dataclass
class Submitted:
    """One candidate's notebook in the gradebook: ids and what is known of each score."""

    id: str
    grades: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    scores: dict[str, float | None] = field(default_factory=dict)
    by_hand: dict[str, float] = field(default_factory=dict)


class GradebookFile:
    """The open gradebook of a course; a context manager. Nothing is written before `save`."""

    def __init__(self, course: Path) -> None:
        address = f"sqlite:///{course / 'gradebook.db'}"
        self._engine = create_engine(address, connect_args={"timeout": PATIENCE})
        self._connection = self._engine.connect()
        self.notebooks = self._read_notebooks()
        self._students = set(self._rows(select(engine.table("student").c.id)).scalars())
        self._assignments: dict[tuple[str, str], str] = {}
        self._submitted: dict[tuple[str, str], Submitted] = {}
        self._read_submissions()

    def __enter__(self) -> "GradebookFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        self._engine.dispose()

    def submitted(self, candidate: str, place: Place) -> Submitted | None:
        """What is there for this candidate's notebook."""
        notebook = self.notebooks.get(place)
        return self._submitted.get((candidate, notebook.id)) if notebook else None

    def enter(self, found: Mapping[tuple[str, str], Iterable[str]]) -> None:
        """Make the rows of every candidate and assignment that has none yet.

        `found` names the notebooks that were handed in. As nbgrader does, a notebook of the
        assignment that is not among them gets 0; the record says `absent`.
        """
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
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
        """Write the scores and comments of these results, all of them or none."""
        grades, comments, notebooks, aside = [], [], [], []
        for place, result in results:
            submitted = self.submitted(result.record.candidate, place)
            if submitted is None or result.notebook is None:
                continue
            notebooks.append({"row": submitted.id})
            for name, score in result.scores.items():
                look = result.to_look_at[name]
                grades.append({"row": submitted.grades[name], "score": score, "look": look})
                submitted.scores[name] = score
            for each in result.set_aside:
                aside.append({"row": submitted.grades[each.cell]})
                submitted.by_hand.pop(each.cell, None)
            for name, text in result.comments.items():
                comments.append({"row": submitted.comments[name], "text": text})
        self._update("submitted_notebook", notebooks, late_submission_penalty=None)
        values: dict[str, Any] = {
            "auto_score": bindparam("score"),
            "needs_manual_grade": bindparam("look"),
        }
        self._update("grade", grades, **values)
        self._update("grade", aside, manual_score=None)
        self._update("comment", comments, auto_comment=bindparam("text"))
        self._connection.commit()

    def give(self, submitted: Submitted, cell: str, points: float | None) -> None:
        """Write a score as formgrader does, at once; None takes it away and asks for one."""
        values = {"manual_score": points, "needs_manual_grade": points is None}
        self._update("grade", [{"row": submitted.grades[cell]}], **values)
        self._connection.commit()
        submitted.by_hand.pop(cell, None)
        if points is not None:
            submitted.by_hand[cell] = points

    def _rows(self, query: Any) -> Any:
        return self._connection.execute(query)

    def _update(self, name: str, rows: list[dict[str, Any]], **values: Any) -> None:
        if rows:
            table = engine.table(name)
            self._connection.execute(
                update(table).where(table.c.id == bindparam("row")).values(**values), rows
            )

    def _read_notebooks(self) -> dict[Place, Notebook]:
        notebook, assignment = engine.table("notebook"), engine.table("assignment")
        query = select(assignment.c.name, notebook.c.name, notebook.c.id, notebook.c.kernelspec)
        query = query.add_columns(assignment.c.id)
        query = query.join(assignment, notebook.c.assignment_id == assignment.c.id)
        found = {}
        for where, name, number, kernelspec, assignment_id in self._rows(query):
            found[where, name] = Notebook(number, assignment_id, kernelspec)
        by_id = {each.id: each for each in found.values()}
        scores = self._read_cells(by_id)
        self._read_source_cells(by_id, scores)
        return found

    def _read_cells(self, notebooks: dict[str, Notebook]) -> dict[tuple[str, str], float]:
        """Which cells get a score or a comment; the most that each graded one gives."""
        base, graded, tasks = (engine.table(n) for n in ("base_cell", "grade_cells", "task_cells"))
        most: dict[str, float] = {}
        for each in (graded, tasks):
            most |= {row.id: row.max_score for row in self._rows(select(each))}
        scores = {}
        query = select(base.c.id, base.c.name, base.c.notebook_id, base.c.type)
        for number, name, notebook_id, kind in self._rows(query):
            if kind != "SolutionCell":
                notebooks[notebook_id].graded[name] = number
                scores[notebook_id, name] = most[number]
            if kind != "GradeCell":
                notebooks[notebook_id].commented[name] = number
        return scores

    def _read_source_cells(
        self, notebooks: dict[str, Notebook], scores: dict[tuple[str, str], float]
    ) -> None:
        cells = engine.table("source_cell").c
        query = select(cells.notebook_id, cells.name, cells.cell_type, cells.locked)
        for row in self._rows(query.add_columns(cells.source, cells.checksum)):
            most = scores.get((row.notebook_id, row.name))
            notebooks[row.notebook_id].cells[row.name] = SourceCell(
                row.cell_type, row.locked, row.source, row.checksum, most
            )

    def _read_submissions(self) -> None:
        assignments, notebooks = (
            engine.table(n).c for n in ("submitted_assignment", "submitted_notebook")
        )
        columns = (assignments.id, assignments.student_id, assignments.assignment_id)
        for number, candidate, assignment_id in self._rows(select(*columns)):
            self._assignments[candidate, assignment_id] = number
        query = select(notebooks.id, notebooks.notebook_id, assignments.student_id).join_from(
            engine.table("submitted_notebook"),
            engine.table("submitted_assignment"),
            notebooks.assignment_id == assignments.id,
        )
        by_id = {}
        for number, notebook_id, candidate in self._rows(query):
            by_id[number] = self._submitted[candidate, notebook_id] = Submitted(number)
        self._read_grades(by_id)

    def _read_grades(self, submitted: dict[str, Submitted]) -> None:
        base, grade, comment = (engine.table(n) for n in ("base_cell", "grade", "comment"))
        query = select(grade.c.id, grade.c.notebook_id, base.c.name, grade.c.auto_score)
        query = query.add_columns(grade.c.manual_score).join(base, grade.c.cell_id == base.c.id)
        for number, notebook_id, name, auto, manual in self._rows(query):
            submitted[notebook_id].grades[name] = number
            submitted[notebook_id].scores[name] = auto
            if manual is not None:
                submitted[notebook_id].by_hand[name] = manual
        comments = select(comment.c.id, comment.c.notebook_id, base.c.name)
        for number, notebook_id, name in self._rows(
            comments.join(base, comment.c.cell_id == base.c.id)
        ):
            submitted[notebook_id].comments[name] = number

    def _enter_one(
        self, candidate: str, assignment: str, rows: dict[str, list[dict[str, Any]]]
    ) -> None:
        notebooks = [each for (where, _), each in self.notebooks.items() if where == assignment]
        if not notebooks or (candidate, notebooks[0].assignment_id) in self._assignments:
            return
        if candidate not in self._students:
            self._students.add(candidate)
            rows["student"].append({"id": candidate})
        assignment_id, number = notebooks[0].assignment_id, engine.new_uuid()
        self._assignments[candidate, assignment_id] = number
        ids = {"student_id": candidate, "assignment_id": assignment_id}
        rows["submitted_assignment"].append({"id": number, **ids})
        for notebook in notebooks:
            made = Submitted(engine.new_uuid())
            self._submitted[candidate, notebook.id] = made
            ids = {"notebook_id": notebook.id, "assignment_id": number}
            rows["submitted_notebook"].append({"id": made.id, **ids})
            rows["grade"] += _cell_rows(made.id, notebook.graded, made.grades)
            rows["comment"] += _cell_rows(made.id, notebook.commented, made.comments)

    def _grades_of_absent(self, candidate: str, assignment: str, there: set[str]) -> list[str]:
        return [
            number
            for (where, name), notebook in self.notebooks.items()
            if where == assignment and name not in there
            for number in self._submitted[candidate, notebook.id].grades.values()
        ]

    def _give_nothing(self, grades: list[str]) -> None:
        rows = [{"row": number} for number in grades]
        self._update("grade", rows, auto_score=0.0, needs_manual_grade=False)


def _cell_rows(notebook_id: str, cells: dict[str, str], ids: dict[str, str]) -> list[Any]:
    """One row per cell, its new id noted in `ids` by the name of the cell."""
    rows = []
    for name, cell_id in cells.items():
        ids[name] = engine.new_uuid()
        rows.append({"id": ids[name], "cell_id": cell_id, "notebook_id": notebook_id})
    return rows
