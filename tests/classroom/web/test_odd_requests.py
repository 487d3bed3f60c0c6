"""Odd input is refused in words: no header, path, number or body makes the server fail."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from classroom.app import create_app
from classroom.settings import Settings
from tests.classroom.conftest import Classroom

HUGE = [2**31, 2**63, 2**64, 10**30, 0, -1]
DEEP = "[" * 100_000


@pytest.mark.parametrize("seat", [*HUGE, "1e3", "１", "x" * 5000])
@pytest.mark.parametrize(
    "path",
    ["/board/help/{seat}/going", "/board/help/{seat}/answer", "/board/seats/{seat}/let-in"],
)
def test_a_seat_that_no_store_can_hold_is_refused(
    classroom: Classroom, path: str, seat: str
) -> None:
    classroom.open_board()
    response = classroom.post(path.format(seat=seat), {"kind": "hint"})
    assert response.status_code in (404, 422)
    assert response.json()["error"]["message"]


def test_no_number_of_the_servers_addresses_is_without_bounds(tmp_path: Path) -> None:
    """Whatever address is added: a whole number in it has a highest value."""
    app = create_app(Settings(data=tmp_path, content=tmp_path, page=tmp_path))
    numbers = [
        (route.path, parameter.field_info)
        for route in _routes(app.router.routes)
        for parameter in (*route.dependant.path_params, *route.dependant.query_params)
        if parameter.field_info.annotation is int
    ]
    app.state.room.close()
    assert numbers
    for path, number in numbers:
        kinds = {type(bound).__name__ for bound in number.metadata}
        assert {"Ge", "Le"} <= kinds, path


def _routes(routes: Any) -> Any:
    """Every route, those of included routers too."""
    for route in routes:
        if hasattr(route, "dependant"):
            yield route
        elif hasattr(route, "original_router"):
            yield from _routes(route.original_router.routes)


@pytest.mark.parametrize("seq", [*HUGE[:4], 10**400, 1.5, "9" * 5000])
@pytest.mark.parametrize("path", ["snapshots", "events"])
def test_a_number_of_a_version_that_no_store_can_hold_is_refused(
    classroom: Classroom, path: str, seq: Any
) -> None:
    one = {"document": "step:hello", "seq": seq, "source": "", "at": "", "kind": "run"}
    response = classroom.post(f"/api/{path}", {path: [one]}, classroom.join())
    if seq == 2**31:
        assert response.status_code == 200
    else:
        assert (response.status_code, response.json()["error"]["id"]) == (422, "bad_request")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("If-Modified-Since", "Wed, 25 Nov 2026 10:00:00 -0000"),
        ("If-Modified-Since", "Wed, 25 Nov 0000 10:00:00 GMT"),
        ("If-Modified-Since", "Mon, 01 Jan 0001 00:00:00 +2359"),
        ("If-Modified-Since", "x" * 5000),
        ("If-None-Match", '"'),
        ("Range", "bytes=9999999999999999999999-"),
        ("Range", "bytes=-"),
        ("Range", "x"),
        ("Accept-Encoding", "br;q=x, ;;;"),
        ("Accept-Language", "fr;q=nan, en;q=inf, ;q="),
        ("Authorization", "Bearer"),
        ("Authorization", "Bearer \x80"),
        ("Cookie", "facilitator=\x80; =; ;;"),
        ("Content-Type", "application/json; charset=nothing"),
        ("Forwarded", "for=[::1"),
        ("X-Forwarded-For", "not an address"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/board", "/board/static/board.css", "/api/seat"])
def test_an_odd_header_is_no_failure(
    classroom: Classroom, caplog: pytest.LogCaptureFixture, path: str, name: str, value: str
) -> None:
    page = classroom.room.settings.page
    page.mkdir(exist_ok=True)
    (page / "index.html").write_text("<!doctype html>")
    headers = [(name.encode(), value.encode("latin-1"))]
    with caplog.at_level(logging.ERROR):
        response = classroom.call("GET", path, headers=headers)
    assert response.status_code < 500
    assert not caplog.records


def test_a_date_of_an_unknown_zone_is_read_as_utc(classroom: Classroom) -> None:
    page = classroom.room.settings.page
    page.mkdir()
    (page / "index.html").write_text("<!doctype html>")
    for date, status in (
        ("Wed, 25 Nov 2099 10:00:00 -0000", 304),
        ("Wed, 25 Nov 2099 10:00:00 GMT", 304),
        ("Wed, 25 Nov 1999 10:00:00 -0000", 200),
    ):
        response = classroom.call("GET", "/", headers={"If-Modified-Since": date})
        assert response.status_code == status


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "//", "\x80", "http://a:b:c"])
def test_an_odd_origin_is_a_foreign_one(classroom: Classroom, origin: str) -> None:
    headers = [(b"origin", origin.encode("latin-1"))]
    response = classroom.call("POST", "/board/logout", headers=headers)
    assert (response.status_code, response.json()["error"]["id"]) == (403, "foreign_origin")


@pytest.mark.parametrize("content", [DEEP, "9" * 5000, "NaN", "null", '"', "\ud83d", "{" + DEEP])
@pytest.mark.parametrize(
    "path",
    [
        "/api/join",
        "/api/snapshots",
        "/api/events",
        "/api/help",
        "/api/certificate",
        "/api/aptitude/drafts",
        "/api/aptitude/copies",
        "/board/login",
        "/board/seats/free",
    ],
)
def test_an_odd_body_is_no_failure(classroom: Classroom, path: str, content: str) -> None:
    classroom.open_board()
    headers = {"Authorization": f"Bearer {classroom.join()}", "Content-Type": "application/json"}
    body = content.encode("utf-8", "surrogatepass")
    response = classroom.call("POST", path, content=body, headers=headers)
    assert 400 <= response.status_code < 500, response.text
    assert response.json()["error"]["message"]


@pytest.mark.parametrize("seats", ["", "x", "1,,2", "9" * 30, "-1", "1 2", "１"])
def test_odd_seats_to_free_free_nothing(classroom: Classroom, seats: str) -> None:
    classroom.join("fox")
    classroom.open_board()
    classroom.post("/board/seats/free", {"seats": seats.replace("1", "7")})
    assert [card["id"] for card in classroom.get("/api/room").json()["animals"] if card["taken"]]


def test_who_opens_an_address_in_a_browser_reads_a_page(classroom: Classroom) -> None:
    browser = {"Accept": "text/html,*/*", "Accept-Language": "en"}
    page = classroom.get("/nothing/here", headers=browser)
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "There is nothing at this address." in page.text
    assert '<html lang="en">' in page.text
    by_htmx = classroom.get("/board/rows", headers=browser | {"HX-Request": "true"})
    assert by_htmx.json()["error"]["id"] == "facilitator_only"


def test_another_name_is_told_the_rooms_address(open_classroom: Callable[..., Classroom]) -> None:
    classroom = open_classroom(address="http://192.168.1.20:8000/")
    for headers in ({"Host": "evil.example"}, {"Host": "evil.example:8000"}):
        answer = classroom.get("/api/room", headers=headers)
        assert (answer.status_code, answer.json()["error"]["id"]) == (421, "unknown_host")
        assert "http://192.168.1.20:8000/" in answer.json()["error"]["message"]
    browser = {"Host": "evil.example", "Accept": "text/html"}
    assert "http://192.168.1.20:8000/" in classroom.get("/", headers=browser).text
    for name in ("192.168.1.20:8000", "localhost:8000", "10.9.9.9", "atelier.lan:8000"):
        assert classroom.get("/api/room", headers={"Host": name}).status_code == 200


def test_the_log_names_no_address(classroom: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        classroom.get("/api/room")
    assert "GET '/api/room' 200" in caplog.text
    assert "10.0.0.7" not in caplog.text
