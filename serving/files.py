"""Folders and files that their owner alone may read."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def private_folder(folder: Path) -> Path:
    """Make `folder` where it is missing, and keep everybody else out of it.

    A medium without owners, such as a memory stick, stays as it is. Raises OSError when the folder
    cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(OSError):
        folder.chmod(0o700)
    return folder


def private_file(file: Path) -> Path:
    """Make `file` where it is missing, readable by its owner alone. Raises OSError."""
    file.touch(mode=0o600)
    with suppress(OSError):
        file.chmod(0o600)
    return file
