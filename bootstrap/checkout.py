"""Where things are in a checkout, and what a set of files looks like (its fingerprint)."""

import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Checkout:
    """The folders that the set-up reads and writes, all inside one copy of the kit."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder of the commands installed in the environment."""
        return self.venv / ("Scripts" if sys.platform == "win32" else "bin")

    @property
    def python(self) -> str:
        """The environment's interpreter, ready for a command line."""
        return str(self.scripts / ("python.exe" if sys.platform == "win32" else "python"))

    @property
    def stamps(self) -> Path:
        """One stamp per finished phase. Inside the environment: they vanish with it."""
        return self.venv / "setup"

    @property
    def logs(self) -> Path:
        return self.root / ".cache" / "setup"

    @property
    def page(self) -> Path:
        return self.root / "classroom" / "page"

    def requirements(self, name: str) -> Path:
        """The pinned list called `name`: base, test, node."""
        return self.root / "requirements" / f"{name}.txt"


def fingerprint(root: Path, paths: Iterable[Path]) -> str:
    """Return a hash of the names and contents of files; a folder counts with all it holds."""
    digest = hashlib.sha256()
    for path in sorted(_files(paths)):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_file():
            yield path
        for folder, folders, names in os.walk(path):
            folders[:] = [name for name in folders if name not in _PRODUCTS]
            yield from (Path(folder, name) for name in names if not name.endswith(".pyc"))


# Folders that are made, not written: they are no input of anything.
_PRODUCTS = {"node_modules", "dist", "__pycache__"}
