"""The aptitude side: numbers, offers, drafts, copies, receipts, and the wall around them."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from classroom import links
from classroom.stores.aptitude import Candidate, Copy, Draft, Offer
from classroom.stores.identities import Number
from classroom.workshop.animals import animals
from serving.clock import half_day
from tests.classroom.conftest import Classroom


def enter(classroom: Classroom, token: str) -> Any:
    return classroom.post("/api/aptitude/enter", {}, token).json()


def draft(classroom: Classroom, token: str, seq: int, source: str, item: str = "best_jump") -> Any:
    one = {"item": item, "seq": seq, "source": source, "at": "then"}
    return classroom.post("/api/aptitude/drafts", {"drafts": [one]}, token)


def hand_in(
    classroom: Classroom, token: str, seq: int, source: str, item: str = "best_jump"
) -> Any:
    body = {"item": item, "seq": seq, "source": source, "language": "fr"}
    return classroom.post("/api/aptitude/copies", body, token)


def test_entering_gives_a_number_a_key_and_every_item(classroom: Classroom) -> None:
    entered = enter(classroom, classroom.join())
    assert entered["candidate"] == "C-001"
    assert entered["items"] == ["best_jump"]
    with classroom.room.stores.aptitude.read() as session:
        offer = session.scalars(select(Offer)).one()
        assert (offer.candidate, offer.item) == ("C-001", "best_jump")


def test_entering_again_gives_the_same_answer(classroom: Classroom) -> None:
    token = classroom.join()
    assert enter(classroom, token) == enter(classroom, token)


def test_each_seat_has_its_own_number(classroom: Classroom) -> None:
    numbers = [enter(classroom, classroom.join(animal))["candidate"] for animal in ("fox", "hare")]
    assert numbers == ["C-001", "C-002"]


def test_numbers_come_from_a_list_that_is_drawn_and_go_on_in_another_one(
    open_classroom: Callable[..., Classroom], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "AT_ONCE", 4)
    classroom = open_classroom(data=tmp_path / "not drawn yet")
    seats = [classroom.join(animal) for animal in list(animals())[:6]]
    drawn = [enter(classroom, seat)["candidate"] for seat in seats]
    assert sorted(drawn[:4]) == ["C-001", "C-002", "C-003", "C-004"]
    assert set(drawn[4:]) < {"C-005", "C-006", "C-007", "C-008"}
    assert [enter(classroom, seat)["candidate"] for seat in seats] == drawn


def test_a_list_of_a_whole_room_is_shuffled(
    open_classroom: Callable[..., Classroom], tmp_path: Path
) -> None:
    """By chance it would come out in order once in 30! rooms."""
    classroom = open_classroom(data=tmp_path / "not drawn yet")
    enter(classroom, classroom.join())
    with classroom.room.stores.identities.read() as session:
        numbers = list(session.scalars(select(Number.candidate).order_by(Number.place)))
    assert sorted(numbers) == [f"C-{number:03}" for number in range(1, 31)]
    assert numbers != sorted(numbers)


def test_the_list_outlives_the_server(
    open_classroom: Callable[..., Classroom], tmp_path: Path
) -> None:
    data = tmp_path / "not drawn yet"
    classroom = open_classroom(data=data)
    first = [enter(classroom, classroom.join(animal))["candidate"] for animal in ("fox", "hare")]
    classroom.room.close()
    again = open_classroom(data=data)
    with again.room.stores.identities.read() as session:
        numbers = list(session.scalars(select(Number.candidate).order_by(Number.place)))
    assert enter(again, again.join("owl"))["candidate"] == numbers[2]
    assert first == numbers[:2]


def test_the_time_of_everything_is_half_a_day(classroom: Classroom) -> None:
    token = classroom.join()
    key = enter(classroom, token)["token"]
    draft(classroom, key, 1, "x")
    hand_in(classroom, key, 2, "y")
    half = half_day(classroom.clock.time)
    assert re.fullmatch(r"2026-11-2\d [AP]M", half)
    with classroom.room.stores.aptitude.read() as session:
        assert session.scalars(select(Candidate.entered_at)).one() == half
        assert session.scalars(select(Offer.offered_at)).one() == half
        assert session.scalars(select(Draft.saved_at)).one() == half
        assert session.scalars(select(Copy.handed_in_at)).one() == half


def test_after_a_take_over_the_candidate_goes_on_and_the_old_page_cannot_write(
    classroom: Classroom,
) -> None:
    first = classroom.try_join("fox").json()
    old = enter(classroom, first["token"])
    draft(classroom, old["token"], 1, "mine")
    new = enter(classroom, classroom.join("fox", card_code=first["card_code"]))
    assert new["candidate"] == old["candidate"]
    refused = draft(classroom, old["token"], 2, "theirs")
    assert (refused.status_code, refused.json()["error"]["id"]) == (401, "unknown_candidate")
    items = classroom.get("/api/aptitude", new["token"]).json()["items"]
    assert items[0]["source"] == "mine"


def test_a_seat_key_is_no_candidate_key_and_the_other_way_round(classroom: Classroom) -> None:
    token = classroom.join()
    key = enter(classroom, token)["token"]
    assert classroom.get("/api/aptitude", token).status_code == 401
    assert classroom.get("/api/seat", key).status_code == 401


def test_a_candidate_finds_the_newest_version_of_each_item(classroom: Classroom) -> None:
    key = enter(classroom, classroom.join())["token"]
    assert classroom.get("/api/aptitude", key).json() == {
        "candidate": "C-001",
        "items": [
            {"id": "best_jump", "handed_in": False, "seq": 0, "source": None, "receipt": None}
        ],
    }
    draft(classroom, key, 2, "second")
    draft(classroom, key, 1, "first")
    receipt = hand_in(classroom, key, 3, "copy").json()["receipt"]
    item = classroom.get("/api/aptitude", key).json()["items"][0]
    assert item == {
        "id": "best_jump",
        "handed_in": True,
        "seq": 3,
        "source": "copy",
        "receipt": receipt,
    }


def test_drafts_are_stored_once(classroom: Classroom) -> None:
    key = enter(classroom, classroom.join())["token"]
    for _ in range(2):
        assert draft(classroom, key, 4, "x").json() == {"stored": {"best_jump": 4}}
    conflict = draft(classroom, key, 4, "y")
    assert (conflict.status_code, conflict.json()["error"]["highest"]) == (409, 4)
    with classroom.room.stores.aptitude.read() as session:
        assert [row.source for row in session.scalars(select(Draft))] == ["x"]


def test_a_receipt_can_be_written_down_and_the_same_copy_keeps_it(classroom: Classroom) -> None:
    key = enter(classroom, classroom.join())["token"]
    first, again = (hand_in(classroom, key, 1, "copy") for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert re.fullmatch(r"[A-Z0-9]{3}-[A-Z0-9]{3}", first.json()["receipt"])
    assert not set(first.json()["receipt"]) & set("0O1IS5B82")
    second = hand_in(classroom, key, 2, "better copy")
    assert second.status_code == 201
    assert second.json() != first.json()


def test_another_text_under_the_same_number_is_no_copy(classroom: Classroom) -> None:
    key = enter(classroom, classroom.join())["token"]
    hand_in(classroom, key, 1, "copy")
    conflict = hand_in(classroom, key, 1, "another")
    assert (conflict.status_code, conflict.json()["error"]["id"]) == (409, "seq_conflict")
    with classroom.room.stores.aptitude.read() as session:
        copy = session.scalars(select(Copy)).one()
        assert (copy.source, copy.language, copy.seq) == ("copy", "fr", 1)
        assert copy.kit_version


def test_what_was_not_offered_is_refused(classroom: Classroom) -> None:
    key = enter(classroom, classroom.join())["token"]
    for response in (
        draft(classroom, key, 1, "x", "other"),
        hand_in(classroom, key, 1, "x", "other"),
    ):
        assert (response.status_code, response.json()["error"]["id"]) == (404, "unknown_item")


def with_twins(course: Path, **more: str) -> None:
    """The item as form A, and a copy of it as its twin, form B."""
    item = course / "exercises" / "best_jump"
    toml = (item / "item.toml").read_text()
    extra = "".join(f'{name} = "{value}"\n' for name, value in more.items())
    for id, form in (("best_jump", "A"), ("second_jump", "B")):
        folder = item.with_name(id)
        if folder != item:
            shutil.copytree(item, folder)
        text = toml.replace(
            'id = "best_jump"', f'id = "{id}"\npair = "p"\nform = "{form}"\n{extra}'
        )
        (folder / "item.toml").write_text(text)


def with_lesson(course: Path) -> None:
    """The micro-lesson between the two."""
    folder = course / "exercises" / "lamps_lesson"
    folder.mkdir()
    table = """format = 1\nid = "lamps"\nminutes = 15
