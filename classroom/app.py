"""The application of a classroom, put together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request

from classroom.aptitude import copies, drafts, entering
from classroom.board import board
from classroom.course.content import content_routes
from classroom.delivery import assets
from classroom.delivery.assets import PAGE_POLICY
from classroom.room import Room
from classroom.settings import Settings
from classroom.web.access import name_behind
from classroom.web.bounds import WithinBounds
from classroom.web.wording import WORDING
from classroom.workshop import calls, certificate, events, seats, snapshots
from serving.access_log import AccessLog
from serving.errors import add_error_handlers
from serving.headers import STRICT_POLICY, SecurityHeaders
from serving.hosts import KnownHosts, host_names
from serving.limits import BodyLimit
from serving.pace import Pace
from serving.version import kit_version

EXERCISES = "/api/aptitude"
TIDY_SECONDS = 20.0
"""How long the log beside the aptitude store may show which work was saved before which."""


def create_app(settings: Settings) -> FastAPI:
    """The classroom server on a data folder, its stores opened and up to date.

    Raises OSError when the data folder cannot be written, sqlalchemy.exc.DBAPIError when a store
    cannot be opened, and Newer when a newer kit wrote the folder.
    """
    room = Room.open(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        tidying = asyncio.create_task(keep_tidy(room))
        yield
        tidying.cancel()
        with suppress(asyncio.CancelledError):
            await tidying
        room.close()

    app = FastAPI(
        title="discovery-workshop classroom",
        version=kit_version(),
        lifespan=lifespan,
        openapi_url=None,  # the documentation pages would load from the Internet
    )
    app.state.room = room
    add_error_handlers(app, WORDING)
    add_routes(app, room)
    add_middleware(app, room)
    return app


async def keep_tidy(room: Room) -> None:
    """Tidy the aptitude store now and then, as long as the server runs."""
    while True:
        await asyncio.sleep(TIDY_SECONDS)
        await asyncio.to_thread(room.stores.tidy)


def add_middleware(app: FastAPI, room: Room) -> None:
    """What every request goes through, the innermost first: a body is whole before its turn."""
    settings = room.settings

    def known(request: Request) -> str | None:
        return name_behind(request, room)

    names = host_names(settings.address, settings.names)
    app.add_middleware(Pace, known=known)
    app.add_middleware(BodyLimit)
    app.add_middleware(KnownHosts, names=names, address=settings.address)
    app.add_middleware(SecurityHeaders, policies={"/": PAGE_POLICY, "/board": STRICT_POLICY})
    app.add_middleware(AccessLog, silent=(EXERCISES,))


def add_routes(app: FastAPI, room: Room) -> None:
    """Every address of the server; what sends something to be kept has its bounds."""
    for module in (snapshots, events, drafts, copies):
        app.include_router(module.router, dependencies=[WithinBounds])
    for module in (seats, calls, certificate, entering, board):
        app.include_router(module.router)
    app.include_router(content_routes(room.content))
    app.include_router(assets.router)  # last: it answers for every other address
