"""The facilitator's board: who needs help, where each seat is. Never a ranking."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Annotated, Any, get_args
from urllib.parse import quote

import segno
from fastapi import APIRouter, Depends, Request, Response
from fastapi import Path as InPath
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.types import Receive, Scope, Send

from classroom.board.facilitators import (
    AfterMyTurn,
    ForFacilitator,
    FromSameSite,
    close_session,
    is_facilitator,
    open_session,
)
from classroom.board.overview import room_facts
from classroom.board.phrases import Teller
from classroom.board.wording import WORDING
from classroom.course.storyboard import storyboard_view
from classroom.course.views import html
from classroom.delivery.assets import file_response
from classroom.room import ClientAddress, InRoom, Room
from classroom.stores.workshop import HelpKind
from classroom.web.access import name_behind
from classroom.web.wording import WORDING as REFUSALS
from classroom.workshop.animals import animals
from classroom.workshop.calls import answer, go_to
from classroom.workshop.freeing import free_unopened, let_in, unopened
from serving.errors import Refused, refusal_body
from serving.languages import COOKIE, LANGUAGES, Language, chosen_language

router = APIRouter(prefix="/board", include_in_schema=False)

STATIC = Path(__file__).with_name("static")
TEMPLATES = Path(__file__).with_name("templates")
FONTS = Path(__file__).parents[2] / "workshop_game" / "assets" / "fonts"
KINDS: tuple[HelpKind, ...] = get_args(HelpKind)

SIGN_OF_LIFE_SECONDS = 15.0
HIGHEST_RATE_SECONDS = 0.5

MARKS = {
    "none": "·",
    "opened": "○",
    "run": "▷",
    "stopped": "■",
    "tried": "↻",
    "error": "△",
    "passed": "✓",
}
"""A shape for each result, beside its colour and its words."""

_pages = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _language(request: Request) -> Language:
    """French, until someone asks for English: the room is French, whatever the laptop is."""
    return chosen_language(request) or "fr"


def _render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    language = _language(request)

    def say(key: str, **slots: object) -> str:
        return WORDING.text(key, language, **slots)

    other = next(one for one in LANGUAGES if one != language)
    shared = {"say": say, "language": language, "other": other, "kinds": KINDS, "marks": MARKS}
    return HTMLResponse(_pages.get_template(template).render(shared | values), status)


async def typed_fields(request: Request) -> dict[str, str]:
    """What a form or a JSON object of a request holds. Raises Refused `bad_request`."""
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            fields = await request.json()
        except (ValueError, RecursionError) as error:
            raise Refused(422, "bad_request", field="-") from error
        if not isinstance(fields, dict):
            raise Refused(422, "bad_request", field="-")
        return {str(name): str(value) for name, value in fields.items()}
    return {name: str(value) for name, value in (await request.form()).items()}


Typed = Annotated[dict[str, str], Depends(typed_fields)]
SeatNumber = Annotated[int, InPath(ge=1, le=2**31 - 1)]


@router.get("", dependencies=[AfterMyTurn])
def board(request: Request, room: InRoom, address: ClientAddress) -> Response:
    """The board; the door before it; or, with `?secret=`, straight in and the secret gone."""
    secret = request.query_params.get("secret")
    if secret is not None:
        return _let_in(request, room, address, secret)
    if request.query_params.get("language") in LANGUAGES:
        return _remember_language(request)
    if not is_facilitator(request, room):
        return _render(request, "login.html", status=401, problem="")
    return _render(request, "board.html", **_rows(room, request), **_door(room, request))


def _let_in(request: Request, room: Room, address: str, secret: str) -> Response:
    response: Response = RedirectResponse("/board", 303)
    try:
        open_session(room, address, secret, response)
    except Refused as refused:
        problem = refusal_body(REFUSALS, refused.id, _language(request), **refused.values)
        message = problem["error"]["message"]
        return _render(request, "login.html", status=refused.status, problem=message)
    return response


def _remember_language(request: Request) -> Response:
    language: Language = _language(request)
    response = RedirectResponse(request.url.path, 303)
    response.set_cookie(COOKIE, language, max_age=31536000, samesite="lax")
    return response


@router.post("/login", dependencies=[FromSameSite, AfterMyTurn])
def login(request: Request, room: InRoom, address: ClientAddress, typed: Typed) -> Response:
    """Give the secret, in a form (back to the board) or as JSON (204, or an error with an id)."""
    secret = typed.get("secret", "")
    if not _wants_json(request):
        return _let_in(request, room, address, secret)
    response = Response(status_code=204)
    open_session(room, address, secret, response)
    return response


def _wants_json(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/json")


@router.post("/logout", dependencies=[FromSameSite])
def logout(request: Request, room: InRoom) -> Response:
    """Close the board in this browser."""
    response = RedirectResponse("/board", 303)
    close_session(request, room, response)
    return response


@router.get("/rows", dependencies=[ForFacilitator])
def rows(request: Request, room: InRoom) -> Response:
    """The part of the board that changes."""
    return _render(request, "rows.html", **_rows(room, request))


def _rows(room: Room, request: Request) -> dict[str, Any]:
    language = _language(request)
    seats, waiting = room_facts(room, language)
    with room.stores.workshop.read() as session:
        never_opened = {seat.id for seat in unopened(session, room.at_items)}
    teller = Teller(room, language)
    last_saved = max((one.saved_at for one in seats if one.saved_at), default=None)
    cards = [teller.card(facts) for facts in seats]
    return {
        "seats": cards,
        "unopened": [card for card in cards if card.seat in never_opened],
        "is_full": len(cards) >= len(animals()),
        "waiting": [teller.card(facts) for facts in waiting],
        "problem": teller.guide.problem,
        "saved_at": teller.clock(last_saved) if last_saved else "",
        "change": room.changes.count,
    }


@router.get("/poster", dependencies=[ForFacilitator])
def poster(request: Request, room: InRoom) -> Response:
    """The address, the code and the QR code, large, and nothing about anyone."""
    cards = list(animals().values())[:9]
    return _render(request, "poster.html", animals=cards, **_door(room, request))


@router.get("/cards", dependencies=[ForFacilitator])
def cards(request: Request, room: InRoom) -> Response:
    """The storyboard's cards, to print and cut out."""
    deck = storyboard_view(room.content.course().deck, _language(request), html)
    return _render(request, "story_cards.html", questions=deck)


