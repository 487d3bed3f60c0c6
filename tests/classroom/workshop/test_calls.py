"""Calls for help: a queue in order of request, an answer that is told and recorded."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from classroom.stores.aptitude import Help
from classroom.stores.workshop import HelpCall
from serving.clock import half_day
from tests.classroom.conftest import Classroom


def ask(classroom: Classroom, token: str, wanted: bool = True, **more: str) -> Any:
    return classroom.post("/api/help", {"wanted": wanted} | more, token).json()


def test_the_first_to_ask_is_the_first_in_the_queue(classroom: Classroom) -> None:
    fox, hare, owl = (classroom.join(animal) for animal in ("fox", "hare", "owl"))
    positions = [ask(classroom, token)["position"] for token in (hare, fox, owl)]
    assert positions == [1, 2, 3]
    ask(classroom, hare, wanted=False)
    assert [ask(classroom, token)["position"] for token in (fox, owl)] == [1, 2]


def test_asking_twice_keeps_the_place_and_withdrawing_twice_is_quiet(classroom: Classroom) -> None:
    fox, hare = classroom.join("fox"), classroom.join("hare")
    ask(classroom, fox)
    ask(classroom, hare)
    assert ask(classroom, fox)["position"] == 1
    for _ in range(2):
        assert ask(classroom, fox, wanted=False) == {
            "wanted": False,
            "position": None,
            "coming": False,
            "answer": None,
        }
    assert ask(classroom, fox)["position"] == 2


def test_the_seat_sees_that_someone_comes_and_how_it_was_helped(classroom: Classroom) -> None:
    token = classroom.join()
    ask(classroom, token)
    classroom.open_board()
    assert classroom.post("/board/help/1/going", {}).status_code == 204
    assert classroom.get("/api/seat", token).json()["help"]["coming"]
    assert classroom.post("/board/help/1/answer", {"kind": "explained"}).status_code == 204
    assert classroom.get("/api/seat", token).json()["help"] == {
        "wanted": False,
        "position": None,
        "coming": False,
        "answer": "explained",
    }


def test_going_where_nobody_calls_does_nothing(classroom: Classroom) -> None:
    classroom.join()
    classroom.open_board()
    assert classroom.post("/board/help/1/going", {}).status_code == 204
    with classroom.room.stores.workshop.read() as session:
        assert session.scalars(select(HelpCall)).all() == []


def test_help_that_nobody_asked_for_is_recorded_too(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 1, "opened", "step:hello")
    classroom.open_board()
    classroom.post("/board/help/1/answer", {"kind": "hint"})
    with classroom.room.stores.workshop.read() as session:
        call = session.scalars(select(HelpCall)).one()
        assert (call.kind, call.document) == ("hint", "step:hello")


def test_an_unknown_kind_and_an_unknown_seat_are_refused(classroom: Classroom) -> None:
    classroom.join()
    classroom.open_board()
    unknown_kind = classroom.post("/board/help/1/answer", {"kind": "magic"})
    assert (unknown_kind.status_code, unknown_kind.json()["error"]["field"]) == (422, "kind")
    for path in ("going", "answer"):
        unknown_seat = classroom.post(f"/board/help/99/{path}", {"kind": "hint"})
        assert unknown_seat.json()["error"]["id"] == "unknown_seat"


def test_help_during_an_item_reaches_the_dossier_under_the_number_alone(
    classroom: Classroom,
) -> None:
    token = classroom.join()
    classroom.post("/api/aptitude/enter", {}, token)
    ask(classroom, token, document="item:best_jump")
    classroom.open_board()
    classroom.post("/board/help/1/answer", {"kind": "typed"})
    with classroom.room.stores.aptitude.read() as session:
        help_given = session.scalars(select(Help)).one()
        assert (help_given.candidate, help_given.item) == ("C-001", "best_jump")
        assert (help_given.kind, help_given.at) == ("typed", half_day(classroom.clock.time))


def test_a_call_about_an_item_is_seen_and_written_nowhere_in_the_workshop(
    classroom: Classroom,
) -> None:
    fox, hare = classroom.join("fox"), classroom.join("hare")
    classroom.event(fox, 1, "opened", "step:hello")
    classroom.event(fox, 2, "opened", "item:best_jump")
    ask(classroom, fox)
    assert ask(classroom, hare, document="step:hello")["position"] == 2
    classroom.open_board()
    assert classroom.post("/board/help/1/going", {}).status_code == 204
    assert classroom.get("/api/seat", fox).json()["help"]["coming"]
    classroom.post("/board/help/1/answer", {"kind": "shown"})
    assert classroom.get("/api/seat", fox).json()["help"]["answer"] == "shown"
    assert ask(classroom, hare, document="step:hello")["position"] == 1
    with classroom.room.stores.workshop.read() as session:
        call = session.scalars(select(HelpCall)).one()
        assert (call.seat, call.document) == (2, "step:hello")


def test_help_with_one_item_is_counted_for_it_alone(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.post("/api/aptitude/enter", {}, token)
    classroom.event(token, 1, "opened", "item:best_jump")
    classroom.open_board()
    for kind in ("hint", "hint", "typed"):
        classroom.post("/board/help/1/answer", {"kind": kind})
    with classroom.room.stores.aptitude.read() as session:
        helps = session.scalars(select(Help).order_by(Help.seq))
        assert [(one.seq, one.kind) for one in helps] == [(1, "hint"), (2, "hint"), (3, "typed")]


def test_help_after_coming_back_to_the_workshop_is_the_workshops(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.event(token, 1, "opened", "item:best_jump")
    classroom.event(token, 2, "opened", "step:hello")
    classroom.event(token, 1, "opened", "item:best_jump")  # sent again: it does not go back
    classroom.open_board()
    classroom.post("/board/help/1/answer", {"kind": "hint"})
    with classroom.room.stores.workshop.read() as session:
        assert session.scalars(select(HelpCall)).one().document == "step:hello"


def test_help_with_the_workshop_never_reaches_the_aptitude_store(classroom: Classroom) -> None:
    token = classroom.join()
    classroom.post("/api/aptitude/enter", {}, token)
    ask(classroom, token, document="step:hello")
    classroom.open_board()
    classroom.post("/board/help/1/answer", {"kind": "typed"})
    with classroom.room.stores.aptitude.read() as session:
        assert session.scalars(select(Help)).all() == []
