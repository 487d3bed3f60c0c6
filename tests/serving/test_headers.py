"""Which content policy an address gets: the longest that fits, the strict one where none does."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from serving.headers import STRICT_POLICY, SecurityHeaders


@pytest.mark.parametrize(
    ("policies", "path", "policy"),
    [
        ({"/": "page", "/board": "board"}, "/", "page"),
        ({"/": "page", "/board": "board"}, "/board", "board"),
        ({"/": "page", "/board": "board"}, "/board/rows", "board"),
        ({"/": "page", "/board": "board"}, "/boards", "page"),
        ({"/board": "board"}, "/elsewhere", STRICT_POLICY),
    ],
)
def test_the_longest_address_that_fits_counts(
    policies: dict[str, str], path: str, policy: str
) -> None:
    app = Starlette(routes=[Route("/{rest:path}", lambda _request: PlainTextResponse("ok"))])
    app.add_middleware(SecurityHeaders, policies=policies)
    with TestClient(app) as client:
        assert client.get(path).headers["content-security-policy"] == policy
