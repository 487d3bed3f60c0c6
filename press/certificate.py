"""A certificate of participation: one page in the name that is given, which is kept nowhere.

There is no score on it, and none could be: it is made from what it is given, and opens nothing.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import typst

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "workshop_game" / "assets" / "fonts"
TEMPLATE = Path(__file__).with_suffix(".typ")
SENTENCES = Path(__file__).with_suffix(".toml")

Format = Literal["pdf", "png"]


@dataclass(frozen=True)
class Occasion:
    """Who gave the workshop, where and when; what is empty is left out."""

    school: str = ""
    place: str = ""
    day: str = ""


def certificate(
    name: str, occasion: Occasion, today: date, language: str, format: Format = "pdf"
) -> bytes:
    """The page in `fr` or `en`; `format` may also be `png`, to look at it."""
    words = {key: row[language] for key, row in _sentences().items()}
    day = occasion.day or long_date(today, language)
    words["where_and_when"] = (
        words["where_and_when"].format(place=occasion.place, day=day)
        if occasion.place
        else words["when"].format(day=day)
    )
    page: bytes = typst.compile(
        TEMPLATE,
        root=ROOT,
        font_paths=[FONTS],
        format=format,
        sys_inputs=words
        | {"name": name, "western": "yes" if western(name) else "no"}
        | {"school": occasion.school, "language": language},
    )
    return page


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(SENTENCES.read_text(encoding="utf-8"))


def printable(text: str) -> str:
    """`text` on one line, without what cannot be printed."""
    kept = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)
    return " ".join(kept.split())


def western(name: str) -> bool:
    """Whether the kit's own letters, those of Latin-1, can write it."""
    return all(ord(sign) < 0x100 or sign in "’ŒœŸ" for sign in name)


def long_date(day: date, language: str) -> str:
    """`24 novembre 2026`, `24 November 2026`: whatever the machine's own language."""
    month = _sentences()["months"][language].split()[day.month - 1]
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}"
