"""Stock nbgrader: its own command, and what it wrote into its gradebook, to compare with."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

Score = tuple[str, str, str, float | None]
"""Candidate, notebook, cell, and the points that the machine gave; None where it gave none."""


def scores(course: Path) -> list[Score]:
    """Every automatic score of a course's gradebook, in order."""
    with closing(sqlite3.connect(course / "gradebook.db")) as book:
        return book.execute(
            "SELECT submitted_assignment.student_id, notebook.name, base_cell.name,"
            "  grade.auto_score"
            " FROM grade JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id"
            " JOIN notebook ON notebook.id = submitted_notebook.notebook_id"
            " JOIN base_cell ON base_cell.id = grade.cell_id"
            " JOIN submitted_assignment"
            "   ON submitted_notebook.assignment_id = submitted_assignment.id"
            " ORDER BY 1, 2, 3"
        ).fetchall()


TABLES = {
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submitted_assignment": "SELECT s.student_id, a.name, s.timestamp, s.extension"
    " FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id",
    "submitted_notebook": "SELECT s.student_id, n.name, m.flagged, m.late_submission_penalty"
    " FROM submitted_notebook m JOIN notebook n ON n.id = m.notebook_id"
    " JOIN submitted_assignment s ON s.id = m.assignment_id",
    "grade": "SELECT s.student_id, n.name, c.name, c.type, g.auto_score, g.manual_score,"
    " g.extra_credit, g.needs_manual_grade FROM grade g JOIN base_cell c ON c.id = g.cell_id"
    " JOIN submitted_notebook m ON m.id = g.notebook_id JOIN notebook n ON n.id = m.notebook_id"
    " JOIN submitted_assignment s ON s.id = m.assignment_id",
    "comment": "SELECT s.student_id, n.name, c.name, c.type, g.auto_comment, g.manual_comment"
    " FROM comment g JOIN base_cell c ON c.id = g.cell_id"
    " JOIN submitted_notebook m ON m.id = g.notebook_id JOIN notebook n ON n.id = m.notebook_id"
    " JOIN submitted_assignment s ON s.id = m.assignment_id",
}
"""What `autograde` writes, with the names of things in the place of their random numbers."""


def rows(course: Path) -> dict[str, list[str]]:
    """Every row of these tables, in an order that does not depend on the numbers."""
    with closing(sqlite3.connect(course / "gradebook.db")) as book:
        return {name: sorted(map(repr, book.execute(query))) for name, query in TABLES.items()}


def run_nbgrader(course: Path, *words: str) -> None:
    """Run `nbgrader WORDS` in a course. Raises AssertionError, with the end of what it said."""
    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([programs, os.environ["PATH"]])}
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(
        command, cwd=course, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
