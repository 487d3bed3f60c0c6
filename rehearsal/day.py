"""The two halves of a rehearsed day: the workshop, then the aptitude exercises."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

from rehearsal.facilitator import Facilitator
from rehearsal.seat import Seat
from workshop_game.checking import Step

AT_ONCE = 12


def join(seats: list[Seat]) -> None:
    """Everyone comes in, one after the other as at a door."""
    for seat in seats:
        seat.join()


def workshop(
    seats: list[Seat], steps: list[Step], facilitator: Facilitator, seen: Callable[[], None]
) -> None:
    """Everyone codes at the same time; ``seen`` is told each person who has finished."""
    by_id = {step.id: step for step in steps}

    def code(seat: Seat) -> None:
        for attempt in seat.person.attempts:
            seat.work(attempt, by_id[attempt.step])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in as_completed([pool.submit(code, seat) for seat in seats]):
            done.result()
            facilitator.answer_queue()
            seen()


def aptitude(seats: list[Seat], seen: Callable[[], None]) -> None:
    """Everyone crosses in turn, so that numbers depend on the seed alone, then works alone."""
    for seat in seats:
        seat.enter_aptitude()

    def write(seat: Seat) -> None:
        for answer in seat.person.answers:
            seat.answer(answer)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in as_completed([pool.submit(write, seat) for seat in seats]):
            done.result()
            seen()


def lost_versions(seats: list[Seat]) -> list[tuple[str, str, int]]:
    """Acknowledged last versions that the server no longer holds: (animal, document, seq)."""
    lost = []
    for seat in seats:
        held = seat.look()["documents"]
        for (document, seq), source in _last(seat.tally.stored).items():
            found = held.get(document, {})
            if (found.get("seq"), found.get("source")) != (seq, source):
                lost.append((seat.person.animal, document, seq))
    return lost


def _last(stored: dict[tuple[str, int], str]) -> dict[tuple[str, int], str]:
    newest: dict[str, int] = {}
    for document, seq in stored:
        newest[document] = max(seq, newest.get(document, 0))
    return {(document, seq): stored[document, seq] for document, seq in newest.items()}
