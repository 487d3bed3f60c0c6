"""The grader beside stock `nbgrader autograde`: the same course, the same copies, whole processes.

    python3 start.py bench grade                        60 submissions of 3 notebooks
    python3 start.py bench grade --submissions 12       a quick look
    python3 start.py bench grade --cluster 1000         two Dask workers, one killed half-way

Imports, the sandbox and the dossiers are included. Stock runs the copies unprotected, so they are
the items' own answers, right and known wrong. The floor is the code of the same notebooks and
nothing else: no notebook, no box, no gradebook. A busy machine slows all of them: read the ratios.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from bench import cluster
from bench.copies import LANGUAGE, exercises, hand_in
from bench.processes import Run, run
from harness.stock import scores

SUBMISSIONS = 60
ROUNDS = 3
"""Runs of the kit, of which the one in the middle is shown. Stock runs once: it takes minutes."""


def main(arguments: Sequence[str] = ()) -> None:
    """Print the runs for the same notebooks, or what a cluster does when a worker is killed."""
    parser = argparse.ArgumentParser(prog="bench grade")
    parser.add_argument("--submissions", type=int, default=SUBMISSIONS)
    parser.add_argument("--cluster", type=int, metavar="SUBMISSIONS", default=0)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        if asked.cluster:
            cluster.compare(Path(folder), asked.cluster)
        else:
            _compare(Path(folder), asked.submissions)


def _compare(folder: Path, submissions: int) -> None:
    data, items = folder / "data", exercises(folder / "exercises")
    hand_in(data, items, submissions)
    program = [sys.executable, "-m", "bench.ours", str(data), str(folder / "exercises")]
    run("course", [*program, "build"])
    shutil.copytree(data / "course", folder / "stock")
    ours = [run("atelier grade, sandboxed", [*program, "grade"]) for _ in range(ROUNDS)]
    shutil.copytree(data / "course/submitted", folder / "stock/submitted")
    floor = run("the bare code", [sys.executable, "-m", "bench.floor", str(folder / "stock")])
    stock = run("stock nbgrader autograde", _stock(folder / "stock"))
    middle = sorted(ours, key=lambda each: each.seconds)[ROUNDS // 2]
    _show([stock, middle, floor], submissions * len(items))
    same = scores(folder / "stock") == scores(data / "course")
    count = len(scores(folder / "stock"))
    Console().print(f"{count} scores of the gradebooks: {'all equal' if same else 'NOT EQUAL'}")


def _stock(course: Path) -> list[str]:
    where = f"--CourseDirectory.root={course}"
    return [sys.executable, "-m", "nbgrader", "autograde", f"aptitude_{LANGUAGE}", where]


def _show(runs: list[Run], notebooks: int) -> None:
    table = Table("run", "seconds", "ms per notebook", "times faster", "most memory, MB")
    for each in runs:
        faster = f"{runs[0].seconds / each.seconds:.1f}"
        a_notebook = f"{each.seconds / notebooks * 1000:.1f}"
        table.add_row(each.name, f"{each.seconds:.1f}", a_notebook, faster, f"{each.megabytes:.0f}")
    Console().print(f"{notebooks} notebooks", table)


if __name__ == "__main__":
    main(sys.argv[1:])
