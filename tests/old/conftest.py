"""What each released kit left behind, copied: no test ever writes into the originals."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from classroom.app import create_app
from classroom.settings import Settings
from tests.classroom.conftest import Classroom, Clock

VERSIONS = sorted(path.name for path in Path(__file__).parent.glob("[0-9]*.*"))


@pytest.fixture(params=VERSIONS)
def left(request: pytest.FixtureRequest) -> Path:
    """The folder of a version, to read only."""
    return Path(__file__).with_name(request.param)


@pytest.fixture
def school(left: Path) -> Path:
    """The lessons and exercises of its school, to read only."""
    return left / "school"


@pytest.fixture
def data(left: Path, tmp_path: Path) -> Path:
    """A copy of its data folder."""
    return Path(shutil.copytree(left / "data", tmp_path / "data"))


@pytest.fixture
def room(data: Path, school: Path) -> Iterator[Classroom]:
    """Today's server, on the old folder."""
    clock = Clock()
    app = create_app(
        Settings(data=data, content=school, page=data, names=("atelier.lan",), now=clock)
    )
    opened = Classroom(app, clock)
    yield opened
    opened.loop.close()
    opened.room.close()
