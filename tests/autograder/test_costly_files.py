"""The costly notebooks through all of it: graded or named, shown, and told, in bounded memory."""

import resource
from pathlib import Path

import pytest

from autograder.dossier import write
from autograder.feedback import write_feedback
from tests.autograder.conftest import EXERCISES, folder_with_course
from tests.autograder.hostile.files import FILES
from tests.autograder.pipeline.test_hostile import ATTACKS, check, run

MOST_MEGABYTES = 600


@pytest.mark.sandbox
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_costly_files_take_neither_the_batch_nor_the_machine(
    tmp_path: Path, built: Path
) -> None:
    """Sixty submissions and more: prints the most memory here, and of any process below."""
    folder = folder_with_course(tmp_path / "data", built)
    attacks = {n: a for n, a in ATTACKS.items() if a.essential or n.startswith("fills_the_memory")}
    batch = run(folder, attacks, FILES)
    check(batch, attacks, FILES)
    assert len(batch.records) >= 60
    left: list[str] = []
    pages = write(folder.path, EXERCISES, lambda who, why: left.append(f"{who} {why}"))
    told = write_feedback(folder.path, EXERCISES, lambda r, why: left.append(r.candidate + why))
    assert left == []
    graded = [r for r in batch.records.values() if r.points is not None]
    assert len(told) == len(graded)
    assert len(pages) == 2 + 2 * len(batch.records)
    most = [
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"{len(batch.records)} submissions: {most[0]} MB here, {most[1]} MB in a process below")
    assert max(most) < MOST_MEGABYTES
