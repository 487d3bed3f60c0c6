"""What the board knows of the room: facts of the workshop and of the moment, no words yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.at_items import AtItem, AtItems
from classroom.room import Room
from classroom.stores.workshop import Progress, Seat, Snapshot
from classroom.workshop.animals import Animal, animals
from classroom.workshop.freeing import is_taken
from classroom.workshop.help import PastHelp, Waiting, past_helps, queue
from serving.clock import moment
from serving.languages import Language


@dataclass(frozen=True)
class SeatFacts:
    """One seat as the store knows it."""

    seat: int
    animal: Animal
    card_code: str
    joined_at: datetime
    last_seen_at: datetime
    document: str | None
    result: str
    """The last result on `document`, see `tables.Progress`; `none` before any."""
    detail: str
    passed: frozenset[str]
    saved_at: datetime | None
    call: Waiting | None
    last_help: PastHelp | None


def room_facts(room: Room, language: Language) -> tuple[list[SeatFacts], list[SeatFacts]]:
    """The seats by the name of their animal, and those who wait for help, the first first."""
    with room.stores.workshop.read() as session:
        waiting = queue(session, room.at_items)
        facts = _every_seat(session, room.at_items, {call.seat: call for call in waiting})
    by_name = sorted(facts.values(), key=lambda one: name_key(one.animal, language))
    return by_name, [facts[call.seat] for call in waiting if call.seat in facts]


def _every_seat(
    session: Session, at_items: AtItems, waiting: dict[int, Waiting]
) -> dict[int, SeatFacts]:
    progress, saved = _progress(session), _saved(session)
    helped = past_helps(session, at_items)
    found = {}
    for seat in session.scalars(select(Seat).where(is_taken())):
        facts = _facts(seat, progress.get(seat.id, {}), saved, waiting, helped)
        item = at_items.place(seat.id, seat.document_seq)
        found[seat.id] = _at_item(facts, item) if item else facts
    return found


def _at_item(facts: SeatFacts, item: AtItem) -> SeatFacts:
    """A seat at the exercises: nothing of how it goes there."""
    return replace(
        facts, document=item.document, last_seen_at=item.seen_at, result="none", detail=""
    )


def name_key(animal: Animal, language: Language) -> str:
    """Sorts animals by their name without its article, accents where a reader expects them."""
    bare = animal.name[language].split(" ", 1)[-1].removeprefix("l’")
    return bare.casefold().translate(str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc"))


def _facts(
    seat: Seat,
    progress: dict[str, Progress],
    saved: dict[int, datetime],
    waiting: dict[int, Waiting],
    helped: dict[int, PastHelp],
) -> SeatFacts:
    current = progress.get(seat.document or "")
    return SeatFacts(
        seat=seat.id,
        animal=animals()[seat.animal],
        card_code=seat.card_code,
        joined_at=moment(seat.joined_at),
        last_seen_at=moment(seat.last_seen_at),
        document=seat.document,
        result=current.result if current else "none",
        detail=current.detail if current else "",
        passed=frozenset(name for name, row in progress.items() if row.passed),
        saved_at=saved.get(seat.id),
        call=waiting.get(seat.id),
        last_help=helped.get(seat.id),
    )


def _progress(session: Session) -> dict[int, dict[str, Progress]]:
    found: dict[int, dict[str, Progress]] = {}
    for row in session.scalars(select(Progress)):
        found.setdefault(row.seat, {})[row.document] = row
    return found


def _saved(session: Session) -> dict[int, datetime]:
    newest = select(Snapshot.seat, func.max(Snapshot.stored_at)).group_by(Snapshot.seat)
    return {seat: moment(at) for seat, at in session.execute(newest)}
