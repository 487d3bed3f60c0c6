"""The number of a file's format: a newer one stops the reader before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from serving.formats import Newer, refuse_newer


def test_a_newer_file_is_named_with_both_numbers() -> None:
    with pytest.raises(Newer) as refused:
        refuse_newer(Path("secrets.toml"), 3, 2)
    newer = refused.value
    assert str(newer) == "secrets.toml: format 3 is newer than 2"
    assert (newer.file, newer.found, newer.known) == (Path("secrets.toml"), 3, 2)


@pytest.mark.parametrize("found", [None, 0, 1, 2, "3"])
def test_what_is_not_newer_is_no_affair_of_this_one(found: object) -> None:
    refuse_newer(Path("secrets.toml"), found, 2)
