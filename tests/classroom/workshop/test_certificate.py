"""The certificate: one page in the name that was given, which stays nowhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from atelier.places import ROOT
from classroom.workshop import certificate
from classroom.workshop.animals import animals
from harness.pdf import texts
from harness.server import ServerThread
from tests.classroom.conftest import Classroom

NAME = "Amélie Durand-Lefèvre"


def ask(
    classroom: Classroom, name: str = NAME, language: str = "fr", token: str | None = None
) -> httpx.Response:
    token = classroom.join() if token is None else token
    return classroom.post("/api/certificate", {"name": name, "language": language}, token)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_one_page_to_print(classroom: Classroom, language: str) -> None:
    response = ask(classroom, language=language)
    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["cache-control"] == "no-store"
    assert response.content.startswith(b"%PDF-")
    assert b"/Type/Pages/Count 1/" in response.content


def test_a_whole_group_leaves_at_once_and_each_has_their_own(tmp_path: Path) -> None:
    """Twelve requests at the same moment, as at the end of a half-day."""
    names = [f"Personne {letter} Le Goff" for letter in "ABCDEFGHIJKL"]
    with ServerThread(tmp_path / "data", ROOT, tmp_path) as server:
        tokens = [server.join(animal) for animal in list(animals())[: len(names)]]

        def leave(name: str, token: str) -> bytes:
            headers = {"Authorization": f"Bearer {token}"}
            asked = {"name": name, "language": "fr"}
            answer = httpx.post(
                f"{server.url}/api/certificate", json=asked, headers=headers, timeout=60
            )
            return answer.raise_for_status().content

        with ThreadPoolExecutor(len(names)) as people:
            pages = list(people.map(leave, names, tokens))
    for name, page in zip(names, pages, strict=True):
        assert any(name in text for text in texts(page))


def test_the_name_stays_nowhere(classroom: Classroom, caplog: pytest.LogCaptureFixture) -> None:
    assert ask(classroom).is_success
    kept = [file for file in classroom.room.settings.data.rglob("*") if file.is_file()]
    assert kept
    words = [word.encode() for word in NAME.replace("-", " ").split()]
    assert not [file for file in kept if any(word in file.read_bytes() for word in words)]
    assert "Amélie" not in caplog.text


def test_nobody_gets_one_without_a_seat(classroom: Classroom) -> None:
    assert ask(classroom, token="").status_code == 401


@pytest.mark.parametrize(
    ("name", "problem"),
    [("\u200b\u2028\n", "no_name"), ("", "bad_request"), ("x" * 61, "bad_request")],
)
def test_a_name_that_cannot_be_printed_is_refused(
    classroom: Classroom, name: str, problem: str
) -> None:
    response = ask(classroom, name)
    assert response.status_code == 422
    assert response.json()["error"]["id"] == problem


@pytest.mark.parametrize("broken", ["school = Lycée", "school = 3", 'scool = "Lycée"', "\udcff"])
def test_a_broken_setting_is_said(classroom: Classroom, broken: str) -> None:
    file = classroom.room.settings.data / "certificate.toml"
    file.write_bytes(broken.encode("utf-8", "surrogateescape"))
    response = ask(classroom)
    assert response.status_code == 503
    assert "certificate.toml" in response.json()["error"]["message"]


def test_the_setting_changes_the_page(classroom: Classroom) -> None:
    before = ask(classroom, token=(token := classroom.join())).content
    text = 'school = "École"\nplace = "Ici"\ndate = "le printemps 2027"\n'
    (classroom.room.settings.data / "certificate.toml").write_text(text, encoding="utf-8")
    after = ask(classroom, token=token)
    assert after.is_success
    assert after.content != before


def test_no_score_can_reach_it() -> None:
    source = Path(certificate.__file__).read_text(encoding="utf-8")
    assert "stores" not in source
