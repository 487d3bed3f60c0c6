"""The access log: what was answered, never to whom, and nothing of some addresses."""

from __future__ import annotations

import asyncio
import logging

import httpx
import pytest
from fastapi import FastAPI

from serving.access_log import AccessLog


def lines(caplog: pytest.LogCaptureFixture, *paths: str) -> list[str]:
    app = FastAPI()
    app.add_middleware(AccessLog, silent=("/apart",))
    caplog.set_level(logging.INFO, "serving.access")

    async def ask() -> None:
        transport = httpx.ASGITransport(app, client=("10.9.8.7", 4242))
        async with httpx.AsyncClient(transport=transport, base_url="http://room") as client:
            for path in paths:
                await client.get(path)

    asyncio.run(ask())
    return [record.getMessage() for record in caplog.records if record.name == "serving.access"]


def test_a_line_has_the_path_and_the_status_and_no_address(
    caplog: pytest.LogCaptureFixture,
) -> None:
    (line,) = lines(caplog, "/nothing?secret=this")
    assert line.startswith("GET '/nothing' 404 ")
    assert "10.9.8.7" not in line
    assert "this" not in line


def test_below_a_silent_address_nothing_is_written(caplog: pytest.LogCaptureFixture) -> None:
    assert lines(caplog, "/apart", "/apart/enter") == []