def _door(room: Room, request: Request) -> dict[str, Any]:
    address = room.settings.address or str(request.base_url)
    with_code = f"{address}?code={quote(room.secrets.join_code)}"
    picture = segno.make(with_code, error="m", micro=False)
    qr = picture.svg_inline(scale=8, border=2, dark="#111", light=None, omitsize=True)
    return {"address": address, "join_code": room.secrets.join_code, "qr": qr}


@router.post("/help/{seat}/going", dependencies=[ForFacilitator])
def going(request: Request, room: InRoom, seat: SeatNumber) -> Response:
    """A facilitator goes to this seat."""
    go_to(room, seat)
    return _after_action(request, room)


@router.post("/help/{seat}/answer", dependencies=[ForFacilitator])
def answered(request: Request, room: InRoom, seat: SeatNumber, typed: Typed) -> Response:
    """Record how this seat was helped: `kind` is hint, explained, shown or typed."""
    kinds = [kind for kind in KINDS if kind == typed.get("kind")]
    if not kinds:
        raise Refused(422, "bad_request", field="kind")
    answer(room, seat, kinds[0])
    return _after_action(request, room)


@router.post("/seats/{seat}/let-in", dependencies=[ForFacilitator])
def called(request: Request, room: InRoom, seat: SeatNumber) -> Response:
    """Let one person in to this seat, with words that are good once, for some minutes."""
    let_in(room, seat)
    return _after_action(request, room)


@router.post("/seats/free", dependencies=[ForFacilitator])
def freed(request: Request, room: InRoom, typed: Typed) -> Response:
    """Free the `seats` that the board named (`3,4,7`), of those that never opened a step."""
    named = typed.get("seats", "").split(",")
    free_unopened(room, {int(one) for one in named if re.fullmatch(r"[0-9]{1,9}", one)})
    return _after_action(request, room)


def _after_action(request: Request, room: Room) -> Response:
    """The new rows for htmx, nothing for a program, the whole board for a plain form."""
    if request.headers.get("hx-request"):
        return rows(request, room)
    return Response(status_code=204) if _wants_json(request) else RedirectResponse("/board", 303)


@router.get("/stream", dependencies=[ForFacilitator])
async def stream(request: Request, room: InRoom) -> Response:
    """Server-sent events: `changed` each time the board should ask for its rows again.

    Raises Refused `too_many_streams`; such a board still asks every 20 seconds.
    """
    who = name_behind(request, room) or ""
    if not room.limits.streams.take(who):
        raise Refused(429, "too_many_streams", seconds=20)
    return Stream(changes(room), lambda: room.limits.streams.give_back(who))


class Stream(StreamingResponse):
    """A stream that gives its place back, however it ends."""

    def __init__(self, parts: AsyncIterator[str], at_the_end: Callable[[], None]) -> None:
        no_store = {"Cache-Control": "no-store"}
        super().__init__(parts, media_type="text/event-stream", headers=no_store)
        self.at_the_end = at_the_end

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the parts until the reader leaves or the server stops."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.at_the_end()


async def changes(room: Room) -> AsyncIterator[str]:
    """The text of the stream, until the server stops."""
    seen = room.changes.count
    yield f"retry: 2000\nevent: changed\ndata: {seen}\n\n"
    while not room.changes.closed:
        now = await room.changes.after(seen, SIGN_OF_LIFE_SECONDS)
        if now == seen:
            yield ": still here\n\n"
        elif not room.changes.closed:
            yield f"event: changed\ndata: {now}\n\n"
            await room.changes.rest(HIGHEST_RATE_SECONDS)
        seen = now


@router.get("/static/{path:path}")
def static(request: Request, path: str) -> Response:
    """The board's own files, and the fonts of the kit."""
    try:
        return file_response(request, STATIC, path)
    except Refused:
        return file_response(request, FONTS, path)
