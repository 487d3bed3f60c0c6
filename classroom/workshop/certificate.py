"""The certificate of participation over HTTP, in a name that is read once and kept nowhere.

The school, the place and the day come from `certificate.toml` in the data folder. It is made
without opening any store.
"""

from __future__ import annotations

import asyncio
import tomllib
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from classroom.room import InRoom, Room
from classroom.web.access import AtSeat
from press.certificate import Occasion, certificate, printable
from serving.errors import Refused
from serving.formats import Newer, refuse_newer
from serving.languages import Language

router = APIRouter(prefix="/api")

SETTINGS = "certificate.toml"
FORMAT = 1
LONGEST_NAME = 60


class CertificateIn(BaseModel):
    """The name as its owner wants to read it."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    language: Language


@router.post(
    "/certificate",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}},
)
async def make_certificate(room: InRoom, seat: AtSeat, asked: CertificateIn) -> Response:
    """The certificate as a PDF. The name is read here, written on the page, and forgotten.

    One at a time for each seat. Raises Refused `certificate_under_way` or `too_fast` beyond.
    """
    name = printable(asked.name)
    if not name:
        raise Refused(422, "no_name")
    who = f"seat {seat}"
    if not room.limits.certificates.take(who):
        raise Refused(429, "certificate_under_way", seconds=5)
    try:
        room.limits.certificate_turns.wait(who)
        pool = room.limits.certificate_pool
        made = asyncio.get_running_loop().run_in_executor(pool, _page, room, name, asked.language)
        page = await made
    finally:
        room.limits.certificates.give_back(who)
    return Response(page, media_type="application/pdf")


def _page(room: Room, name: str, language: Language) -> bytes:
    today = room.settings.now().astimezone().date()
    return certificate(name, read_occasion(room.settings.data), today, language)


def read_occasion(data: Path) -> Occasion:
    """What `certificate.toml` says; nothing when there is no such file.

    Raises Refused `certificate_broken` for a file that is not TOML, or not three sentences, and
    `certificate_newer` for one that a newer kit wrote.
    """
    file = data / SETTINGS
    if not file.is_file():
        return Occasion()
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        refuse_newer(file, found.pop("format", None), FORMAT)
        texts = {name: _text(value) for name, value in found.items()}
        return Occasion(
            school=texts.pop("school", ""),
            place=texts.pop("place", ""),
            day=texts.pop("date", ""),
            **texts,
        )
    except Newer as error:
        raise Refused(503, "certificate_newer") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        raise Refused(503, "certificate_broken", detail=str(error)) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not between quotation marks")
    return printable(value)
