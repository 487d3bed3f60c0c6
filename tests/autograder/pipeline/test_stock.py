"""Stock nbgrader, its own command and its own kernel, agrees with the kit on the same course."""

import shutil
from pathlib import Path

import pytest

from autograder.grade import grade
from harness.data_folder import DataFolder
from harness.stock import rows, run_nbgrader, scores
from tests.autograder.conftest import EXERCISES, QUICK
from workshop_game.checking import Item

pytestmark = pytest.mark.sandbox


def test_stock_nbgrader_gives_the_same_scores(
    folder: DataFolder, items: dict[str, Item], tmp_path: Path
) -> None:
    jump, steps = items["best_jump"], items["steps"]
    answers = {
        "C-001": (jump.answer("fr"), steps.start("fr")),
        "C-002": (jump.wrong("fr")["takes_the_first"], "this is no Python"),
        "C-003": (jump.start("fr"), None),
    }
    for number, (one, other) in answers.items():
        folder.candidate(number, "fr")
        folder.copy(number, "best_jump", one)
        if other is not None:
            folder.copy(number, "steps", other)
    grade(folder.path, EXERCISES, limits=QUICK)
    ours = folder.path / "course"
    stock = tmp_path / "stock"
    for part in ("source", "submitted"):
        shutil.copytree(ours / part, stock / part)
    shutil.copy(ours / "nbgrader_config.py", stock)
    run_nbgrader(stock, "generate_assignment", "aptitude_fr")
    run_nbgrader(stock, "autograde", "aptitude_fr")
    assert scores(stock) == scores(ours)
    assert rows(stock) == rows(ours)
    assert len(scores(ours)) == len(answers) * 5


def test_the_release_is_what_stock_nbgrader_makes(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "source", tmp_path / "source")
    shutil.copy(built / "nbgrader_config.py", tmp_path)
    run_nbgrader(tmp_path, "generate_assignment", "aptitude_en")
    for path in sorted((built / "release/aptitude_en").iterdir()):
        assert (tmp_path / "release/aptitude_en" / path.name).read_bytes() == path.read_bytes()
