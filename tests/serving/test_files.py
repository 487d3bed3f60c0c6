"""What the server writes, its owner alone may read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from serving.files import private_file, private_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_folder_and_a_file_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "data")
    file = private_file(folder / "log")
    assert (mode(folder), mode(file)) == (0o700, 0o600)


def test_those_of_an_older_kit_are_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = tmp_path / "log"
    file.write_text("kept")
    file.chmod(0o644)
    private_file(private_folder(tmp_path) / "log")
    assert (mode(tmp_path), mode(file)) == (0o700, 0o600)
    assert file.read_text() == "kept"
