"""The numbers of the kit's formats: what a newer kit wrote is refused in words, and left alone."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from workshop_game.words import LANGUAGES

FORMAT = 1
"""Of every content folder: steps, items, micro-lessons, chapters and the storyboard."""


class ContentError(Exception):
    """A content folder that cannot be read: ``file`` says where, ``what`` says what to do.

    ``id`` names the sentence in ``messages.toml``, ``values`` fill its gaps. `str` is English.
    """

    def __init__(self, file: Path | str, id: str, /, **values: Any) -> None:
        self.file = Path(file)
        self._id, self._values = id, values
        super().__init__(self.text("en"))

    def what(self, language: str) -> str:
        """What to do in that file, in `language`."""
        return _filled(self._id, language, self._values)

    def text(self, language: str) -> str:
        """Where, and what to do, in `language`."""
        return f"{self.file}: {self.what(language)}"


class SettingError(ValueError):
    """Something that an author wrote and that means nothing; said as ContentError says it."""

    def __init__(self, id: str, /, **values: Any) -> None:
        self._id, self._values = id, values
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """What is wrong, in `language`."""
        return _filled(self._id, language, self._values)


class NewerFormat(Exception):
    """A file that a newer kit wrote. Whoever raises this has not touched it.

    `str` gives both languages; `text` gives one.
    """

    def __init__(self, file: Path | str, found: object, known: object) -> None:
        self.file = Path(file)
        self._values = {"file": file, "found": found, "known": known}
        Exception.__init__(self, " / ".join(self.text(language) for language in LANGUAGES))

    def what(self, language: str) -> str:
        """The same: the file is named in the sentence."""
        return self.text(language)

    def text(self, language: str) -> str:
        """What happened and what to do, in `language`."""
        return _filled("newer_format", language, self._values)


class NewerContent(NewerFormat, ContentError):
    """A step, an item or another content folder that asks for a newer kit."""


def refuse_newer(
    file: Path | str, found: object, known: int, refusal: type[NewerFormat] = NewerFormat
) -> None:
    """Do nothing for a number that this kit knows; None, for a file without one, counts as 1.

    Raises:
        NewerFormat: (or ``refusal``) a newer kit wrote the file.
    """
    if isinstance(found, int) and found > known:
        raise refusal(file, found, known)


def in_language(value: object, language: str) -> object:
    """An error as its reader reads it, where it knows how; anything else as it is."""
    told = getattr(value, "text", None)
    return told(language).removesuffix(".") if callable(told) else value


def _filled(id: str, language: str, values: dict[str, Any]) -> str:
    filled = {name: in_language(value, language) for name, value in values.items()}
    return _sentences()[id][language].format(**filled)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("messages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