[[part]]\nid = "walk"\nchoices = ["one", "two"]\nanswer = "two"\n"""
    slots = ("title", "text", "part walk", "question walk", "because walk", "end")
    prose = [f"# {slot}\nX\n" for slot in (*slots, "choice walk one", "choice walk two")]
    for name, text in {"lesson.toml": table, "fr.md": prose, "en.md": prose}.items():
        (folder / name).write_text("".join(text), encoding="utf-8")


def test_of_twins_each_candidate_gets_one_and_the_other_is_never_offered(
    classroom: Classroom, course: Path
) -> None:
    with_twins(course)
    entered = [enter(classroom, classroom.join(animal)) for animal in ("fox", "hare")]
    (first,), (second,) = (each["items"] for each in entered)
    assert {first, second} == {"best_jump", "second_jump"}
    assert draft(classroom, entered[0]["token"], 1, "x", second).status_code == 404


def test_what_was_offered_stays_offered_when_a_twin_arrives(
    classroom: Classroom, course: Path
) -> None:
    token = classroom.join()
    assert enter(classroom, token)["items"] == ["best_jump"]
    with_twins(course)
    assert "best_jump" in enter(classroom, token)["items"]


def test_what_follows_a_lesson_opens_when_the_first_part_is_handed_in(
    classroom: Classroom, course: Path
) -> None:
    with_twins(course, lesson="lamps")
    token = classroom.join()
    entered = enter(classroom, token)
    key = entered["token"]
    assert entered["items"] == ["best_jump"]
    assert draft(classroom, key, 1, "too early", "second_jump").status_code == 404
    first = hand_in(classroom, key, 1, "copy")
    assert (first.status_code, first.json()["opens"]) == (201, "second_jump")
    assert [item["id"] for item in classroom.get("/api/aptitude", key).json()["items"]] == [
        "best_jump",
        "second_jump",
    ]
    assert hand_in(classroom, key, 1, "copy").json() == first.json()
    late = hand_in(classroom, key, 2, "what I know now")
    assert (late.status_code, late.json()["error"]["id"]) == (409, "closed_item")
    second = hand_in(classroom, key, 1, "after", "second_jump")
    assert (second.status_code, second.json()["opens"]) == (201, None)
    assert enter(classroom, token)["items"] == ["best_jump", "second_jump"]


def shown(content: Any) -> list[str]:
    """The items and the micro-lessons of what was sent, the same in each language."""
    sent: list[list[str]] = [
        [one["id"] for kind in ("items", "lessons") for one in text[kind]]
        for text in content["texts"].values()
    ]
    assert all(each == sent[0] for each in sent)
    assert sorted(content["files"]) == sorted(
        item["id"] for item in content["texts"]["fr"]["items"]
    )
    return sent[0]


def test_items_are_sent_when_they_are_offered_the_second_part_with_its_lesson(
    classroom: Classroom, course: Path
) -> None:
    with_twins(course, lesson="lamps")
    with_lesson(course)
    token = classroom.join()
    entered = enter(classroom, token)
    key = entered["token"]
    assert shown(entered["content"]) == ["best_jump"]
    for answer in (hand_in(classroom, key, 1, "copy"), hand_in(classroom, key, 1, "copy")):
        assert shown(answer.json()["content"]) == ["second_jump", "lamps"]
    again = enter(classroom, token)["content"]
    assert shown(again) == ["best_jump", "second_jump", "lamps"]
    assert hand_in(classroom, key, 1, "after", "second_jump").json()["content"] is None


def test_nobody_reads_an_item_before_coming_to_the_exercises(
    classroom: Classroom, course: Path
) -> None:
    with_twins(course, lesson="lamps")
    with_lesson(course)
    assert classroom.post("/api/aptitude/enter", {}).status_code == 401
    for language in ("fr", "en"):
        told = classroom.get(f"/api/content/{language}.json").text
        for word in ("best_jump", "second_jump", "lamps", "Le meilleur saut", "The best jump"):
            assert word not in told


def test_too_long_a_copy_is_refused(classroom: Classroom) -> None:
    key = enter(classroom, classroom.join())["token"]
    assert hand_in(classroom, key, 1, "x" * (64 * 1024 + 1)).status_code == 413


def test_the_wall_no_store_knows_what_another_must_not(
    classroom: Classroom, tmp_path: Path
) -> None:
    token = classroom.join("fox")
    key = enter(classroom, token)["token"]
    classroom.snapshot(token, 1, "workshop work")
    classroom.event(token, 1, "opened", "item:best_jump")
    draft(classroom, key, 1, "aptitude work")
    hand_in(classroom, key, 2, "aptitude copy")
    workshop, aptitude = (
        dump(tmp_path / "data" / f"{name}.sqlite") for name in ("workshop", "aptitude")
    )
    assert "workshop work" in workshop
    assert "C-001" in aptitude
    for secret in ("C-001", "aptitude work", "aptitude copy", key):
        assert secret not in workshop
    for secret in ("fox", "workshop work", token, key):
        assert secret not in aptitude
    with closing(sqlite3.connect(tmp_path / "data" / "aptitude.sqlite")) as database:
        columns = {
            column[1]
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
            for column in database.execute(f"PRAGMA table_info({table})")
        }
    assert not columns & {"seat", "animal", "name"}


def dump(file: Path) -> str:
    with closing(sqlite3.connect(file)) as database:
        return "\n".join(database.iterdump())


def test_the_documented_tables_are_there_for_the_autograder(
    classroom: Classroom, tmp_path: Path
) -> None:
    documented = {
        "candidates": {"number", "language", "token_hash", "entered_at"},
        "offers": {"candidate", "item", "offered_at"},
        "drafts": {"candidate", "item", "seq", "source", "saved_at"},
        "copies": {
            *("candidate", "item", "seq", "language", "source", "handed_in_at", "receipt"),
            "kit_version",
        },
        "helps": {"candidate", "item", "seq", "kind", "at", "note"},
    }
    with closing(sqlite3.connect(tmp_path / "data" / "aptitude.sqlite")) as database:
        for table, columns in documented.items():
            found = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
            assert columns <= found, table
