"""Who is at the exercises and calls for help there: known while the server runs, never written.

What a store keeps of it would say when somebody came to the exercises, or name an item on the
workshop's side of the wall. A restart forgets it: the next exercise that is opened says it again,
and a call for help has to be made again.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from classroom.stores.workshop import HelpKind

Turn = tuple[int, int]
"""Where a call stands in the queue: the last call that was written before it, then a count."""


@dataclass(frozen=True)
class AtItem:
    """A seat that works on an item."""

    document: str
    after: int
    """The event that said so: an event of the workshop with a higher number takes the seat away."""
    seen_at: datetime


@dataclass(frozen=True)
class ItemCall:
    """A call for help about an item; it waits."""

    document: str
    asked_at: datetime
    turn: Turn
    someone_goes: bool = False


@dataclass(frozen=True)
class ItemAnswer:
    """The last help that a seat received about an item."""

    kind: HelpKind
    at: datetime
    turn: Turn


class AtItems:
    """The seats at the exercises. May be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counter = count(1)
        self._places: dict[int, AtItem] = {}
        self._calls: dict[int, ItemCall] = {}
        self._answers: dict[int, ItemAnswer] = {}

    def come(self, seat: int, document: str, event: int, now: datetime) -> None:
        """A seat says that it works on an item; what an older event says changes nothing."""
        with self._lock:
            known = self._places.get(seat)
            if known is None or event >= known.after:
                self._places[seat] = AtItem(document, event, now)

    def place(self, seat: int, workshop_event: int) -> AtItem | None:
        """The item that a seat works on, unless its last event in the workshop came later."""
        place = self._places.get(seat)
        return place if place and place.after > workshop_event else None

    def ask(self, seat: int, document: str, last_written: int, now: datetime) -> None:
        """A seat calls for help about an item, after the call numbered `last_written`."""
        with self._lock:
            turn = (last_written, next(self._counter))
            self._calls.setdefault(seat, ItemCall(document, now, turn))

    def go(self, seat: int) -> None:
        """Somebody is on the way."""
        with self._lock:
            if seat in self._calls:
                self._calls[seat] = replace(self._calls[seat], someone_goes=True)

    def withdraw(self, seat: int) -> None:
        """The call is taken back, if there is one."""
        with self._lock:
            self._calls.pop(seat, None)

    def answered(self, seat: int, kind: HelpKind, last_written: int, now: datetime) -> None:
        """A seat was helped with an item, whether it had called or not."""
        with self._lock:
            self._calls.pop(seat, None)
            self._answers[seat] = ItemAnswer(kind, now, (last_written, next(self._counter)))

    def call(self, seat: int) -> ItemCall | None:
        """The call of a seat that waits, if any."""
        return self._calls.get(seat)

    def calls(self) -> dict[int, ItemCall]:
        """Every call that waits, by its seat."""
        with self._lock:
            return dict(self._calls)

    def answers(self) -> dict[int, ItemAnswer]:
        """The last help with an item, by the seat that received it."""
        with self._lock:
            return dict(self._answers)
