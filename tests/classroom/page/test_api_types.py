"""The page's types are those of the server: the same fields, none missing, none invented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from classroom.openapi import openapi_document

SOURCE = Path("classroom/page/src/api.ts").read_text(encoding="utf-8")
SAME = {
    "Animal": "AnimalCard",
    "Room": "RoomView",
    "Joined": "JoinOut",
    "JoinRequest": "JoinIn",
    "SavedDocument": "DocumentView",
    "Help": "HelpState",
    "Seat": "SeatView",
    "Snapshot": "SnapshotIn",
    "WorkshopEvent": "EventIn",
    "Choice": "ChoiceView",
    "Step": "StepContent",
    "Chapter": "ChapterContent",
    "ShownCase": "ShownCase",
    "Item": "ItemContent",
    "LessonPart": "LessonPart",
    "MicroLesson": "MicroLessonContent",
    "Word": "WordHelp",
    "Card": "CardView",
    "Question": "QuestionView",
    "Content": "CourseContent",
    "Entered": "EnterOut",
    "OfferedItem": "ItemState",
    "Offer": "CandidateView",
    "Draft": "DraftIn",
}
"""Interface of `api.ts` -> schema of the server."""


def interface(name: str) -> dict[str, str]:
    """The fields of an interface of `api.ts`, and what is written of each."""
    found = re.search(rf"^export interface {name} {{(.*?)}}$", SOURCE, re.MULTILINE | re.DOTALL)
    assert found, f"api.ts has no interface {name}"
    without_comments = re.sub(r"/\*.*?\*/", "", found[1], flags=re.DOTALL)
    fields: dict[str, str] = dict(re.findall(r"(\w+)\??:\s*([^;]+)", flat(without_comments)))
    return fields


def flat(text: str) -> str:
    """The text without what is inside inner braces: fields of fields."""
    return re.sub(r"{[^{}]*}", "object", text)


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    found: dict[str, Any] = openapi_document()["components"]["schemas"]
    return found


@pytest.mark.parametrize(("name", "schema"), SAME.items())
def test_the_fields_are_the_same(name: str, schema: str, schemas: dict[str, Any]) -> None:
    assert set(interface(name)) == set(schemas[schema]["properties"])


@pytest.mark.parametrize(("name", "schema"), SAME.items())
def test_what_may_be_missing_is_written_so(name: str, schema: str, schemas: dict[str, Any]) -> None:
    """A value the server may leave empty is `null` in the page's types, and no other is."""
    for field, kind in interface(name).items():
        options = schemas[schema]["properties"][field].get("anyOf", [])
        nullable = {"type": "null"} in options
        optional = field not in schemas[schema].get("required", [])
        assert ("null" in kind) == (nullable and not (optional and schema.endswith("In"))), field


def test_every_answer_of_the_server_has_its_type(schemas: dict[str, Any]) -> None:
    inside = {"StepView", "SnapshotsOut", "EventsOut", "DraftsOut", "CopyOut"}
    requests = {name for name in schemas if name.endswith("In")}
    errors = {"HTTPValidationError", "ValidationError"}
    assert set(schemas) - inside - requests - errors <= set(SAME.values())
