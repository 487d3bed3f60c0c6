"""The costly notebooks through all of it: graded or named, shown, and told, in bounded memory."""

import sys
from pathlib import Path

import pytest

from autograder.pipeline.records import read_records
from bench.processes import Run, run
from tests.autograder.conftest import EXERCISES, folder_with_course
from tests.autograder.hostile.files import FILES
from tests.autograder.hostile.notebooks import NOTEBOOKS as BROKEN
from tests.autograder.pipeline.test_hostile import ATTACKS, all_handed_in, by_name

MOST_MEGABYTES = 600
SUBMISSIONS = 60
LARGE = ("outputs_of_10_mb", "seventeen_megabytes", "deep_metadata", "brackets_without_end")
MANY = ("thousand_cells", "three_hundred_cells", "tests_copied_fifty_times")
WORST = ("fills_the_memory", "fills_it", "prints_100_mb", "floods", "shows", "raises_a_huge")


@pytest.mark.sandbox
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_costly_files_take_neither_the_batch_nor_the_machine(
    tmp_path: Path, built: Path
) -> None:
    """Whole processes and their boxes, each page of memory counted once; `-s` prints it."""
    folder = folder_with_course(tmp_path / "data", built)
    heavy = {name: each for name, each in ATTACKS.items() if name.startswith(WORST)}
    files = FILES | {name: BROKEN[name] for name in (*LARGE, *MANY, "zip_bomb")}
    names = all_handed_in(folder, heavy, files)
    whole = [measured(folder.path, what) for what in ("grade", "feedback")]
    records = by_name(read_records(folder.path), names)
    assert len(records) == len(names) >= SUBMISSIONS
    graded = [each for each in records.values() if each.points is not None]
    pages = [path.name for path in (folder.path / "dossiers").glob("*.html")]
    assert len(pages) == 2 + 2 * len(names)
    told = list((folder.path / "course/feedback").rglob("*.html"))
    assert len(told) == len(graded)
    for each in whole:
        print(
            f"{each.name}: {len(names)} submissions, {each.seconds:.0f} s, {each.megabytes:.0f} MB"
        )
    assert max(each.megabytes for each in whole) < MOST_MEGABYTES


def measured(data: Path, what: str) -> Run:
    """What `atelier WHAT` does, as a program of its own; `grade` writes the dossiers too."""
    return run(what, [sys.executable, "-m", "bench.ours", str(data), str(EXERCISES), what])
