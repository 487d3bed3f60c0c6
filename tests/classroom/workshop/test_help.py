"""The queue of calls for help, against the rule: first to ask, first in line, whoever leaves."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classroom.at_items import AtItems
from classroom.stores.workshop import HelpCall
from tests.classroom.conftest import Classroom

ANIMALS = ("fox", "hare", "owl")
ASKS = {"ask": "step:hello", "ask about an item": "item:best_jump"}
"""A call about an item waits in the same line, and is not written."""
KINDS = ("hint", "explained", "shown", "typed")
moves = st.lists(
    st.tuples(st.sampled_from((*ASKS, "withdraw", "going", *KINDS)), st.integers(0, 2)),
    max_size=25,
)


class Line:
    """The rule in a few lines: who waits, in which order, and what each was last given."""

    def __init__(self) -> None:
        self.waiting: list[int] = []
        self.coming: set[int] = set()
        self.given: dict[int, str] = {}

    def move(self, what: str, who: int) -> None:
        if what in ASKS:
            self.waiting += [] if who in self.waiting else [who]
        elif what == "going":
            self.coming |= {who} & set(self.waiting)
        else:
            self.waiting = [one for one in self.waiting if one != who]
            self.coming -= {who}
            if what != "withdraw":
                self.given[who] = what

    def seen_by(self, who: int) -> dict[str, Any]:
        """What the page of this seat must show."""
        waits = who in self.waiting
        return {
            "wanted": waits,
            "position": self.waiting.index(who) + 1 if waits else None,
            "coming": who in self.coming,
            "answer": self.given.get(who),
        }


def do(classroom: Any, what: str, seat: int, token: str) -> None:
    if what in (*ASKS, "withdraw"):
        body = {"wanted": what in ASKS, "document": ASKS.get(what)}
        response = classroom.post("/api/help", body, token)
    elif what == "going":
        response = classroom.post(f"/board/help/{seat}/going", {})
    else:
        response = classroom.post(f"/board/help/{seat}/answer", {"kind": what})
    assert response.is_success


def test_every_page_sees_its_place(classroom: Classroom) -> None:
    tokens = [classroom.join(animal) for animal in ANIMALS]
    classroom.open_board()

    @given(moves=moves)
    @settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def hold(moves: list[tuple[str, int]]) -> None:
        with classroom.room.stores.workshop.write() as session:
            session.query(HelpCall).delete()
        vars(classroom.room.at_items).update(vars(AtItems()))
        line = Line()
        for what, who in moves:
            do(classroom, what, who + 1, tokens[who])
            line.move(what, who)
        for who, token in enumerate(tokens):
            assert classroom.get("/api/seat", token).json()["help"] == line.seen_by(who)

    hold()
