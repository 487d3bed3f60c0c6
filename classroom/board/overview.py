"""What the board knows of the room: facts out of the workshop store, no words yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from classroom.stores.workshop import HelpCall, HelpKind, Progress, Seat, Snapshot
from classroom.workshop.animals import Animal, animals
from classroom.workshop.freeing import is_taken
from classroom.workshop.help import queue
from serving.clock import moment
from serving.languages import Language


@dataclass(frozen=True)
class Call:
    """A call for help that waits."""

    asked_at: datetime
    someone_goes: bool


@dataclass(frozen=True)
class PastHelp:
    """The last help that a seat received."""

    kind: HelpKind
    at: datetime


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
    call: Call | None
    last_help: PastHelp | None


def room_facts(session: Session, language: Language) -> tuple[list[SeatFacts], list[SeatFacts]]:
    """The seats by the name of their animal, and those who wait for help, the first first."""
    progress = _progress(session)
    saved = _saved(session)
    helped = _helped(session)
    waiting = {call.seat: call for call in queue(session)}
    facts = {
        seat.id: _facts(seat, progress.get(seat.id, {}), saved, waiting, helped)
        for seat in session.scalars(select(Seat).where(is_taken()))
    }
    by_name = sorted(facts.values(), key=lambda one: name_key(one.animal, language))
    return by_name, [facts[seat] for seat in waiting if seat in facts]


def name_key(animal: Animal, language: Language) -> str:
    """Sorts animals by their name without its article, accents where a reader expects them."""
    bare = animal.name[language].split(" ", 1)[-1].removeprefix("l’")
    return bare.casefold().translate(str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc"))


def _facts(
    seat: Seat,
    progress: dict[str, Progress],
    saved: dict[int, datetime],
    waiting: dict[int, HelpCall],
    helped: dict[int, PastHelp],
) -> SeatFacts:
    current = progress.get(seat.document or "")
    call = waiting.get(seat.id)
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
        call=Call(moment(call.asked_at), bool(call.going_at)) if call else None,
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


def _helped(session: Session) -> dict[int, PastHelp]:
    answered = select(HelpCall).where(HelpCall.kind.is_not(None)).order_by(HelpCall.id)
    return {
        call.seat: PastHelp(call.kind, moment(call.answered_at))
        for call in session.scalars(answered)
        if call.kind and call.answered_at
    }
