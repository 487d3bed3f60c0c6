"""Stock nbgrader, as its own command, for tests that compare."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

Score = tuple[str, str, str, float | None]


def scores(course: Path) -> list[Score]:
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


def run_nbgrader(course: Path, *words: str) -> None:
    programs = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([programs, os.environ["PATH"]])}
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(
        command, cwd=course, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
