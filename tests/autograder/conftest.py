"""A data folder with candidates and copies, and a few items that belong to these tests."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, insert

from autograder.course import build
from autograder.pipeline.contract import REVISIONS, version
from autograder.pipeline.items import items_by_id
from autograder.sandbox import Limits
from classroom.tables import Aptitude
from workshop_game.checking import Item

ROOT = Path(__file__).parents[2]
EXERCISES = Path(__file__).with_name("exercises")
KIT = ROOT / "exercises"
"""The kit's own items."""
QUICK = Limits(cell_cpu=0.7, cell_wall=20.0, grace=5.0, copy_wall=90.0)
"""A copy that loops is stopped soon; one that waits for a busy machine is not."""

NOW = "2026-11-23T09:00:00Z"


class DataFolder:
    """What the classroom would have left in DATA."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(f"sqlite:///{path / 'aptitude.sqlite'}", poolclass=NullPool)
        Aptitude.metadata.create_all(self.engine)
        version.create(self.engine)
        with self.engine.begin() as connection:
            connection.execute(insert(version).values(version_num=REVISIONS[-1]))

    def candidate(self, number: str, language: str = "fr") -> None:
        self._add("candidates", number=number, language=language, token_hash=number, entered_at=NOW)

    def offer(self, number: str, *items: str) -> None:
        for item in items:
            self._add("offers", candidate=number, item=item, offered_at=NOW)

    def copy(
        self, number: str, item: str, source: str, *, language: str = "fr", seq: int = 1
    ) -> None:
        self._add(
            "copies",
            candidate=number,
            item=item,
            seq=seq,
            language=language,
            source=source,
            handed_in_at=NOW,
            receipt=f"{number}-{item}-{seq}",
            kit_version="0.0.9",
        )

    def draft(self, number: str, item: str, source: str, seq: int = 1) -> None:
        self._add("drafts", candidate=number, item=item, seq=seq, source=source, saved_at=NOW)

    def help(self, number: str, item: str, kind: str, note: str = "") -> None:
        self._add("helps", candidate=number, item=item, kind=kind, at=NOW, note=note)

    def _add(self, table: str, **values: object) -> None:
        with self.engine.begin() as connection:
            connection.execute(insert(Aptitude.metadata.tables[table]).values(**values))


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
