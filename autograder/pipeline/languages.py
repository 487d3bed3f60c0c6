"""In which language a notebook of an exercise was given, by its own cells."""

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from autograder.pipeline.course import release_notebook
from autograder.pipeline.items import LANGUAGES, assignment_of

Signs = frozenset[str]
"""Texts and nbgrader's checksums of cells."""


class Languages:
    """What only one exercise in one language holds, of all that the course gave out."""

    def __init__(self, course: Path, items: Iterable[str]) -> None:
        self._signs = {
            (item, language): _release_signs(path.read_text(encoding="utf-8"))
            for item in items
            for language in LANGUAGES
            if (path := release_notebook(course, assignment_of(language), item)).exists()
        }
        self._times = Counter(sign for signs in self._signs.values() for sign in signs)

    def of(self, item: str, notebook: str) -> str | None:
        """The one language in which `notebook` holds cells of `item`.

        None where it holds cells of no language of it, or of several.
        """
        own = {sign for sign in _signs(notebook) if self._times[sign] == 1}
        found = [name for name in LANGUAGES if own & self._signs.get((item, name), frozenset())]
        return found[0] if len(found) == 1 else None


@cache
def _release_signs(text: str) -> Signs:
    return _signs(text)


def _signs(notebook: str) -> Signs:
    cells = json.loads(notebook)["cells"]
    return frozenset(sign for cell in cells for sign in _signs_of(cell)) - {""}


def _signs_of(cell: Any) -> tuple[str, str]:
    """A cell says where it comes from by its text, and by the checksum that editing leaves."""
    source = "\n".join(line.rstrip() for line in "".join(cell["source"]).strip().splitlines())
    marks = cell["metadata"].get("nbgrader", {})
    return source, str(marks.get("checksum") or "")
