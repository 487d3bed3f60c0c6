"""What the page and the worker say to each other: `protocol.ts`, held against the real worker."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from classroom.course.public_item import public_item
from tests.classroom.page.contract import misfits, type_of_hint
from tests.classroom.page.typescript import Name, Shape, Types, flat, spelled
from tests.workshop_game.stage.fake_host import FakeHost
from tests.workshop_game.stage.test_worker import CONTENT, Page
from workshop_game.checking import load_items, load_lessons
from workshop_game.checking.verdict import CheckResult
from workshop_game.core import Recording
from workshop_game.explain import Explanation
from workshop_game.stage.plain import PlainSession
from workshop_game.stage.waiting import Waiting

FOLDER = Path("classroom/page/src")
API = Types((FOLDER / "api.ts").read_text(encoding="utf-8"))
TYPES = Types((FOLDER / "machine" / "protocol.ts").read_text(encoding="utf-8"), API)
OF_THE_SCRIPT = {"ping", "pong", "loading", "broken"}
"""Between the page and the worker's own script, which is TypeScript too."""
RECORDING = Recording(seed=1).to_json()
STEP = next(step for chapter in load_lessons(CONTENT / "lessons") for step in chapter.steps)
WINS = """print("Ici")
son("choc")
musique("matin")
def a_chaque_instant():
    heros.x = heros.x + 1
    if heros.x > 325:
        gagner()
"""
COMMANDS: dict[str, dict[str, Any]] = {
    "start": {"language": "fr", "scale": 1},
    "run": {"source": "heros.x = 3", "seed": 1, "pace": 1, "paused": True, "recording": RECORDING},
    "check": {
        "kind": "step",
        "id": STEP.id,
        "source": STEP.done("fr"),
        "predicted": None,
        "story": {},
        "files": {},
    },
    "goal": {"id": STEP.id, "story": {}},
    "keys": {"held": ["right"]},
    "pointer": {"x": 3, "y": 4, "down": False},
    "pace": {"value": 0.5},
    "tick": {"count": 2},
    "pause": {},
    "resume": {},
    "halt": {},
    "prepare": {},
}
"""Each command with all that it may carry."""


def by_type(union: str) -> dict[str, Shape]:
    """The objects of a union, by each word that their `type` may be."""
    return {
        spelled(word).strip('"'): shape
        for shape in TYPES.options(union)
        for word in flat(shape.fields["type"])
    }


class Read(dict[str, Any]):
    """A message that keeps in mind which of its fields were asked for."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return super().get(name, default)


def test_python_knows_every_command_of_the_page_and_no_other() -> None:
    assert set(Page().session._actions) == set(by_type("Command")) - OF_THE_SCRIPT == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_python_reads_what_a_command_carries_and_nothing_else(name: str) -> None:
    message = {"type": name, **COMMANDS[name]}
    assert set(message) == set(by_type("Command")[name].fields)
    assert list(misfits(message, by_type("Command")[name], TYPES)) == []
    read = Read(message)
    Page().session.handle(read)
    assert read.asked == set(message)


@cache
def reports() -> list[dict[str, Any]]:
    """All that a worker says of programs that win or fail, and of answers."""
    page = Page()
    for program in (WINS, WINS.replace("gagner", "perdre"), WINS.replace("gagner", "int")):
        page.run(program)
        page.host.run(60)
        page.send("halt")
    page.run("titer(1)")
    for source in (STEP.done("fr"), STEP.done("fr").replace("(", ";", 1), "titer(1)", ""):
        page.send("check", kind="step", id=STEP.id, source=source, predicted=None, story={})
    page.send("goal", id=STEP.id, story={})
    item = next(item for item in load_items(CONTENT / "exercises") if item.cases)
    for source in (item.start("fr"), "def f(:"):
        message = {"id": item.id, "source": source, "files": public_item(item.folder)}
        page.send("check", kind="item", predicted=None, story={}, **message)
    return [*page.host.messages, *plain_reports()]


def plain_reports() -> list[dict[str, Any]]:
    """What is said when a plain pygame program cannot play here."""

    class Nowhere(Waiting):
        def possible(self) -> bool:
            return False

    host = FakeHost()
    PlainSession(host, Nowhere).handle({"type": "run", "source": "import pygame"})
    return host.messages


def test_all_that_python_says_is_what_the_page_expects() -> None:
    said = reports()
    known = by_type("Report")
    assert {report["type"] for report in said} == set(known) - OF_THE_SCRIPT
    for report in said:
        assert list(misfits(report, known[report["type"]], TYPES, report["type"])) == []


@pytest.mark.parametrize("name", ["recorded", "ended"])
def test_every_state_that_the_page_knows_was_said(name: str) -> None:
    known = {spelled(word).strip('"') for word in flat(by_type("Report")[name].fields["state"])}
    assert {report["state"] for report in reports() if report["type"] == name} == known


def test_every_shape_was_seen_in_what_python_says() -> None:
    verdicts = [report["verdict"] for report in reports() if report["type"] == "verdict"]
    assert any(verdict["checks"] for verdict in verdicts)
    assert any(verdict["error"] for verdict in verdicts)
    assert any(verdict.get("cases") for verdict in verdicts)
    assert any(verdict.get("first") for verdict in verdicts)
    assert set(TYPES.interfaces) == {
        *("Explanation", "CheckResult", "ShownResult", "VerdictError", "Verdict", "Pointer"),
        "Finding",
    }


@pytest.mark.parametrize(("python", "left_out"), [(Explanation, {"id"}), (CheckResult, set())])
def test_what_may_be_none_is_null_on_the_page(python: type, left_out: set[str]) -> None:
    """Real messages show that nothing else is said; the annotations show what could be."""
    page = TYPES.interfaces[python.__name__].fields
    hints = get_type_hints(python)
    here = {field.name.rstrip("_") for field in fields(python)} - left_out
    assert here == set(page)
    for name, hint in hints.items():
        if name not in left_out:
            null_there = Name("null") in flat(type_of_hint(hint))
            assert (Name("null") in flat(page[name.rstrip("_")])) == null_there, name
