"""The two gestures of the board: free the seats that nobody used, let one person in."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from classroom.stores.workshop import Seat
from classroom.workshop.animals import animals
from tests.classroom.conftest import Classroom


def taken(classroom: Any) -> set[str]:
    cards = classroom.get("/api/room").json()["animals"]
    return {card["id"] for card in cards if card["taken"]}


def seats(classroom: Any) -> dict[str, int]:
    with classroom.room.stores.workshop.read() as session:
        return {seat.animal: seat.id for seat in session.scalars(select(Seat))}


def free(classroom: Any, *numbers: int) -> None:
    response = classroom.post("/board/seats/free", {"seats": ",".join(map(str, numbers))})
    assert response.status_code == 204


@pytest.fixture
def room(classroom: Classroom) -> Classroom:
    classroom.open_board()
    return classroom


def entry(room: Any, seat: int) -> str:
    """The words that let one person in to a seat."""
    assert room.post(f"/board/seats/{seat}/let-in", {}).status_code == 204
    words: str = room.room.entries.of(seat).words
    return words


def test_all_cards_taken_by_one_person_are_given_back_to_the_class(room: Classroom) -> None:
    """The hostile one holds every animal but those of two who work already."""
    here = {animal: room.join(animal) for animal in ("fox", "hare")}
    for seq, (animal, token) in enumerate(here.items(), 1):
        room.event(token, seq, "opened", f"step:{animal}")
    for animal in animals():
        room.try_join(animal)
    assert taken(room) == set(animals())
    free(room, *seats(room).values())
    assert taken(room) == {"fox", "hare"}
    for token in here.values():
        assert room.get("/api/seat", token).status_code == 200
    newcomers = [animal for animal in animals() if animal not in here]
    assert {room.try_join(animal).status_code for animal in newcomers} == {201}


@pytest.mark.parametrize("act", ["opened", "saved", "item"])
def test_a_seat_where_something_was_done_is_never_freed(room: Classroom, act: str) -> None:
    token = room.join("fox")
    if act == "saved":
        room.snapshot(token, 1, "print(1)")
    else:
        room.event(token, 1, "opened", "item:best_jump" if act == "item" else "step:hello")
    free(room, *seats(room).values())
    assert taken(room) == {"fox"}
    assert room.get("/api/seat", token).status_code == 200


def test_only_the_seats_that_were_named_are_freed(room: Classroom) -> None:
    """Somebody who came in after the board asked is not sent away."""
    for animal in ("fox", "hare"):
        room.join(animal)
    free(room, seats(room)["fox"])
    assert taken(room) == {"hare"}


def test_the_page_of_a_freed_seat_is_asked_to_come_in_again(room: Classroom) -> None:
    token = room.join("fox")
    room.post("/api/help", {"wanted": True}, token)
    free(room, *seats(room).values())
    answer = room.get("/api/seat", token)
    assert (answer.status_code, answer.json()["error"]["id"]) == (401, "unknown_token")
    rows = room.get("/board/rows").text
    assert "La salle est prête" in rows
    assert "Personne n’attend" in rows


def test_a_number_of_a_freed_seat_is_never_given_again(room: Classroom) -> None:
    """What was written under it on the other side of the wall stays nobody else's."""
    for animal in ("fox", "hare", "owl"):
        room.join(animal)
    before = set(seats(room).values())
    free(room, *before)
    room.join("owl")
    assert seats(room)["owl"] not in before


def test_a_seat_from_which_somebody_went_to_the_exercises_is_never_freed(room: Classroom) -> None:
    """Not after a restart either, which forgets who is at an exercise."""
    token = room.join("owl")
    first = room.post("/api/aptitude/enter", {}, token).json()["candidate"]
    free(room, *seats(room).values())
    assert taken(room) == {"owl"}
    assert room.post("/api/aptitude/enter", {}, token).json()["candidate"] == first


def test_freed_twice_the_same_animals_can_be_taken_each_time(room: Classroom) -> None:
    for _ in range(3):
        room.join("fox")
        free(room, seats(room)["fox"])
    assert taken(room) == set()


