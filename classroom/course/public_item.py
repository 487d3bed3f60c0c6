"""Of an item's folder, what a candidate may know: enough to check the shown examples."""

from __future__ import annotations

import tomllib
from pathlib import Path

import tomli_w

from workshop_game.checking.kinds import kind_of

SHOWN_SLOTS = ("title", "text", "hint ")
"""The slots of an item's prose that a candidate may read, by their beginning."""


def public_item(folder: Path) -> dict[str, str]:
    """The public files of an item: never its answer, known answers, hidden cases or jury notes."""
    files = {"item.toml": public_table((folder / "item.toml").read_text(encoding="utf-8"))}
    for name in ("start.py", "given.py", "names.toml"):
        if (folder / name).is_file():
            files[name] = (folder / name).read_text(encoding="utf-8")
    for name in ("fr.md", "en.md"):
        files[name] = public_prose((folder / name).read_text(encoding="utf-8"))
    return files


def public_table(text: str) -> str:
    """`item.toml` with the lines that its kind shows to candidates."""
    table = tomllib.loads(text)
    return tomli_w.dumps(kind_of(table).public_table(table))


def public_prose(text: str) -> str:
    """The prose of an item with the slots that a candidate may read."""
    kept: list[str] = []
    shown = False
    for line in text.splitlines(keepends=True):
        if line.startswith("# "):
            shown = line[2:].strip().startswith(SHOWN_SLOTS)
        if shown:
            kept.append(line)
    return "".join(kept)
