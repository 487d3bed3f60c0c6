"""A few items that belong to these tests, their course, and a data folder that has it."""

import shutil
from pathlib import Path

import pytest

from autograder.course import build
from autograder.pipeline.items import items_by_id
from autograder.sandbox import Limits
from harness.data_folder import DataFolder
from workshop_game.checking import Item

ROOT = Path(__file__).parents[2]
EXERCISES = Path(__file__).with_name("exercises")
KIT = ROOT / "exercises"
"""The kit's own items."""
QUICK = Limits(cell_cpu=0.7, cell_wall=20.0, grace=5.0, copy_wall=90.0)
"""A copy that loops is stopped soon; one that waits for a busy machine is not."""


@pytest.fixture
def exercises() -> Path:
    return EXERCISES


@pytest.fixture(scope="session")
def items() -> dict[str, Item]:
    return items_by_id(EXERCISES)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course of these exercises, built once: nbgrader takes seconds for it."""
    return build(tmp_path_factory.mktemp("built"), EXERCISES)


def folder_with_course(path: Path, built: Path) -> DataFolder:
    folder = DataFolder(path)
    shutil.copytree(built, path / "course")
    return folder


@pytest.fixture
def folder(tmp_path: Path, built: Path) -> DataFolder:
    return folder_with_course(tmp_path / "data", built)
