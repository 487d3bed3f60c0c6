"""The grader beside stock `nbgrader autograde`: the same course, the same copies, whole processes.

Stock runs the copies unprotected, so they are the items' own
answers. A run of a few candidates is mostly start-up on both sides, hence twelve.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table
from sqlalchemy import create_engine, insert

from classroom.tables import Aptitude
from workshop_game.checking import Item, load_items

ROOT = Path(__file__).resolve().parents[1]
CANDIDATES = 12
LANGUAGE = "fr"
OURS = (
    "import sys; from pathlib import Path; from autograder.grade import grade; "
    "grade(Path(sys.argv[1]), Path(sys.argv[2]))"
)


@dataclass(frozen=True)
class Run:
    """One whole process, imports included."""

    name: str
    seconds: float
    megabytes: float


def main() -> None:
    """Print both runs, for the same notebooks."""
    candidates = CANDIDATES
    items = load_items(ROOT / "exercises")
    with TemporaryDirectory() as folder:
        data = Path(folder, "data")
        _hand_in(data, items, candidates)
        _run("course", _ours(data))  # makes the course and the submissions
        runs = [
            _run("atelier grade, sandboxed", _ours(data)),
            _run("stock nbgrader autograde", _stock(data / "course", Path(folder, "stock"))),
        ]
    _show(runs, candidates * len(items))


def _show(runs: list[Run], notebooks: int) -> None:
    table = Table("run", "seconds", "ms per notebook", "its memory, MB")
    for run in runs:
        each = f"{run.seconds / notebooks * 1000:.0f}"
        table.add_row(run.name, f"{run.seconds:.1f}", each, f"{run.megabytes:.0f}")
    Console().print(f"{notebooks} notebooks", table)


def _hand_in(data: Path, items: list[Item], candidates: int) -> None:
    """Right and known wrong answers in turn."""
    data.mkdir()
    engine = create_engine(f"sqlite:///{data / 'aptitude.sqlite'}")
    Aptitude.metadata.create_all(engine)
    tables = Aptitude.metadata.tables
    with engine.begin() as store:
        for place in range(candidates):
            number = f"C-{place + 1:03}"
            person = {"number": number, "language": LANGUAGE, "token_hash": number}
            store.execute(insert(tables["candidates"]).values(**person, entered_at=""))
            for item in items:
                answers = [item.answer(LANGUAGE), *item.wrong(LANGUAGE).values()]
                copy = {
                    "candidate": number,
                    "item": item.id,
                    "seq": 1,
                    "language": LANGUAGE,
                    "source": answers[place % len(answers)],
                    "handed_in_at": "",
                    "receipt": f"{number}-{item.id}",
                    "kit_version": "",
                }
                store.execute(insert(tables["copies"]).values(**copy))
    engine.dispose()


def _ours(data: Path) -> list[str]:
    return [sys.executable, "-c", OURS, str(data), str(ROOT / "exercises")]


def _stock(course: Path, stock: Path) -> list[str]:
    """A course of its own with the same submissions, ready for stock autograde."""
    for part in ("source", "release", "submitted"):
        shutil.copytree(course / part, stock / part)
    shutil.copy(course / "nbgrader_config.py", stock)
    shutil.copy(course / "gradebook.db", stock)
    where = f"--CourseDirectory.root={stock}"
    return [sys.executable, "-m", "nbgrader", "autograde", f"aptitude_{LANGUAGE}", where]


def _run(name: str, command: list[str]) -> Run:
    programs = str(Path(sys.executable).parent)
    path = os.pathsep.join([programs, os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{name}: exit code {code}")
    return Run(name, seconds, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
