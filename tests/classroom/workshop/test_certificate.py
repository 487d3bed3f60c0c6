"""The certificate: one page in the name that was given, which stays nowhere."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from atelier.places import ROOT
from classroom.workshop import certificate as over_http
from classroom.workshop.animals import animals
from harness.pdf import texts
from harness.server import ServerThread
from harness.siege import Hostile, ask_certificates
from press import certificate as on_paper
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
    for module in (over_http, on_paper):
        assert "stores" not in Path(module.__file__ or "").read_text(encoding="utf-8")


def test_sixty_at_once_from_one_seat_are_made_one_by_one(tmp_path: Path) -> None:
    """The others of the room are answered meanwhile, and a certificate of their own too."""
    with ServerThread(tmp_path / "data", ROOT, tmp_path) as server:
        hostile, other = server.join("fox"), server.join("hare")
        attack = Hostile(server.port, "", hostile)
        with ThreadPoolExecutor(2) as people:
            asked = people.submit(ask_certificates, attack, 60)
            body = {"name": NAME, "language": "fr"}
            headers = {"Authorization": f"Bearer {other}"}
            mine = httpx.post(
                f"{server.url}/api/certificate", json=body, headers=headers, timeout=60
            )
            answers = asked.result()
    assert mine.is_success
    assert set(answers) == {"200", "429"}
    assert answers["200"] <= 7


def test_the_seventh_in_a_row_is_told_to_wait(classroom: Classroom) -> None:
    token = classroom.join()
    answers = [ask(classroom, token=token).status_code for _ in range(7)]
    assert answers == [200] * 6 + [429]
    told = ask(classroom, token=token)
    assert told.json()["error"]["id"] == "too_fast"
    assert int(told.headers["retry-after"]) >= 1
    assert ask(classroom, token=classroom.join("hare")).is_success


def test_a_second_one_for_the_same_seat_is_told_that_the_first_is_under_way(
    classroom: Classroom,
) -> None:
    token = classroom.join()
    assert classroom.room.limits.certificates.take("seat 1")
    told = ask(classroom, token=token)
    assert (told.status_code, told.json()["error"]["id"]) == (429, "certificate_under_way")
    assert ask(classroom, token=classroom.join("hare")).is_success
    classroom.room.limits.certificates.give_back("seat 1")
    assert ask(classroom, token=token).is_success


def test_a_certificate_that_cannot_be_made_gives_its_place_back(classroom: Classroom) -> None:
    file = classroom.room.settings.data / "certificate.toml"
    file.write_text("school = 3")
    token = classroom.join()
    assert [ask(classroom, token=token).status_code for _ in range(2)] == [503, 503]


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    file = tmp_path / "certificate.toml"
    file.write_text('place = "Lozère"\n', encoding="utf-8-sig")
    assert over_http.read_occasion(tmp_path).place == "Lozère"
