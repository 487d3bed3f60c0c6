"""What if: graded again beside the true records, with the reason for every change."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from atelier.regrade import compare
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.grade import grade
from autograder.pipeline.items import items_by_id, text_hash
from autograder.pipeline.version import kit_version
from autograder.regrade import NothingToCompare, put_in_place, regrade
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK, folder_with_course

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, built: Path) -> DataFolder:
    """One who takes the first jump, one who is right; both have the other item right."""
    folder = folder_with_course(tmp_path_factory.mktemp("regrade") / "data", built)
    items = items_by_id(EXERCISES)
    answers = {
        "C-001": items["best_jump"].wrong("en")["takes_the_first"],
        "C-002": items["best_jump"].answer("en"),
    }
    for number, source in answers.items():
        folder.candidate(number, "en")
        folder.offer(number, "best_jump", "steps")
        folder.copy(number, "best_jump", source, language="en")
        folder.copy(number, "steps", items["steps"].answer("en"), language="en")
    grade(folder.path, EXERCISES, limits=QUICK)
    return folder


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same exercises, but one case had a wrong expectation: taking the first was right."""
    exercises = tmp_path_factory.mktemp("mended") / "exercises"
    shutil.copytree(EXERCISES, exercises)
    path = exercises / "01_best_jump/item.toml"
    text = path.read_text(encoding="utf-8")
    case = "give   = [[1, 2, 9]]\nexpect = 9"
    assert case in text
    path.write_text(text.replace(case, "give   = [[1, 2, 9]]\nexpect = 1"), encoding="utf-8")
    return exercises


def state(data: Path) -> dict[str, bytes]:
    """Everything true, byte for byte."""
    files = [data / "records/outcomes.json", data / "records/outcomes.csv"]
    files += [data / "aptitude.sqlite", data / "course/gradebook.db"]
    return {path.name: path.read_bytes() for path in files}


def test_a_mended_item_says_who_changes_and_why(graded: DataFolder, mended: Path) -> None:
    before = state(graded.path)
    found = regrade(graded.path, mended, limits=QUICK)
    assert state(graded.path) == before
    assert {(c.candidate, c.item): c.why for c in found.changes} == {
        ("C-001", "best_jump"): ("item",),
        ("C-002", "best_jump"): ("item",),
    }
    points = {
        c.candidate: (c.before.points, c.after.points)
        for c in found.changes
        if c.before and c.after
    }
    assert points == {"C-001": (1, 2), "C-002": (4, 3)}


def test_the_report_carries_every_fingerprint_and_the_same_bytes(
    graded: DataFolder, mended: Path
) -> None:
    folder = regrade(graded.path, mended, limits=QUICK).folder
    files = [
        folder / "report.json",
        folder / "records/outcomes.json",
        folder / "records/outcomes.csv",
    ]
    first = [path.read_bytes() for path in files]
    regrade(graded.path, mended, limits=QUICK)
    assert [path.read_bytes() for path in files] == first
    report: dict[str, Any] = json.loads(first[0])
    source = items_by_id(EXERCISES)["best_jump"].wrong("en")["takes_the_first"]
    change = next(c for c in report["changes"] if c["candidate"] == "C-001")
    for side in ("before", "after"):
        assert change[side]["copy_hash"] == text_hash(source)
        assert change[side]["kit_version"] == kit_version()
    assert change["before"]["item_hash"] != change["after"]["item_hash"]
    assert change["after"]["item_hash"] == report["items"]["best_jump"]
    assert str(graded.path) not in first[0].decode()


def test_a_dropped_item_is_gone_beside_and_there_in_truth(graded: DataFolder) -> None:
    found = regrade(graded.path, EXERCISES, drop=["steps"], limits=QUICK)
    assert {(c.candidate, c.item, c.why, c.after) for c in found.changes} == {
        ("C-001", "steps", ("dropped",), None),
        ("C-002", "steps", ("dropped",), None),
    }
    kept = json.loads((found.folder / "records/outcomes.json").read_text())["records"]
    assert {record["item"] for record in kept} == {"best_jump"}


@pytest.mark.slow
def test_put_in_place_the_old_ones_are_kept(graded: DataFolder, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(graded.path, data)
    found = regrade(data, EXERCISES, drop=["steps"], limits=QUICK)
    put_in_place(data, found)
    kept = json.loads((found.folder / "records/outcomes.json").read_text())["records"]
    true = json.loads((data / "records/outcomes.json").read_text())["records"]
    assert true == kept
    (old,) = (data / "records").glob("before-*")
    before = json.loads((old / "outcomes.json").read_text())["records"]
    assert {record["item"] for record in before} == {"best_jump", "steps"}


@pytest.mark.slow
def test_the_same_items_change_nothing(graded: DataFolder) -> None:
    assert regrade(graded.path, EXERCISES, limits=QUICK).changes == ()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_command_tells_what_it_found(
    graded: DataFolder, mended: Path, tmp_path: Path, language: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(graded.path, data)
    console = Console(record=True, width=200, quiet=False)
    say = Wording(language)
    compare(data, mended, [], say, console, sandbox=True, apply=True)
    told = console.export_text()
    assert say("why_item") in told
    assert say("regrade_counts", compared=4, changes=2, people=2) in told
    assert (data / "dossiers/C-001.html").exists()


def test_what_is_not_there_is_said(tmp_path: Path, graded: DataFolder) -> None:
    with pytest.raises(NothingToCompare, match="nothing"):
        regrade(tmp_path / "none", EXERCISES)
    say = Wording("en")
    with pytest.raises(Trouble, match='No exercise is called "steppes"'):
        compare(graded.path, EXERCISES, ["steppes"], say, Console(), sandbox=True, apply=False)
    with pytest.raises(Trouble, match="does not exist"):
        compare(graded.path, tmp_path / "no", [], say, Console(), sandbox=True, apply=False)
