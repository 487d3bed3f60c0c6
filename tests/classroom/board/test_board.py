"""The board: who may see it, what it says, and what it never shows."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from classroom.board.board import changes
from classroom.board.overview import name_key
from classroom.web.wording import WORDING
from classroom.workshop.animals import animals
from tests.classroom.conftest import Classroom


def rows(classroom: Classroom, language: str = "fr") -> str:
    classroom.cookies["language"] = language
    return plain(classroom.get("/board/rows").text)


def plain(html: str) -> str:
    """The text of a page as a person reads it."""
    text = re.sub(r"<[^>]+>", " ", html)
    for entity, character in (("&#39;", "'"), ("&#34;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return re.sub(r"[ \n]+", " ", text)


@pytest.fixture
def board(classroom: Classroom) -> Classroom:
    classroom.open_board()
    return classroom


def test_without_the_secret_the_board_is_a_door(classroom: Classroom) -> None:
    classroom.join("fox")
    response = classroom.get("/board")
    assert response.status_code == 401
    assert "Phrase secrète" in response.text
    assert "renard" not in response.text
    assert classroom.room.secrets.join_code not in response.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/board/rows"),
        ("GET", "/board/stream"),
        ("GET", "/board/poster"),
        ("GET", "/board/cards"),
        ("POST", "/board/help/1/going"),
        ("POST", "/board/help/1/answer"),
    ],
)
def test_without_the_secret_every_part_of_it_is_refused(
    classroom: Classroom, method: str, path: str
) -> None:
    token = classroom.join("fox")
    for options in ({}, {"token": token}):
        call = classroom.get if method == "GET" else classroom.post
        response = call(path, **options)
        assert response.status_code == 401
        assert response.json()["error"]["id"] == "facilitator_only"


def test_a_made_up_cookie_opens_nothing(classroom: Classroom) -> None:
    classroom.cookies["facilitator"] = "made-up"
    assert classroom.get("/board/rows").status_code == 401


def test_the_secret_in_the_address_lets_in_and_leaves_the_address(classroom: Classroom) -> None:
    secret = classroom.room.secrets.facilitator_secret
    response = classroom.get(f"/board?secret={secret}")
    assert (response.status_code, response.headers["location"]) == (303, "/board")
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/board" in cookie
    assert "Secure" not in cookie
    assert secret not in cookie
    assert classroom.get("/board").status_code == 200


def test_the_form_of_the_door_lets_in_and_says_when_it_does_not(classroom: Classroom) -> None:
    wrong = classroom.call("POST", "/board/login", data={"secret": "no"})
    assert wrong.status_code == 403
    assert 'role="alert"' in wrong.text
    assert WORDING.text("errors.wrong_secret", "fr") in wrong.text.replace("&#39;", "'")
    secret = classroom.room.secrets.facilitator_secret
    right = classroom.call("POST", "/board/login", data={"secret": secret})
    assert (right.status_code, right.headers["location"]) == (303, "/board")


def test_a_wrong_secret_in_json_is_an_error_with_an_id(classroom: Classroom) -> None:
    response = classroom.post("/board/login", {"secret": "no"})
    assert (response.status_code, response.json()["error"]["id"]) == (403, "wrong_secret")
    for content in (b"[1]", b"no json"):
        headers = {"Content-Type": "application/json"}
        response = classroom.call("POST", "/board/login", content=content, headers=headers)
        assert response.json()["error"]["id"] == "bad_request"


def test_a_session_lasts_a_day_and_ends_when_it_is_closed(board: Classroom) -> None:
    board.clock.forward(hours=23)
    assert board.get("/board/rows").status_code == 200
    board.clock.forward(hours=2)
    assert board.get("/board/rows").status_code == 401
    board.open_board()
    kept = dict(board.cookies)
    assert board.call("POST", "/board/logout").status_code == 303
    board.cookies = kept
    assert board.get("/board/rows").status_code == 401


def test_several_facilitators_see_the_same_board(board: Classroom) -> None:
    first = dict(board.cookies)
    board.cookies = {}
    board.open_board()
    assert board.cookies != first
    for cookies in (first, dict(board.cookies)):
        board.cookies = cookies
        assert board.get("/board/rows").status_code == 200


def test_another_site_cannot_act_on_the_board(board: Classroom) -> None:
    board.join("fox")
    for origin, status in (
        ("http://elsewhere.example", 403),
        ("null", 403),
        ("http://atelier.lan:8000", 204),
    ):
        response = board.post("/board/help/1/answer", {"kind": "hint"}, headers={"Origin": origin})
        assert response.status_code == status


def test_an_empty_room_says_that_it_is_ready(board: Classroom) -> None:
    text = rows(board)
    assert "La salle est prête" in text
    assert "Personne n’attend" in text
    assert "Rien à enregistrer pour l’instant" in text


def test_the_board_is_french_until_english_is_asked_for(board: Classroom) -> None:
    headers = {"Accept-Language": "en-GB,en"}
    assert "Le tableau de la salle" in board.get("/board", headers=headers).text
    response = board.get("/board?language=en")
    assert (response.status_code, response.headers["location"]) == (303, "/board")
    page = board.get("/board").text
    assert "The room at a glance" in page
    assert '<html lang="en">' in page


def test_a_seat_shows_its_step_and_its_last_result(board: Classroom) -> None:
    token = board.join("fox")
    assert "Découvre la page" in rows(board)
    board.event(token, 1, "opened", "step:hello")
    text = rows(board)
    assert "Le renard" in text
    assert "La fenêtre" in text
    assert "Dire bonjour" in text
    assert "lit l’étape" in text


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("run", {}, "essaie son programme"),
        ("run", {"error": "NameError"}, "un nom que Python ne connaît pas"),
        ("run", {"error": "StrangeError"}, "un message d’erreur\N{NO-BREAK SPACE}: StrangeError"),
        ("run", {"error": "<b>"}, "un message d’erreur\N{NO-BREAK SPACE}: &lt;b&gt;"),
        ("stopped", {}, "a arrêté son programme"),
        ("checked", {"passed": False}, "essaie, pas encore réussi"),
        ("checked", {"passed": True}, "réussi"),
    ],
)
def test_each_result_has_its_words(
    board: Classroom, kind: str, data: dict[str, Any], expected: str
) -> None:
    token = board.join("fox")
    board.event(token, 1, kind, "step:hello", **data)
    result = board.get("/board/rows").text.split('<p class="result">')[1].split("</p>")[0]
    assert plain(result).strip().endswith(expected)


def test_a_known_mistake_shows_what_the_page_told_and_how_to_help(board: Classroom) -> None:
    token = board.join("fox")
    board.event(token, 1, "checked", "step:hello", passed=False, mistake="says_nothing")
    page = board.get("/board/rows").text
    assert "<p>Votre héros <strong>reste muet</strong>.</p>" in page
    assert "<strong>À demander.</strong>" in page


def test_a_document_that_the_course_does_not_know_is_shown_all_the_same(board: Classroom) -> None:
    fox, hare = board.join("fox"), board.join("hare")
    board.event(fox, 1, "run", "free:my_game")
    board.event(hare, 1, "run", "step:gone")
    text = rows(board)
    assert "Création libre" in text
    assert "gone" in text


def test_during_aptitude_the_board_shows_no_result(board: Classroom) -> None:
    token = board.join("fox")
    board.event(token, 1, "checked", "item:best_jump", passed=True)
    text = rows(board)
    assert "Le meilleur saut" in text
    assert "ne montre aucun résultat" in text
    assert "réussi " not in text.replace("Étapes réussies", "")


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "En plein travail"),
        (1, "Dernier geste il y a 1 min"),
        (4, "Dernier geste il y a 4 min"),
        (5, "Calme depuis 5 minutes"),
        (15, "Et si vous passiez dire bonjour"),
        (59, "Calme depuis 59 minutes"),
        (60, "Pas de nouvelles depuis"),
    ],
)
def test_time_is_told_kindly(board: Classroom, minutes: int, expected: str) -> None:
    board.join("fox")
    board.clock.forward(minutes=minutes, seconds=30)
    assert expected in rows(board)


def test_the_queue_is_in_the_order_of_asking_and_says_how_long(board: Classroom) -> None:
    for animal, wait in (("owl", 1), ("fox", 5), ("bee", 0)):
        token = board.join(animal)
        board.post("/api/help", {"wanted": True}, token)
        board.clock.forward(minutes=wait)
    queue = rows(board).split("Les places")[0]
    assert re.findall("La chouette|Le renard|L’abeille", queue) == [
        "La chouette",
        "Le renard",
        "L’abeille",
    ]
    assert "attend depuis 6 minutes" in queue
    assert "attend depuis 5 minutes" in queue
    assert "vient d’appeler" in queue


def test_the_news_for_screen_readers_tell_who_waits(board: Classroom) -> None:
    def news() -> str:
        return board.get("/board/rows").text.split('data-news="')[1].split('"')[0]

    assert news() == ""
    board.post("/api/help", {"wanted": True}, board.join("owl"))
    assert news() == "La chouette demande de l’aide."
    board.post("/api/help", {"wanted": True}, board.join("fox"))
    assert news().startswith("2 places attendent de l’aide.")


def test_an_action_answers_htmx_with_rows_and_a_plain_form_with_the_board(board: Classroom) -> None:
    token = board.join("fox")
    board.post("/api/help", {"wanted": True}, token)
    response = board.call("POST", "/board/help/1/going", headers={"HX-Request": "true"})
    assert response.text.lstrip().startswith('<div id="rows"')
    assert "Comment avez-vous aidé" in response.text
    response = board.call("POST", "/board/help/1/answer", data={"kind": "shown"})
    assert (response.status_code, response.headers["location"]) == (303, "/board")
    assert "Dernière aide\N{NO-BREAK SPACE}: une démonstration" in rows(board)


def test_seats_are_ordered_by_name_never_by_progress(board: Classroom) -> None:
    tokens = {
        animal: board.join(animal) for animal in ("robin", "fox", "badger", "squirrel", "owl")
    }
    for seq, animal in enumerate(("robin", "fox"), 1):
        board.event(tokens[animal], seq, "checked", "step:hello", passed=True)
    for language, expected in (
        ("fr", ["Le blaireau", "La chouette", "L’écureuil", "Le renard", "Le rouge-gorge"]),
        ("en", ["The badger", "The fox", "The owl", "The robin", "The squirrel"]),
    ):
        seats = rows(board, language)
        found = re.findall("|".join(expected), seats)
        assert list(dict.fromkeys(found)) == expected


def test_accents_and_articles_do_not_change_the_order() -> None:
    names = [name_key(card, "fr") for card in animals().values()]
    assert "ecureuil" in names
    assert "abeille" in names
    assert all(re.fullmatch(r"[a-z -]+", name) for name in names)


def test_nothing_counts_or_compares_people(board: Classroom) -> None:
    """No percentage, no score, no place in a race."""
    token = board.join("fox")
    board.event(token, 1, "checked", "step:hello", passed=True)
    for language in ("fr", "en"):
        text = rows(board, language)
        assert "%" not in text
        assert not re.search(r"\b\d+ ?(?:/|sur|of|out of) ?\d+\b", text)


@pytest.mark.parametrize("was_read_before", [True, False])
def test_a_broken_lesson_leaves_the_board_alive(
    board: Classroom, course: Path, was_read_before: bool
) -> None:
    token = board.join("fox")
    board.event(token, 1, "run", "step:hello")
    if was_read_before:
        board.get("/board/rows")
    (course / "lessons/01_window/01_hello/step.toml").write_text("no toml", encoding="utf-8")
    text = rows(board)
    assert "Une leçon ne peut pas être lue" in text
    assert "step.toml" in text
    assert "Le renard" in text
    assert ("Dire bonjour" in text) is was_read_before


def test_the_poster_shows_the_way_in_and_nobody(board: Classroom) -> None:
    board.join("fox")
    page = board.get("/board/poster").text
    assert board.room.secrets.join_code in page
    assert "http://atelier.lan:8000/" in page
    assert "<svg" in page
    assert "renard" not in page


def test_the_address_given_at_the_start_is_the_one_shown(
    open_classroom: Callable[..., Classroom],
) -> None:
    classroom = open_classroom(address="http://192.168.1.20:8123/")
    classroom.open_board()
    assert "http://192.168.1.20:8123/" in classroom.get("/board").text


@pytest.mark.parametrize(
    "name",
    [
        "board.css",
        "board.js",
        "htmx.min.js",
        "animals.woff2",
        "atkinson-hyperlegible-next-bold.ttf",
    ],
)
def test_the_boards_own_files_are_served(classroom: Classroom, name: str) -> None:
    assert classroom.get(f"/board/static/{name}").status_code == 200


@pytest.mark.parametrize("name", ["../board.py", "%2e%2e/wording.toml", "nothing.css", ""])
def test_nothing_else_is_served_beside_them(classroom: Classroom, name: str) -> None:
    assert classroom.get(f"/board/static/{name}").status_code == 404


def test_the_stream_tells_each_change_and_ends_with_the_server(classroom: Classroom) -> None:
    async def follow() -> list[str]:
        stream = changes(classroom.room)
        told = [await anext(stream)]
        classroom.room.changes.publish()
        told.append(await anext(stream))
        classroom.room.changes.close()
        told.extend([part async for part in stream])
        return told

    first, second, *rest = asyncio.run(follow())
    assert "event: changed" in first
    assert "retry: 2000" in first
    assert second.startswith("event: changed")
    assert rest == []


def test_work_help_and_arrivals_wake_the_board(classroom: Classroom) -> None:
    count = classroom.room.changes.count
    token = classroom.join()
    seen = [classroom.room.changes.count - count]
    acts: tuple[Callable[[], object], ...] = (
        lambda: classroom.snapshot(token, 1, "x"),
        lambda: classroom.event(token, 1, "run", "step:hello"),
        lambda: classroom.post("/api/help", {"wanted": True}, token),
    )
    for act in acts:
        act()
        seen.append(classroom.room.changes.count - count)
    assert seen == [1, 2, 3, 4]
