"""Read the files of a content folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from workshop_game.checking.formats import FORMAT, ContentError, NewerContent, refuse_newer
from workshop_game.checking.prose import read_slots
from workshop_game.words import LANGUAGES, Names, fill_words

WITH_FORMAT = ("step.toml", "item.toml", "lesson.toml")


def read_table(path: Path) -> dict[str, Any]:
    """What a TOML file holds. Raises ContentError, NewerContent for what needs a newer kit."""
    data = read_toml(path)
    refuse_newer(path, data.get("format"), FORMAT, NewerContent)
    if path.name in WITH_FORMAT and data.get("format") != FORMAT:
        raise ContentError(path, "no_format", format=FORMAT)
    return data


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds, whatever its format. Raises ContentError."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(path, "bad_toml", error=error) from error


def read_text(path: Path) -> str:
    """What a file holds. Raises ContentError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ContentError(path, "no_file") from error
    except UnicodeDecodeError as error:
        raise ContentError(path, "not_utf8") from error


def read_optional(path: Path) -> str:
    """What a file holds; nothing without it. Raises ContentError."""
    return read_text(path) if path.exists() else ""


def read_sources(folder: Path) -> dict[str, str]:
    """The programs of a folder by name; none without it. Raises ContentError."""
    return {path.stem: read_text(path) for path in sorted(folder.glob("*.py"))}


def own_names(folder: Path) -> Names:
    """The words of the folder's own ``names.toml``; none without that file."""
    path = folder / "names.toml"
    data = read_table(path) if path.exists() else {}
    return Names(data.get("names", {}), data.get("strings", {}))


def read_prose(folder: Path, names: Names) -> dict[str, dict[str, str]]:
    """The slots of each language, with the words of ``names`` in them. Raises ContentError."""
    return {language: _slots(folder / f"{language}.md", language, names) for language in LANGUAGES}


def _slots(path: Path, language: str, names: Names) -> dict[str, str]:
    try:
        slots = read_slots(read_text(path))
        return {name: fill_words(text, language, names) for name, text in slots.items()}
    except KeyError as unknown:
        raise ContentError(path, "no_word", word=unknown.args[0]) from unknown
    except ValueError as error:
        raise ContentError(path, "reason", error=error) from error
