"""What the page's Python leaves out is missed by nothing that it carries."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from classroom.delivery import bundle

PAGE = Path(__file__).parents[3] / "classroom" / "page"
LIBRARY = PAGE / "node_modules" / "pyodide" / "python_stdlib.zip"
UNUSED = {
    "friendly_traceback/__main__.py",  # its command line
    "workshop_game/assets/make_sounds.py",  # run by hand, on a desktop
}


def listed(name: str) -> set[str]:
    """A list of names in the script that makes the page's library."""
    script = (PAGE / "scripts" / "runtime.mjs").read_text(encoding="utf-8")
    found = re.search(rf"const {name} = \[(.*?)\];", script, re.DOTALL)
    assert found
    return set(re.findall(r'"([^"]+)"', found[1]))


LEFT_OUT = listed("LEFT_OUT")


def is_left_out(module: str) -> bool:
    parts = module.split("/")
    return any("/".join(parts[:length]) in LEFT_OUT for length in range(1, len(parts) + 1))


IMPORT = re.compile(r"^(?:import ([\w., ]+)|from (\w[\w.]*) import \(?([\w, ]*))", re.MULTILINE)
"""At the left margin: a file can do without what it imports in a `try` or in a function. Read as
text, because the page's Python knows words that the one of the tests may not."""


def is_kept(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    if folder == "encodings":
        return file.removesuffix(".py") in listed("ENCODINGS")
    return not is_left_out(name.removesuffix(".py"))


def imported(source: bytes) -> Iterator[str]:
    """The modules that a file imports as it is loaded."""
    for modules, folder, names in IMPORT.findall(source.decode("utf-8", errors="replace")):
        if folder:
            yield folder.replace(".", "/")
        for name in re.findall(r"[\w.]+", modules or names):
            yield f"{folder}.{name}".lstrip(".").replace(".", "/")


def missed(files: dict[str, bytes]) -> list[str]:
    return [
        f"{name} imports {module}"
        for name, source in files.items()
        if name.endswith(".py") and name not in UNUSED
        for module in imported(source)
        if is_left_out(module)
    ]


def test_the_kit_and_its_libraries_find_what_they_import() -> None:
    files = bundle.game_files() | bundle.explainer_files()
    for _, wheel in bundle.wheel_files():
        files |= wheel
    assert missed(files) == []


def test_the_library_itself_finds_what_it_imports() -> None:
    with zipfile.ZipFile(LIBRARY) as archive:
        kept = [name for name in archive.namelist() if is_kept(name)]
        assert missed({name: archive.read(name) for name in kept}) == []
