"""The page's files: the right type, the right encoding, the right cache, and no way out."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from classroom.delivery.assets import FOR_EVER, MEDIA_TYPES, cache_rule
from tests.classroom.conftest import Classroom

SCRIPT = b"console.log('hello')\n" * 50


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    assets = folder / "assets"
    (assets / "pyodide-0a1b2c3d4e").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>é</title>", encoding="utf-8")
    (assets / "index-BxY3kz9Q.js").write_bytes(SCRIPT)
    (assets / "index-BxY3kz9Q.js.br").write_bytes(brotli.compress(SCRIPT))
    (assets / "index-BxY3kz9Q.js.gz").write_bytes(gzip.compress(SCRIPT))
    (assets / "manifest.json").write_text("{}")
    (assets / "pyodide-0a1b2c3d4e" / "pyodide.asm.wasm").write_bytes(b"\0asm")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_a_script_comes_in_the_best_encoding_that_the_browser_reads(
    classroom: Classroom, dist: Path, accepted: str, encoding: str | None
) -> None:
    headers = {"Accept-Encoding": accepted}
    response = classroom.get("/assets/index-BxY3kz9Q.js", headers=headers)
    assert response.content == SCRIPT
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.headers["cache-control"] == FOR_EVER


def test_an_address_with_a_hash_is_kept_for_ever_and_any_other_is_asked_again(dist: Path) -> None:
    for name in (
        "assets/index-BxY3kz9Q.js",
        "assets/pyodide-0a1b2c3d4e/pyodide.asm.wasm",
        "assets/lessons-0a1b2c3d4e5f.zip",
        "assets/worker-D9a8Bc_x.js",
    ):
        assert cache_rule(name) == FOR_EVER
    for name in ("index.html", "assets/manifest.json", "assets/third-licences.txt", "robots.txt"):
        assert cache_rule(name) == "no-cache"


def test_an_unchanged_file_is_not_sent_again(classroom: Classroom, dist: Path) -> None:
    first = classroom.get("/")
    assert first.headers["cache-control"] == "no-cache"
    for header, value in (
        ("If-None-Match", first.headers["etag"]),
        ("If-Modified-Since", first.headers["last-modified"]),
    ):
        again = classroom.get("/", headers={header: value})
        assert (again.status_code, again.content) == (304, b"")
    assert classroom.get("/", headers={"If-None-Match": '"other"'}).status_code == 200
    assert classroom.get("/", headers={"If-Modified-Since": "nonsense"}).status_code == 200


def test_each_encoding_has_its_own_tag(classroom: Classroom, dist: Path) -> None:
    tags = {
        classroom.get("/assets/index-BxY3kz9Q.js", headers={"Accept-Encoding": one}).headers["etag"]
        for one in ("br", "gzip", "identity")
    }
    assert len(tags) == 3


def test_head_tells_the_length_and_sends_nothing(classroom: Classroom, dist: Path) -> None:
    response = classroom.call("HEAD", "/assets/manifest.json")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-length"] == "2"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/assets",
        "/assets/",
        "/%00",
        "/" + "a" * 5000,
        "/..\\secret.txt",
        "/data/secrets.toml",
        "/../data/secrets.toml",
    ],
)
def test_nothing_outside_the_page_is_served(classroom: Classroom, dist: Path, path: str) -> None:
    response = classroom.get(path)
    assert (response.status_code, response.json()["error"]["id"]) == (404, "not_found")


def test_a_link_that_leads_outside_is_not_followed(
    classroom: Classroom, dist: Path, tmp_path: Path
) -> None:
    (dist / "assets" / "way_out.txt").symlink_to(tmp_path / "secret.txt")
    assert classroom.get("/assets/way_out.txt").status_code == 404


def test_before_the_page_is_built_the_answer_says_what_to_do(classroom: Classroom) -> None:
    response = classroom.get("/", headers={"Accept-Language": "en"})
    assert (response.status_code, response.json()["error"]["id"]) == (503, "page_missing")
    assert "python3 start.py" in response.json()["error"]["message"]


def test_wasm_and_modules_have_the_types_that_browsers_insist_on() -> None:
    assert MEDIA_TYPES[".wasm"] == "application/wasm"
    assert MEDIA_TYPES[".mjs"].startswith("text/javascript")
    assert MEDIA_TYPES[".js"].startswith("text/javascript")


def test_every_answer_has_the_security_headers(classroom: Classroom, dist: Path) -> None:
    for path in ("/", "/assets/index-BxY3kz9Q.js", "/api/room", "/nothing", "/board"):
        headers = classroom.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers
        policy = headers["content-security-policy"]
        assert "http:" not in policy
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "'unsafe-eval'" not in policy
    assert classroom.get("/api/room").headers["cache-control"] == "no-store"


def test_not_even_the_worker_may_evaluate_javascript(classroom: Classroom, dist: Path) -> None:
    """A worker has the policy of its own script; the vendored wheel links without any."""
    (dist / "assets" / "worker-D9a8Bc_x.js").write_text("1")
    policy = classroom.get("/assets/worker-D9a8Bc_x.js").headers["content-security-policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "connect-src 'self' blob:" in policy


def test_any_name_of_the_machine_will_do_and_nothing_asks_for_https(
    classroom: Classroom, dist: Path
) -> None:
    for host in ("192.168.1.20:8000", "atelier.lan", "portable-de-zoe.local:8000"):
        response = classroom.get("/", headers={"Host": host})
        assert response.status_code == 200
        assert "strict-transport-security" not in response.headers
        assert "upgrade-insecure-requests" not in response.headers["content-security-policy"]


def test_the_board_allows_neither_inline_code_nor_inline_style(classroom: Classroom) -> None:
    policy = classroom.get("/board").headers["content-security-policy"]
    assert "unsafe" not in policy
    page = classroom.get("/board").text
    assert " style=" not in page
    assert "<script>" not in page