def test_one_person_comes_in_with_the_words_and_finds_the_work(room: Classroom) -> None:
    first = room.join("fox")
    room.snapshot(first, 1, "print(1)")
    words = entry(room, 1)
    assert "fox" not in taken(room)
    answer = room.try_join("fox", code=words.lower().replace(" ", "-"), language="en")
    assert answer.status_code == 200
    second = answer.json()["token"]
    mine = room.get("/api/seat", second).json()
    assert mine["documents"]["step:hello"]["source"] == "print(1)"
    assert room.get("/api/seat", first).json()["error"]["id"] == "seat_taken_over"
    assert "fox" in taken(room)


def test_the_words_are_good_once(room: Classroom) -> None:
    room.join("fox")
    words = entry(room, 1)
    assert room.try_join("fox", code=words).status_code == 200
    assert room.try_join("fox", code=words).json()["error"]["id"] == "wrong_code"


def test_the_words_lead_to_their_seat_whatever_animal_was_chosen(room: Classroom) -> None:
    room.join("fox")
    answer = room.try_join("hare", code=entry(room, 1))
    assert answer.json()["animal"] == "fox"
    assert taken(room) == {"fox"}


def test_while_somebody_is_expected_the_workshops_code_does_not_open_the_seat(
    room: Classroom,
) -> None:
    room.join("fox")
    entry(room, 1)
    assert room.try_join("fox").json()["error"]["id"] == "animal_taken"


def test_words_end_after_ten_minutes_and_with_newer_ones(
    room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(room.room.entries, "now", lambda: now[0])
    room.join("fox")
    first, second = entry(room, 1), entry(room, 1)
    assert room.try_join("fox", code=first).status_code == 403
    now[0] += 601
    assert room.try_join("fox", code=second).status_code == 403
    assert taken(room) == {"fox"}


def test_no_guess_of_others_keeps_the_expected_person_out(room: Classroom) -> None:
    """Cards and codes are guessed from the same address, until both budgets are spent."""
    digits = room.try_join("fox").json()["card_code"]
    wrong = f"{(int(digits) + 1) % 10_000:04}"
    for _ in range(15):
        room.try_join("fox", card_code=wrong)
        room.try_join("fox", code="WRONG")
    assert room.try_join("fox", code=entry(room, 1)).status_code == 200


def test_nobody_is_let_in_to_a_seat_that_is_not_there(room: Classroom) -> None:
    room.join("fox")
    free(room, 1)
    for seat in (1, 99):
        answer = room.post(f"/board/seats/{seat}/let-in", {})
        assert (answer.status_code, answer.json()["error"]["id"]) == (404, "unknown_seat")


def test_somebody_expected_at_a_seat_that_is_freed_is_expected_no_more(room: Classroom) -> None:
    room.join("fox")
    words = entry(room, 1)
    free(room, 1)
    assert room.try_join("fox", code=words).status_code == 403


@pytest.mark.parametrize("path", ["/board/seats/free", "/board/seats/1/let-in"])
def test_the_gestures_are_the_facilitators_alone(classroom: Classroom, path: str) -> None:
    token = classroom.join("fox")
    assert classroom.post(path, {"seats": "1"}, token).status_code == 401
    classroom.open_board()
    headers = {"Origin": "http://elsewhere.example"}
    assert classroom.post(path, {"seats": "1"}, headers=headers).status_code == 403
    assert taken(classroom) == {"fox"}


def test_the_board_names_the_seats_and_asks_before_it_frees_them(room: Classroom) -> None:
    page = room.get("/board/rows").text
    assert "jamais ouverte" not in page
    room.join("fox")
    page = room.get("/board/rows").text
    assert "Libérer la place jamais ouverte" in page
    assert 'name="seats" value="1"' in page
    room.event(room.join("hare"), 1, "opened", "step:hello")
    room.join("owl")
    page = room.get("/board/rows").text
    assert "Libérer les 2 places jamais ouvertes" in page
    assert 'name="seats" value="3,1"' in page  # in the order of the names: chouette, renard
    assert "Toutes les cartes animal" not in page
    for animal in animals():
        room.try_join(animal)
    assert "Toutes les cartes animal ont une place." in room.get("/board/rows").text


def test_the_board_shows_the_words_to_the_facilitator_while_they_are_good(room: Classroom) -> None:
    room.join("fox")
    assert "Quelqu’un est attendu ici" not in room.get("/board/rows").text
    words = entry(room, 1)
    page = room.get("/board/rows").text
    assert words in page
    assert "Quelqu’un est attendu ici" in page
    assert "encore 10 minutes" in page
    room.try_join("fox", code=words)
    assert words not in room.get("/board/rows").text
