"""A certificate of participation: one page in the name that is given, which is kept nowhere.

The school, the place and the day come from `certificate.toml` in the data folder. There is no
score on it, and none could be: it is made without opening any store.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typst
from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from classroom import wording
from classroom.bundle import package_folder
from classroom.errors import Refused
from classroom.languages import Language
from classroom.room import InRoom
from classroom.seats import AtSeat
from workshop_game.checking import NewerFormat, refuse_newer

router = APIRouter(prefix="/api")

Format = Literal["pdf", "png"]
TEMPLATE = Path(__file__).with_suffix(".typ")
SETTINGS = "certificate.toml"
FORMAT = 1
LONGEST_NAME = 60


@dataclass(frozen=True)
class Occasion:
    """Who gave the workshop, where and when; what is empty is left out."""

    school: str = ""
    place: str = ""
    day: str = ""


class CertificateIn(BaseModel):
    """The name as its owner wants to read it."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    language: Language


@router.post(
    "/certificate",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
)
def make_certificate(room: InRoom, _seat: AtSeat, asked: CertificateIn) -> Response:
    """The certificate as a PDF. The name is read here, written on the page, and forgotten."""
    name = printable(asked.name)
    if not name:
        raise Refused(422, "no_name")
    occasion = read_occasion(room.settings.data)
    page = certificate(name, occasion, room.settings.now().astimezone().date(), asked.language)
    return Response(page, media_type="application/pdf")


def read_occasion(data: Path) -> Occasion:
    """What `certificate.toml` says; nothing when there is no such file.

    Raises Refused `certificate_broken` for a file that is not TOML, or not three sentences, and
    `certificate_newer` for one that a newer kit wrote.
    """
    file = data / SETTINGS
    if not file.is_file():
        return Occasion()
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
        refuse_newer(file, found.pop("format", None), FORMAT)
        texts = {name: _text(value) for name, value in found.items()}
        return Occasion(
            school=texts.pop("school", ""),
            place=texts.pop("place", ""),
            day=texts.pop("date", ""),
            **texts,
        )
    except NewerFormat as error:
        raise Refused(503, "certificate_newer") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        raise Refused(503, "certificate_broken", detail=str(error)) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not between quotation marks")
    return printable(value)


def printable(text: str) -> str:
    """`text` on one line, without what cannot be printed."""
    kept = "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)
    return " ".join(kept.split())


def certificate(
    name: str, occasion: Occasion, today: date, language: Language, format: Format = "pdf"
) -> bytes:
    """The page; `format` may also be `png`, to look at it."""
    words = {key: row[language] for key, row in wording.table()["certificate"].items()}
    day = occasion.day or long_date(today, language)
    both = "certificate.where_and_when" if occasion.place else "certificate.when"
    words["where_and_when"] = wording.text(both, language, place=occasion.place, day=day)
    game = package_folder("workshop_game")
    page: bytes = typst.compile(
        TEMPLATE,
        root=game.parent,
        font_paths=[game / "assets" / "fonts"],
        format=format,
        sys_inputs=words
        | {"name": name, "western": "yes" if western(name) else "no"}
        | {"school": occasion.school, "language": language},
    )
    return page


def western(name: str) -> bool:
    """Whether the kit's own letters, those of Latin-1, can write it."""
    return all(ord(sign) < 0x100 or sign in "’ŒœŸ" for sign in name)


def long_date(day: date, language: Language) -> str:
    """`24 novembre 2026`, `24 November 2026`: whatever the machine's own language."""
    month = wording.text("certificate.months", language).split()[day.month - 1]
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}"
