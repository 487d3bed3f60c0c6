"""The lines around a program that make it ordinary Python: put on, recognised, taken off."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(r"^from workshop_game\.home\.(?P<language>fr|en) import .*$", re.MULTILINE)
_PLAY = re.compile(r"^(jouer|play)\(globals\(\)\).*$", re.MULTILINE)


@cache
def _lines() -> dict[str, dict[str, list[str]]]:
    path = Path(__file__).with_name("frame.json")
    table: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return table


def framed(source: str, language: str, title: str, file: str) -> str:
    """``source`` as a file that plain Python runs; ``title`` is its first comment."""
    around = _lines()[language]
    before = "\n".join(around["before"])
    before = before.replace("{title}", " ".join(title.split())).replace("{file}", file)
    return before + source.rstrip() + "\n" + "\n".join(around["after"])


def written_in(text: str) -> str | None:
    """The language of a file's words; None when it is no file that left the workshop."""
    found = _IMPORT.search(text)
    return found["language"] if found else None


def own_part(text: str) -> str:
    """A participant's own lines, each still where it was: the lines of the frame are empty."""
    return _PLAY.sub("", _IMPORT.sub("", text)) if written_in(text) else text
