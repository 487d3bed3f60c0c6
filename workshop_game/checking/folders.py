"""Read the files of a content folder."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from workshop_game.checking.formats import FORMAT, ContentError, NewerContent, refuse_newer
from workshop_game.checking.prose import read_slots
from workshop_game.words import LANGUAGES, Names, fill_words

Languages = tuple[str, ...]
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


def languages_of(file: Path) -> Languages:
    """The languages that the content of a ``chapter.toml`` or ``storyboard.toml`` is written in.

    Both, unless the file names one; whoever chose the other language reads that one.
    Raises ContentError.
    """
    said = read_table(file).get("languages", list(LANGUAGES)) if file.exists() else list(LANGUAGES)
    found = tuple(each for each in LANGUAGES if isinstance(said, list) and each in said)
    if not found or len(found) != len(said):
        raise ContentError(file, "bad_languages", said=said)
    return found


def own_names(folder: Path, languages: Languages = LANGUAGES) -> Names:
    """The words of the folder's own ``names.toml``; none without that file."""
    path = folder / "names.toml"
    data = read_table(path) if path.exists() else {}
    words, strings = (in_every(data.get(kind, {}), languages) for kind in ("names", "strings"))
    return Names(words, strings)


def stand_ins(languages: Languages) -> dict[str, str]:
    """For each language, the one that is written: itself, or the first of ``languages``."""
    return {each: each if each in languages else languages[0] for each in LANGUAGES}


def in_every(texts: dict[str, dict[str, str]], languages: Languages) -> dict[str, dict[str, str]]:
    """Each text in every language; one that is not written is read in the first that is."""
    if languages == LANGUAGES:
        return dict(texts)
    written = stand_ins(languages).items()
    return {
        id: {each: by.get(name, "") or by.get(each, "") for each, name in written}
        for id, by in texts.items()
    }


def read_prose(
    folder: Path, names: Names, languages: Languages = LANGUAGES
) -> dict[str, dict[str, str]]:
    """The slots of each language, with the words of ``names`` in them. Raises ContentError.

    Where a language is not one of ``languages``, the first one's prose stands for it.
    """
    written = stand_ins(languages)
    return {each: _slots(folder / f"{name}.md", each, names) for each, name in written.items()}


def _slots(path: Path, language: str, names: Names) -> dict[str, str]:
    try:
        slots = read_slots(read_text(path))
        return {name: fill_words(text, language, names) for name, text in slots.items()}
    except KeyError as unknown:
        raise ContentError(path, "no_word", word=unknown.args[0]) from unknown
    except ValueError as error:
        raise ContentError(path, "reason", error=error) from error
