"""What the tests take from a registry, once: it is kept in the checkout's `.cache` after that."""

import subprocess
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

from classroom.pyodide.recipe.scratch import HERE as RECIPE
from classroom.pyodide.recipe.sources import Unreachable, download_sdist

REPOSITORY = RECIPE.parents[1]
CACHE = REPOSITORY / ".cache/pyodide"
SETTINGS: dict[str, Any] = tomllib.loads((RECIPE / "recipe.toml").read_text(encoding="utf-8"))


def pyodide() -> Path:
    """The npm package `pyodide`: the page's copy when it is the right one, else one of our own."""
    version = SETTINGS["pyodide"]["version"]
    ours = REPOSITORY / "classroom/page/node_modules/pyodide"
    kept = CACHE / f"pyodide-{version}/node_modules/pyodide"
    for folder in (ours, kept):
        if _is_version(folder, version):
            return folder
    kept.parents[1].mkdir(parents=True, exist_ok=True)
    (kept.parents[1] / "package.json").write_text("{}\n", encoding="utf-8")
    command = ["npm", "install", "--silent", "--ignore-scripts", f"pyodide@{version}"]
    done = subprocess.run(command, cwd=kept.parents[1], capture_output=True, text=True, check=False)
    if done.returncode or not _is_version(kept, version):
        pytest.skip(f"no Pyodide {version} in the page, nor kept, nor from npm: {done.stderr}")
    return kept


def _is_version(folder: Path, version: str) -> bool:
    description = folder / "package.json"
    if not (folder / "pyodide.asm.wasm").exists() or not description.exists():
        return False
    return f'"version": "{version}"' in description.read_text(encoding="utf-8")


def pygame_tests(folder: Path) -> Path:
    """An archive of pygame-ce's own tests and their data, to unpack beside the package."""
    pygame = SETTINGS["pygame"]
    try:
        sdist = download_sdist(pygame["version"], pygame["sdist_sha256"], CACHE / "sdist")
    except Unreachable as reason:
        pytest.skip(f"pygame-ce's tests are neither kept nor within reach: {reason}")
    archive = folder / "pygame_tests.tar.gz"
    with tarfile.open(sdist) as source, tarfile.open(archive, "w:gz", compresslevel=1) as target:
        for member in source.getmembers():
            name = _name_beside_pygame(member.name)
            if member.isfile() and name:
                member.name = name
                target.addfile(member, source.extractfile(member))
    return archive


def _name_beside_pygame(name: str) -> str:
    """`pygame_ce-x/test/draw_test.py` becomes `tests/draw_test.py`, where pygame-ce installs it."""
    parts = Path(name).parts[1:]
    renamed = {"test": "tests", "examples": "examples"}.get(parts[0]) if parts else None
    return Path(renamed, *parts[1:]).as_posix() if renamed else ""
