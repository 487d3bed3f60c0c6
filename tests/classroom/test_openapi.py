"""The document that the page makes its types from."""

from __future__ import annotations

import json
from pathlib import Path

from harness.openapi import export_openapi, openapi_document
from tests.classroom.conftest import Classroom

CALLS = {
    ("get", "/api/room"),
    ("post", "/api/join"),
    ("get", "/api/seat"),
    ("post", "/api/snapshots"),
    ("post", "/api/events"),
    ("post", "/api/help"),
    ("post", "/api/certificate"),
    ("post", "/api/aptitude/enter"),
    ("get", "/api/aptitude"),
    ("post", "/api/aptitude/drafts"),
    ("post", "/api/aptitude/copies"),
    ("get", "/api/content/{language}.json"),
}


def test_it_holds_the_participants_calls_and_no_other() -> None:
    paths = openapi_document()["paths"]
    assert {(method, path) for path, methods in paths.items() for method in methods} == CALLS


def test_every_answer_has_a_shape() -> None:
    for path, methods in openapi_document()["paths"].items():
        for method, call in methods.items():
            good = [code for code in call["responses"] if code.startswith("2")]
            content = call["responses"][good[0]]["content"]
            if path == "/api/certificate":
                assert list(content) == ["application/pdf"]
            else:
                assert "$ref" in content["application/json"]["schema"], (method, path)


def test_the_file_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        export_openapi(tmp_path / name / "openapi.json")
    one, two = ((tmp_path / name / "openapi.json").read_bytes() for name in ("one", "two"))
    assert one == two
    assert json.loads(one)["info"]["title"] == "discovery-workshop classroom"


def test_the_server_itself_offers_no_documentation_pages(classroom: Classroom) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert classroom.get(path).status_code == 404
