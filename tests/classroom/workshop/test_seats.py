"""Coming in, taking a seat over, finding one's work again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.classroom.conftest import Classroom


def test_the_room_shows_the_cards_and_which_are_taken(classroom: Classroom) -> None:
    classroom.join("fox")
    cards = {card["id"]: card for card in classroom.get("/api/room").json()["animals"]}
    assert cards["fox"] == {
        "id": "fox",
        "symbol": "🦊",
        "name": {"fr": "le renard", "en": "the fox"},
        "taken": True,
    }
    assert not cards["hedgehog"]["taken"]
    assert len(cards) >= 24


def test_a_free_card_gives_a_seat_a_key_and_four_digits(classroom: Classroom) -> None:
    response = classroom.try_join("fox")
    assert response.status_code == 201
    seat = response.json()
    assert seat["animal"] == "fox"
    assert len(seat["token"]) >= 40
    assert seat["card_code"].isdigit()
    assert len(seat["card_code"]) == 4


def test_the_join_code_may_be_typed_in_any_way(classroom: Classroom) -> None:
    code = classroom.room.secrets.join_code
    for animal, typed in (("fox", code.lower()), ("hare", code.replace(" ", "")), ("owl", code)):
        assert classroom.try_join(animal, code=f" {typed} ").status_code == 201


def test_a_wrong_join_code_opens_nothing(classroom: Classroom) -> None:
    response = classroom.try_join("fox", code="LIMO LIMO")
    assert response.status_code == 403
    assert response.json()["error"]["id"] == "wrong_code"
    assert not any(card["taken"] for card in classroom.get("/api/room").json()["animals"])


def test_an_unknown_card_is_refused(classroom: Classroom) -> None:
    response = classroom.try_join("unicorn")
    assert (response.status_code, response.json()["error"]["id"]) == (404, "unknown_animal")


def test_a_taken_card_asks_for_its_digits(classroom: Classroom) -> None:
    classroom.join("fox")
    response = classroom.try_join("fox")
    assert (response.status_code, response.json()["error"]["id"]) == (409, "animal_taken")


def test_wrong_digits_do_not_open_a_seat(classroom: Classroom) -> None:
    digits = classroom.try_join("fox").json()["card_code"]
    wrong = f"{(int(digits) + 1) % 10_000:04}"
    response = classroom.try_join("fox", card_code=wrong)
    assert (response.status_code, response.json()["error"]["id"]) == (403, "wrong_card_code")


def test_a_seat_is_taken_over_with_its_digits_and_the_old_page_is_told(
    classroom: Classroom,
) -> None:
    first = classroom.try_join("fox").json()
    classroom.snapshot(first["token"], 1, "print(1)")
    response = classroom.try_join("fox", card_code=first["card_code"], language="en")
    assert response.status_code == 200
    second = response.json()
    assert second["seat"] == first["seat"]
    assert second["card_code"] == first["card_code"]
    old = classroom.get("/api/seat", first["token"])
    assert (old.status_code, old.json()["error"]["id"]) == (409, "seat_taken_over")
    new = classroom.get("/api/seat", second["token"]).json()
    assert new["documents"]["step:hello"]["source"] == "print(1)"
    assert new["language"] == "en"


def test_without_a_key_or_with_a_false_one_nothing_is_shown(classroom: Classroom) -> None:
    classroom.join("fox")
    no_key, false_key = classroom.get("/api/seat"), classroom.get("/api/seat", "made-up")
    assert (no_key.status_code, no_key.json()["error"]["id"]) == (401, "no_token")
    assert (false_key.status_code, false_key.json()["error"]["id"]) == (401, "unknown_token")


def test_a_seat_finds_its_newest_documents_its_progress_and_its_event_number(
    classroom: Classroom,
) -> None:
    token, other = classroom.join("fox"), classroom.join("hare")
    classroom.snapshot(token, 1, "a")
    classroom.snapshot(token, 2, "b")
    classroom.snapshot(token, 7, "mine", "free:my_game")
    classroom.snapshot(other, 9, "theirs")
    classroom.event(token, 4, "checked", "step:hello", passed=True)
    seat = classroom.get("/api/seat", token).json()
    assert {name: one["source"] for name, one in seat["documents"].items()} == {
        "step:hello": "b",
        "free:my_game": "mine",
    }
    assert seat["documents"]["step:hello"]["seq"] == 2
    assert seat["documents"]["step:hello"]["saved_at"] == "2026-11-23T09:00:00.000Z"
    assert seat["progress"] == {"hello": {"passed": True}}
    assert seat["event_seq"] == 4
    assert seat["help"] == {"wanted": False, "position": None, "coming": False, "answer": None}


def test_the_store_keeps_no_key_that_opens_a_seat(classroom: Classroom, tmp_path: Path) -> None:
    token = classroom.join("fox")
    with closing(sqlite3.connect(tmp_path / "data" / "workshop.sqlite")) as database:
        rows = database.execute("SELECT hash FROM tokens").fetchall()
    assert rows
    assert token not in str(rows)
