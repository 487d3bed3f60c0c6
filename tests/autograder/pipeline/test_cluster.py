"""The same tasks on a Dask cluster of separate processes: complete and identical records."""

import platform
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.grade import ClusterError, Progress, grade, on_cluster
from autograder.pipeline import plan
from autograder.pipeline.cluster import what_is_wrong
from autograder.pipeline.probe import worker_facts
from autograder.pipeline.version import kit_version
from harness.cluster import Process, scheduler, workers
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK
from workshop_game.checking import Item

pytestmark = pytest.mark.sandbox


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    with scheduler(tmp_path) as started:
        yield started


def fill(folder: DataFolder, items: dict[str, Item], count: int) -> None:
    for number in range(1, count + 1):
        candidate = f"C-{number:03}"
        folder.candidate(candidate, "fr")
        for item in items.values():
            answers = [item.answer("fr"), *item.wrong("fr").values(), item.start("fr")]
            answer = answers[number % len(answers)]
            folder.copy(candidate, item.id, f"import time\ntime.sleep(0.1)\n{answer}")


def written(folder: DataFolder) -> list[bytes]:
    records = folder.path / "records"
    return [(records / name).read_bytes() for name in ("outcomes.json", "outcomes.csv")]


def test_a_worker_killed_half_way_changes_nothing(
    folder: DataFolder, items: dict[str, Item], cluster: tuple[str, Path], tmp_path: Path
) -> None:
    fill(folder, items, 4)
    grade(folder.path, EXERCISES, limits=QUICK)
    here = written(folder)
    address, file = cluster
    killed: list[Process] = []

    def told(news: Progress) -> None:
        if news.done == news.total // 2 and not killed:
            killed.append(made[0])
            made[0].kill()

    with workers(file, 2, tmp_path) as made:
        grade(
            *(folder.path, EXERCISES),
            limits=QUICK,
            again=True,
            spread=on_cluster(address),
            progress=told,
        )
        assert killed
        assert made[1].poll() is None
    assert written(folder) == here


def test_a_worker_with_another_kit_is_named_before_anything_is_graded(
    folder: DataFolder,
    items: dict[str, Item],
    cluster: tuple[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(folder, items, 1)
    address, file = cluster
    told: list[Progress] = []

    def refused() -> ClusterError:
        with pytest.raises(ClusterError) as caught:
            grade(
                *(folder.path, EXERCISES),
                limits=QUICK,
                spread=on_cluster(address),
                progress=told.append,
            )
        return caught.value

    with workers(file, 1, tmp_path):
        monkeypatch.setattr(plan, "kit_version", lambda: "9.9.9")
        assert "the kit there is version 0.1.0, here version 9.9.9." in refused().text("en")
    assert {each.done for each in told} == {0}


FACTS = {"kit": kit_version(), "python": platform.python_version()[:4], "sandbox": None}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (OSError("gone"), "the kit is not there. Start the worker from the folder of the kit"),
        ({**FACTS, "kit": ""}, "the kit is not there."),
        ({**FACTS, "kit": "0.0.1"}, "the kit there is version 0.0.1, here version"),
        ({**FACTS, "python": "3.99"}, "Python there is version 3.99, here version 3."),
        ({**FACTS, "sandbox": {"en": "no box", "fr": "pas de boîte"}}, "no box"),
    ],
)
def test_what_keeps_a_worker_from_grading_alike(facts: object, said: str) -> None:
    wrong = what_is_wrong(facts, kit_version())
    assert wrong is not None
    assert wrong("en").startswith(said)
    assert wrong("fr") != wrong("en")


def test_a_worker_like_this_computer_is_welcome() -> None:
    assert worker_facts(sandbox=True) == FACTS
    assert what_is_wrong(FACTS, kit_version()) is None


def test_a_computer_without_the_kit_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "autograder.pipeline.version", None)
    assert worker_facts(sandbox=True) == {**FACTS, "kit": ""}


def test_a_scheduler_that_is_not_there_is_said(
    folder: DataFolder, items: dict[str, Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, items, 1)
    monkeypatch.setattr("autograder.pipeline.cluster.PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"tcp://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(ClusterError) as caught:
        grade(folder.path, EXERCISES, limits=QUICK, spread=on_cluster(address))
    assert caught.value.text("en").startswith(f"The scheduler {address} does not answer")


def test_a_scheduler_without_workers_is_said(
    folder: DataFolder,
    items: dict[str, Item],
    cluster: tuple[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(folder, items, 1)
    monkeypatch.setattr("autograder.pipeline.cluster.PATIENCE", 2)
    with pytest.raises(ClusterError) as caught:
        grade(folder.path, EXERCISES, limits=QUICK, spread=on_cluster(cluster[0]))
    assert "has no worker" in caught.value.text("en")
