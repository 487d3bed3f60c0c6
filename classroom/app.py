"""The application of a classroom, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from classroom.aptitude import copies, drafts, entering
from classroom.board import board
from classroom.course.content import content_routes
from classroom.delivery import assets
from classroom.delivery.assets import PAGE_POLICY
from classroom.room import Room
from classroom.settings import Settings
from classroom.web.wording import WORDING
from classroom.workshop import calls, certificate, events, seats, snapshots
from serving.access_log import AccessLog
from serving.errors import add_error_handlers
from serving.headers import STRICT_POLICY, SecurityHeaders
from serving.limits import BodyLimit
from serving.version import kit_version


def create_app(settings: Settings) -> FastAPI:
    """The classroom server on a data folder, its stores opened and up to date.

    Raises OSError when the data folder cannot be written, sqlalchemy.exc.DBAPIError when a store
    cannot be opened, and Newer when a newer kit wrote the folder.
    """
    room = Room.open(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
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
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders, policies={"/": PAGE_POLICY, "/board": STRICT_POLICY})
    app.add_middleware(AccessLog)
    return app


def add_routes(app: FastAPI, room: Room) -> None:
    """Every address of the server."""
    workshop = (seats, snapshots, events, calls, certificate)
    aptitude = (entering, drafts, copies)
    for module in (*workshop, *aptitude, board):
        app.include_router(module.router)
    app.include_router(content_routes(room.content))
    app.include_router(assets.router)  # last: it answers for every other address
