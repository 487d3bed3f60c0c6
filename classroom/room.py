"""One running classroom: its secrets, stores and limits, within reach of every request."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request

from classroom.at_items import AtItems
from classroom.course.content import Content
from classroom.secrets import Entries, Secrets, load_secrets
from classroom.settings import Settings
from classroom.stores.store import Stores
from serving.attempts import Attempts, Budget
from serving.changes import Changes
from serving.clock import half_day, stamp
from serving.holding import Names, Places, Quota
from serving.pace import Rate, Turns

MOST_SENT, SENT_BYTES = 200_000, 64_000_000
"""What one key may send to be kept, while the server runs: a day's work is a tenth of it."""
VERSIONS, VERSION_BYTES = 20_000, 32_000_000
"""What the store keeps of one seat: somebody who types without a pause makes 1,500 an hour."""
CERTIFICATES = Rate(burst=6, per_second=0.1, patience=0, at_once=1)
"""Six names tried in a row, then one every ten seconds."""
CERTIFICATES_AT_ONCE = 2
"""Setting a page keeps a core busy: the others wait, in no thread that other calls need."""
STREAMS_EACH, STREAMS = 8, 100
"""A browser opens six connections to one server."""


def _stand_back() -> None:
    """What this thread does can wait; saving cannot. Linux alone has threads with a priority."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


@dataclass(frozen=True)
class Limits:
    """What is counted while the room is open, and forgotten when it closes."""

    guesses: Attempts = field(default_factory=Attempts)
    """Wrong workshop codes, by address."""
    board_guesses: Attempts = field(default_factory=Attempts)
    """Wrong phrases of the board, by address."""
    card_guesses: Budget = field(default_factory=Budget)
    """Wrong card codes, by card and address."""
    known_keys: Names = field(default_factory=Names)
    """Whose key a request carries: a seat, a candidate, a board."""
    sent: Quota = field(default_factory=lambda: Quota(MOST_SENT, SENT_BYTES))
    """What was sent to be kept, by key."""
    versions: Quota = field(default_factory=lambda: Quota(VERSIONS, VERSION_BYTES))
    """The versions that the store holds, by seat."""
    documents: dict[str, set[str]] = field(default_factory=dict)
    """The names of documents that a key has used."""
    certificates: Places = field(default_factory=lambda: Places(each=1, in_all=60))
    certificate_pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(
            CERTIFICATES_AT_ONCE, "certificates", initializer=_stand_back
        )
    )
    certificate_turns: Turns = field(default_factory=lambda: Turns(CERTIFICATES))
    streams: Places = field(default_factory=lambda: Places(STREAMS_EACH, STREAMS))


@dataclass(frozen=True)
class Room:
    """What the server of one workshop holds while it runs."""

    settings: Settings
    secrets: Secrets
    stores: Stores
    content: Content
    changes: Changes
    at_items: AtItems
    entries: Entries
    limits: Limits

    @classmethod
    def open(cls, settings: Settings) -> Room:
        """Open the room on its data folder. Raises Newer when a newer kit wrote it."""
        return cls(
            settings=settings,
            stores=Stores.open(settings),  # first: it refuses the folder of a newer kit
            secrets=load_secrets(settings.data),
            content=Content(settings.content, settings.reread_seconds),
            changes=Changes(),
            at_items=AtItems(),
            entries=Entries(),
            limits=Limits(),
        )

    def close(self) -> None:
        """End the streams and close the stores."""
        self.changes.close()
        self.limits.certificate_pool.shutdown()
        self.stores.close()

    def stamp(self) -> str:
        """The present moment, as the stores keep it."""
        return stamp(self.settings.now())

    def half_day(self) -> str:
        """The present morning or afternoon: all that the aptitude store may know of the time."""
        return half_day(self.settings.now())


def room_of(request: Request) -> Room:
    """The room that a request came into."""
    room: Room = request.app.state.room
    return room


def address_of(request: Request) -> str:
    """Who asks, for counting wrong guesses: the address of the client."""
    return request.client.host if request.client else "unknown"


InRoom = Annotated[Room, Depends(room_of)]
ClientAddress = Annotated[str, Depends(address_of)]
