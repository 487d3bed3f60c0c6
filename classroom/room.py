"""One running classroom: its secrets, stores and limits, within reach of every request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from classroom.course.content import Content
from classroom.secrets import Secrets, load_secrets
from classroom.settings import Settings
from classroom.stores.store import Stores
from serving.changes import Changes
from serving.clock import stamp
from serving.limits import Attempts


@dataclass(frozen=True)
class Room:
    """What the server of one workshop holds while it runs."""

    settings: Settings
    secrets: Secrets
    stores: Stores
    content: Content
    changes: Changes
    guesses: Attempts
    """Wrong codes and secrets, by address."""
    card_guesses: Attempts
    """Wrong card codes, by animal."""

    @classmethod
    def open(cls, settings: Settings) -> Room:
        """Open the room on its data folder. Raises Newer when a newer kit wrote it."""
        return cls(
            settings=settings,
            stores=Stores.open(settings),  # first: it refuses the folder of a newer kit
            secrets=load_secrets(settings.data),
            content=Content(settings.content),
            changes=Changes(),
            guesses=Attempts(settings.now),
            card_guesses=Attempts(settings.now, window=300.0),
        )

    def close(self) -> None:
        """End the streams and close the stores."""
        self.changes.close()
        self.stores.close()

    def stamp(self) -> str:
        """The present moment, as the stores keep it."""
        return stamp(self.settings.now())


def room_of(request: Request) -> Room:
    """The room that a request came into."""
    room: Room = request.app.state.room
    return room


def address_of(request: Request) -> str:
    """Who asks, for counting wrong guesses: the address of the client."""
    return request.client.host if request.client else "unknown"


InRoom = Annotated[Room, Depends(room_of)]
ClientAddress = Annotated[str, Depends(address_of)]
