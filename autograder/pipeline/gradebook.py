"""Reads what the course's gradebook knows. What is written into it is in `scores`."""

from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import create_engine, select

from autograder.pipeline import engine
from autograder.pipeline.tasks import SourceCell

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
    """The open gradebook of a course, read once; a context manager.

    What is written through `ScoreWriter` is noted here, so that it goes on telling the file.
    """

    def __init__(self, course: Path) -> None:
        address = f"sqlite:///{course / 'gradebook.db'}"
        self._engine = create_engine(address, connect_args={"timeout": PATIENCE})
        self.connection = self._engine.connect()
        self.notebooks = self._read_notebooks()
        self.students = set(self._rows(select(engine.table("student").c.id)).scalars())
        self.assignments = self._read_assignments()
        self.submissions = self._read_submissions()

    def __enter__(self) -> "GradebookFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()
        self._engine.dispose()

    def submitted(self, candidate: str, place: Place) -> Submitted | None:
        """What is there for this candidate's notebook."""
        notebook = self.notebooks.get(place)
        return self.submissions.get((candidate, notebook.id)) if notebook else None

    def _rows(self, query: Any) -> Any:
        return self.connection.execute(query)

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

    def _read_assignments(self) -> dict[tuple[str, str], str]:
        """The number of what a candidate submitted for an assignment."""
        table = engine.table("submitted_assignment").c
        query = select(table.student_id, table.assignment_id, table.id)
        return {(who, assignment): number for who, assignment, number in self._rows(query)}

    def _read_submissions(self) -> dict[tuple[str, str], Submitted]:
        """By candidate and number of the notebook."""
        assignment = engine.table("submitted_assignment")
        notebook = engine.table("submitted_notebook")
        query = select(notebook.c.id, notebook.c.notebook_id, assignment.c.student_id)
        query = query.join(assignment, notebook.c.assignment_id == assignment.c.id)
        found, by_id = {}, {}
        for number, notebook_id, candidate in self._rows(query):
            by_id[number] = found[candidate, notebook_id] = Submitted(number)
        self._read_grades(by_id)
        self._read_comments(by_id)
        return found

    def _read_grades(self, submitted: dict[str, Submitted]) -> None:
        base, grade = engine.table("base_cell"), engine.table("grade")
        query = select(grade.c.id, grade.c.notebook_id, base.c.name, grade.c.auto_score)
        query = query.add_columns(grade.c.manual_score).join(base, grade.c.cell_id == base.c.id)
        for number, notebook_id, name, auto, manual in self._rows(query):
            submitted[notebook_id].grades[name] = number
            submitted[notebook_id].scores[name] = auto
            if manual is not None:
                submitted[notebook_id].by_hand[name] = manual

    def _read_comments(self, submitted: dict[str, Submitted]) -> None:
        base, comment = engine.table("base_cell"), engine.table("comment")
        query = select(comment.c.id, comment.c.notebook_id, base.c.name)
        for number, notebook_id, name in self._rows(
            query.join(base, comment.c.cell_id == base.c.id)
        ):
            submitted[notebook_id].comments[name] = number
