"""The numbers of the kit's formats: what a newer kit wrote is refused in words, and left alone."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from workshop_game.words import LANGUAGES

FORMAT = 1
"""Of every content folder: steps, items, micro-lessons, chapters and the storyboard."""


class ContentError(Exception):
    """A content folder that cannot be read; the message says where and what to do."""


class NewerFormat(Exception):
    """A file that a newer kit wrote. Whoever raises this has not touched it.

    `str` gives both languages; `text` gives one.
    """

    def __init__(self, file: Path | str, found: object, known: object) -> None:
        self._values = {"file": file, "found": found, "known": known}
        super().__init__(" / ".join(self.text(language) for language in LANGUAGES))

    def text(self, language: str) -> str:
        """What happened and what to do, in `language`."""
        return _sentence()[language].format(**self._values)


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


@cache
def _sentence() -> dict[str, str]:
    path = Path(__file__).with_name("messages.toml")
    sentence: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["newer_format"]
    return sentence
