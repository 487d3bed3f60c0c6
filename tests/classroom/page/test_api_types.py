"""The page's types are the server's: the same names and fields, none missing, none invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.openapi import openapi_document
from tests.classroom.page.contract import differences, literals, shape_of
from tests.classroom.page.typescript import Types
from workshop_game.checking.kinds import KINDS
from workshop_game.checking.step import MODES

TYPES = Types(Path("classroom/page/src/api.ts").read_text(encoding="utf-8"))
ERRORS = {"HTTPValidationError", "ValidationError"}
"""What a wrong request gets: the page reads the sentence in it, and nothing else."""
OPTIONS_OF_CALLS = {"CallOptions"}
"""What `api.ts` says to itself."""


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    found: dict[str, Any] = openapi_document()["components"]["schemas"]
    return found


def test_a_shape_has_one_name_on_both_sides(schemas: dict[str, Any]) -> None:
    assert set(TYPES.interfaces) - OPTIONS_OF_CALLS == set(schemas) - ERRORS


@pytest.mark.parametrize("name", sorted(set(TYPES.interfaces) - OPTIONS_OF_CALLS))
def test_the_fields_are_the_same(name: str, schemas: dict[str, Any]) -> None:
    server = shape_of(schemas[name])
    if not name.endswith("In"):
        server.optional = set()  # what the server leaves at its usual value is sent all the same
    if name == "StepContent":
        server.fields["mode"] = literals(MODES)
    if name == "ItemContent":
        server.fields["kind"] = literals([*KINDS])
    assert differences(name, TYPES.interfaces[name], server, TYPES) == []
