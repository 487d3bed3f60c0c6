"""A classroom to test: the real application on a fresh data folder, a clock that can be moved."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import event

from classroom.app import create_app
from classroom.links import draw_numbers
from classroom.room import Room
from classroom.settings import Settings
from classroom.stores.store import Stores
from tests.classroom.small_course import write_course


@dataclass
class Clock:
    """The room's clock."""

    time: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **parts: float) -> None:
        self.time += timedelta(**parts)


@dataclass
class Classroom:
    """A server without a network, and what a browser keeps: cookies."""

    app: FastAPI
    clock: Clock
    cookies: dict[str, str] = field(default_factory=dict)
    # One loop for all requests of a test: each new one would start threads of its own.
    loop: asyncio.Runner = field(default_factory=asyncio.Runner)

    @property
    def room(self) -> Room:
        room: Room = self.app.state.room
        return room

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self.loop.run(self._call(method, path, **options))

    async def _call(self, method: str, path: str, **options: Any) -> httpx.Response:
        client = options.pop("client", ("10.0.0.7", 4242))
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=client)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://atelier.lan:8000", cookies=self.cookies
        ) as browser:
            response = await browser.request(method, path, **options)
            self.cookies |= dict(response.cookies)
        return response

    def get(self, path: str, token: str = "", **options: Any) -> httpx.Response:
        return self.call("GET", path, headers=_headers(token, options), **options)

    def post(self, path: str, body: Any = None, token: str = "", **options: Any) -> httpx.Response:
        return self.call("POST", path, json=body, headers=_headers(token, options), **options)

    def try_join(self, animal: str = "fox", **more: Any) -> httpx.Response:
        options = {name: more.pop(name) for name in ("client", "headers") if name in more}
        code = self.room.secrets.join_code
        body = {"code": code, "animal": animal, "language": "fr"} | more
        return self.post("/api/join", body, **options)

    def join(self, animal: str = "fox", **more: Any) -> str:
        response = self.try_join(animal, **more)
        assert response.is_success, response.text
        token: str = response.json()["token"]
        return token

    def snapshot(
        self, token: str, seq: int, source: str, document: str = "step:hello"
    ) -> httpx.Response:
        one = {"document": document, "seq": seq, "source": source, "at": "then"}
        return self.post("/api/snapshots", {"snapshots": [one]}, token)

    def event(self, token: str, seq: int, kind: str, document: str, **data: Any) -> httpx.Response:
        one = {"seq": seq, "kind": kind, "document": document, "data": data}
        return self.post("/api/events", {"events": [one]}, token)

    def open_board(self) -> None:
        secret = self.room.secrets.facilitator_secret
        assert self.post("/board/login", {"secret": secret}).status_code == 204


def _headers(token: str, options: dict[str, Any]) -> dict[str, str]:
    headers: dict[str, str] = options.pop("headers", {})
    return headers | ({"Authorization": f"Bearer {token}"} if token else {})


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of one chapter with one step, and one aptitude item."""
    write_course(tmp_path / "course")
    return tmp_path / "course"


@pytest.fixture(scope="session")
def empty_stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose empty stores were migrated once: a copy opens six times faster."""
    data = tmp_path_factory.mktemp("stores")
    stores = Stores.open(Settings(data=data, content=data, page=data))
    draw_numbers(stores.identities, 30, in_order)
    stores.close()
    return data


def in_order(_numbers: list[int]) -> None:
    """A draw that tests can name: the first to come is C-001."""


def do_not_wait_for_the_disk(stores: Stores) -> None:
    """Commit without waiting: only a power cut would tell, and its own tests keep the wait."""
    for store in (stores.workshop, stores.aptitude, stores.identities):
        if store.engine.dialect.name == "sqlite":
            event.listen(store.engine, "connect", _hurry)
            store.engine.dispose()


def _hurry(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF").close()


@pytest.fixture
def open_classroom(
    tmp_path: Path, course: Path, empty_stores: Path
) -> Iterator[Callable[..., Classroom]]:
    """Opens classrooms, closed at the end of the test."""
    opened: list[Classroom] = []
    shutil.copytree(empty_stores, tmp_path / "data")

    def open_one(**settings: Any) -> Classroom:
        clock = Clock()
        folders = {"data": tmp_path / "data", "content": course, "page": tmp_path / "dist"}
        usual: dict[str, Any] = folders | {
            "now": clock,
            "names": ("atelier.lan",),
            "reread_seconds": 0.0,
        }
        app = create_app(Settings(**(usual | settings)))
        opened.append(Classroom(app, clock))
        do_not_wait_for_the_disk(opened[-1].room.stores)
        return opened[-1]

    yield open_one
    for one in opened:
        one.loop.close()
        one.room.close()


@pytest.fixture
def classroom(open_classroom: Callable[..., Classroom]) -> Classroom:
    """One open classroom."""
    return open_classroom()
