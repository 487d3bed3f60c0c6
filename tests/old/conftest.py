"""What each released kit left behind, copied: no test ever writes into the originals."""

import shutil
from pathlib import Path

import pytest

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
