"""Seats: who is in the room, how they come in, and what they find again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, Field
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from classroom.room import ClientAddress, InRoom, Room
from classroom.secrets import new_card_code
from classroom.stores.workshop import Event, Progress, Seat, Snapshot, Token
from classroom.web.access import AtSeat
from classroom.workshop.animals import animals
from classroom.workshop.help import HelpState, help_state
from serving.attempts import Exhausted
from serving.errors import Refused
from serving.languages import Language
from serving.tokens import new_token, same, token_hash
from serving.version import kit_version

router = APIRouter(prefix="/api")


class AnimalCard(BaseModel):
    """A card, and whether someone has it."""

    id: str
    symbol: str
    name: dict[Language, str]
    taken: bool


class RoomView(BaseModel):
    """What anyone may see before joining."""

    animals: list[AnimalCard]
    version: str


class JoinIn(BaseModel):
    """A person comes in; `card_code` only to take an occupied seat over.

    `code` is the workshop's, or the words of an entry that the facilitator opened to a seat.
    """

    code: str = Field(max_length=100)
    animal: str = Field(max_length=40)
    language: Language
    card_code: str | None = Field(default=None, max_length=20)


class JoinOut(BaseModel):
    """The seat, its key, and the four digits to write on the paper card."""

    seat: int
    animal: str
    token: str
    card_code: str


class DocumentView(BaseModel):
    """The last version of a document that the server holds."""

    seq: int
    source: str
    saved_at: str


class StepView(BaseModel):
    """Whether a step was passed at least once."""

    passed: bool


class SeatView(BaseModel):
    """Everything a page needs to go on where its seat stopped."""

    seat: int
    animal: str
    language: Language
    documents: dict[str, DocumentView]
    progress: dict[str, StepView]
    help: HelpState
    event_seq: int
    """The highest event number stored: the next one is above it."""


@router.get("/room")
def see_room(room: InRoom) -> RoomView:
    """The animal cards, and which are taken; whoever is called to one finds it free."""
    called = room.entries.all()
    with room.stores.workshop.read() as session:
        seats = session.execute(select(Seat.id, Seat.animal))
        taken = {animal for seat, animal in seats if seat not in called}
    cards = [
        AnimalCard(id=card.id, symbol=card.symbol, name=card.name, taken=card.id in taken)
        for card in animals().values()
    ]
    return RoomView(animals=cards, version=kit_version())


async def turn_at_the_door(room: InRoom, address: ClientAddress) -> None:
    """Before a code is looked at. Raises Refused `too_many_attempts`."""
    await room.limits.guesses.turn(address)


AfterMyTurn = Annotated[None, Depends(turn_at_the_door)]


@router.post("/join", status_code=201)
def join(
    room: InRoom, address: ClientAddress, asked: JoinIn, response: Response, _turn: AfterMyTurn
) -> JoinOut:
    """Take a free seat (201), or take one's own seat over with its card code (200).

    Whoever the facilitator lets in comes to their seat (200) with the words of that entry alone.
    """
    called_to = room.entries.use(asked.code)
    if called_to is None:
        with room.limits.guesses.guess(address):
            if not room.secrets.opens_room(asked.code):
                raise Refused(403, "wrong_code")
        if asked.animal not in animals():
            raise Refused(404, "unknown_animal")
        _refuse_if_taken(room, asked)
    joined, is_new = _sit_down(room, address, asked, called_to)
    response.status_code = 201 if is_new else 200
    room.changes.publish()
    return joined


def _refuse_if_taken(room: Room, asked: JoinIn) -> None:
    """Before anything is written: many who choose a taken animal must not keep writers waiting."""
    with room.stores.workshop.read() as session:
        taken = session.scalar(select(Seat.id).where(Seat.animal == asked.animal))
    if taken is not None and not asked.card_code:
        raise Refused(409, "animal_taken")


def _sit_down(
    room: Room, address: str, asked: JoinIn, called_to: int | None
) -> tuple[JoinOut, bool]:
    token = new_token()
    with room.stores.workshop.write() as session:
        seat = _seat_for(session, asked, called_to)
        is_new = seat is None
        if seat is None:
            seat = _new_seat(session, room, asked)
        else:
            if called_to is None:
                _check_card(room, address, seat, asked.card_code)
            _replace_tokens(session, room, seat)
        key = token_hash(token)
        session.add(Token(hash=key, seat=seat.id, issued_at=room.stamp()))
        room.limits.known_keys.remember(key, f"seat {seat.id}")
        seat.language = asked.language
        out = JoinOut(seat=seat.id, animal=seat.animal, token=token, card_code=seat.card_code)
    return out, is_new


def _seat_for(session: Session, asked: JoinIn, called_to: int | None) -> Seat | None:
    if called_to is not None:
        return session.get_one(Seat, called_to)
    return session.scalar(select(Seat).where(Seat.animal == asked.animal))


def _new_seat(session: Session, room: Room, asked: JoinIn) -> Seat:
    seat = Seat(
        animal=asked.animal,
        language=asked.language,
        card_code=new_card_code(),
        joined_at=room.stamp(),
        last_seen_at=room.stamp(),
    )
    session.add(seat)
    try:
        session.flush()
    except IntegrityError as error:  # another process gave the card away in between
        raise Refused(409, "animal_taken") from error
    return seat


def _check_card(room: Room, address: str, seat: Seat, card_code: str | None) -> None:
    if not card_code:
        raise Refused(409, "animal_taken")
    values = 10 ** len(seat.card_code)
    try:
        with room.limits.card_guesses.guess(seat.animal, address, values):
            if not same(card_code, seat.card_code):
                raise Refused(403, "wrong_card_code")
    except Exhausted as spent:
        raise Refused(429, "ask_to_be_let_in", seconds=60) from spent


def _replace_tokens(session: Session, room: Room, seat: Seat) -> None:
    still_good = select(Token).where(Token.seat == seat.id, Token.replaced_at.is_(None))
    for token in session.scalars(still_good):
        token.replaced_at = room.stamp()


@router.get("/seat")
def see_seat(room: InRoom, seat_id: AtSeat) -> SeatView:
    """Everything of one's own seat."""
    with room.stores.workshop.read() as session:
        seat = session.get_one(Seat, seat_id)
        last_event = select(func.max(Event.seq)).where(Event.seat == seat_id)
        return SeatView(
            seat=seat.id,
            animal=seat.animal,
            language=seat.language,
            documents=_documents(session, seat_id),
            progress=_progress(session, seat_id),
            help=help_state(session, room.at_items, seat_id),
            event_seq=session.scalar(last_event) or 0,
        )


def _documents(session: Session, seat: int) -> dict[str, DocumentView]:
    newest = (
        select(Snapshot.document, func.max(Snapshot.seq).label("seq"))
        .where(Snapshot.seat == seat)
        .group_by(Snapshot.document)
        .subquery()
    )
    same_version = (Snapshot.document == newest.c.document) & (Snapshot.seq == newest.c.seq)
    rows = session.scalars(select(Snapshot).join(newest, same_version).where(Snapshot.seat == seat))
    return {
        row.document: DocumentView(seq=row.seq, source=row.source, saved_at=row.stored_at)
        for row in rows
    }


def _progress(session: Session, seat: int) -> dict[str, StepView]:
    rows = session.scalars(select(Progress).where(Progress.seat == seat))
    return {
        row.document.removeprefix("step:"): StepView(passed=row.passed)
        for row in rows
        if row.document.startswith("step:")
    }
