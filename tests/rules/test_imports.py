"""Who may import whom. The table is the promise: workshop traces never reach a dossier."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.graph import arrows_between_rooms, circle, module_arrows
from tests.rules.imports import Import, imported_by, imports, is_in
from tests.rules.sources import PACKAGES, Module, modules
from tests.rules.table import TABLE, complaint, owner

# Too slow to load before someone needs it.
LAZY = frozenset({"friendly_traceback"})
LATER = {"autograder.jury"}
"""Decided, not built yet."""


# One test for all modules, which names every offence: a test a module costs more than its work.
def test_a_module_imports_only_what_the_table_allows() -> None:
    refused = [text for found in imports(modules()) if (text := complaint(found, PACKAGES))]
    assert not refused, "\n".join(refused)


def test_no_module_leads_back_to_itself() -> None:
    assert circle(module_arrows(modules())) == []


def test_a_slow_library_is_imported_where_it_is_used() -> None:
    loaded = [
        f"{module.shown} loads {name} on import: ask for it inside the function that uses it"
        for module in modules()
        for node in module.tree.body
        for name, _ in imported_by(module, node)
        if name.split(".")[0] in LAZY
    ]
    assert not loaded, "\n".join(loaded)


def test_the_table_names_rooms_that_exist() -> None:
    names = {module.name for module in modules()}
    missing = {room for room in set(TABLE) - LATER if not any(is_in(name, room) for name in names)}
    assert not missing


def test_a_room_names_only_rooms_above_it() -> None:
    """So no arrow goes upwards and no circle closes, whatever the code does."""
    order = list(TABLE)
    wrong = [
        f"{room} names {below}, which stands below it"
        for place, room in enumerate(order)
        for name in TABLE[room].kit - {"*"}
        for below in order[place + 1 :]
        if is_in(below, name) or below == owner(name)
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_says_why() -> None:
    assert not [room for room, rule in TABLE.items() if len(rule.because) < 30]


# A planted violation for each ban: the rule must speak, with the room's own sentence.
PLANTED = [
    ("bootstrap.phases", "rich"),
    ("serving.errors", "classroom.room.Room"),
    ("press.certificate", "serving.wording.Wording"),
    ("press.certificate", "pydantic"),
    ("workshop_game.words.program", "atelier.cli"),
    ("workshop_game.core.world", "workshop_game.words"),
    ("workshop_game.checking.step", "pygame"),
    ("workshop_game.checking.step", "workshop_game.stage.game"),
    ("workshop_game.explain.tell", "workshop_game.checking.verdict"),
    ("workshop_game.diagnosis.diagnose", "workshop_game.checking.step"),
    ("workshop_game.stage.game", "workshop_game.home.window"),
    ("workshop_game.home.window", "workshop_game.checking"),
    ("workshop_game.assets.notes", "workshop_game.core"),
    ("classroom.pyodide.recipe.wheel", "classroom.room"),
    ("classroom.settings", "classroom.room"),
    ("classroom.secrets", "classroom.stores.store"),
    ("classroom.stores.workshop", "classroom.stores.aptitude"),
    ("classroom.stores.aptitude", "classroom.stores.identities"),
    ("classroom.stores.identities", "classroom.stores.workshop"),
    ("classroom.stores.store", "classroom.stores.workshop"),
    ("classroom.course.content", "classroom.room"),
    ("classroom.at_items", "classroom.stores.store"),
    ("classroom.room", "classroom.stores.workshop"),
    ("classroom.web.access", "classroom.stores.aptitude"),
    ("classroom.links", "classroom.workshop.calls"),
    ("classroom.workshop.calls", "classroom.aptitude.copies"),
    ("classroom.workshop.calls", "classroom.stores.identities.Link"),
    ("classroom.workshop.seats", "classroom.stores.aptitude.Help"),
    ("classroom.aptitude.entering", "classroom.workshop.seats.AtSeat"),
    ("classroom.aptitude.entering", "classroom.stores.identities.Link"),
    ("classroom.aptitude.entering", "classroom.stores.workshop.Seat"),
    ("classroom.delivery.assets", "classroom.stores.workshop"),
    ("classroom.board.board", "classroom.stores.aptitude.Help"),
    ("classroom.board.board", "classroom.links.record_help"),
    ("classroom.board.board", "autograder.pipeline"),
    ("classroom.board.board", "pygame"),
    ("classroom.board.board", "workshop_game.stage"),
    ("classroom.workshop.certificate", "typst"),
    ("classroom.app", "autograder.grade"),
    ("autograder.sandbox.box", "nbgrader"),
    ("autograder.sandbox.inside.runner", "workshop_game.checking"),
    ("autograder.pipeline.copies", "classroom.stores.aptitude"),
    ("autograder.assessment", "autograder.sandbox"),
    ("autograder.assessment.bands", "workshop_game.checking.step"),
    ("autograder.dossier.pages", "classroom.stores.store"),
    ("autograder.dossier.pages", "autograder.pipeline.records"),
    ("autograder.bounds", "autograder.sandbox.limits"),
    ("autograder.marking.pages", "classroom.links"),
    ("autograder.jury.room", "autograder.pipeline.records"),
    ("autograder.grade", "classroom.room"),
    ("rehearsal.seat", "classroom.workshop.seats"),
    ("classroom.serve", "bench.timing"),
    ("autograder.grade", "atelier.places"),
    ("atelier.cli", "bench.timing"),
    ("atelier.cli", "bootstrap.plan"),
    ("classroom.serve", "rehearsal.seat"),
    ("autograder.grade", "harness.stock"),
    ("harness.server", "bench.timing"),
    ("bench.grade", "tests.autograder.conftest"),
    ("docs.pictures", "bench.timing"),
]


@pytest.mark.parametrize(("module", "imported"), PLANTED)
def test_a_planted_violation_is_told_with_its_reason(module: str, imported: str) -> None:
    told = complaint(Import(module, imported, "planted.py:1"), PACKAGES)
    assert (
        told == f"planted.py:1 imports {imported}. {owner(module)}: {TABLE[owner(module)].because}"
    )


def test_each_room_has_a_planted_violation() -> None:
    planted = {owner(module) for module, _ in PLANTED}
    assert set(TABLE) - planted == {"workshop_game"}  # a package of rooms, without code


def test_a_planted_circle_is_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_imports_inside_functions_and_relative_ones_are_seen() -> None:
    source = "def f():\n    from . import table\n    from ..words import names\n"
    module = Module("workshop_game.checking.step", Path("step.py"), ast.parse(source))
    found = [name for node in module.nodes for name, _ in imported_by(module, node)]
    assert found == ["workshop_game.checking.table", "workshop_game.words.names"]


def test_the_graph_of_rooms_counts_what_the_code_imports() -> None:
    arrows = arrows_between_rooms(modules())
    assert arrows["classroom.workshop", "classroom.links"] == 2
    assert ("classroom.workshop", "classroom.aptitude") not in arrows


# The wall, by the name of a store: whoever holds the room could reach any of the three.
STORES = {
    "workshop": {"classroom.web", "classroom.links", "classroom.workshop", "classroom.board"},
    "aptitude": {"classroom.links", "classroom.aptitude"},
    "identities": {"classroom.links"},
}


def test_a_store_is_opened_only_on_its_own_side_of_the_wall() -> None:
    wrong = [
        f"{place} opens the {store} store: what joins two sides goes through classroom/links.py"
        for module in modules()
        if is_in(module.name, "classroom")
        for store, place in _stores_opened(module)
        if owner(module.name) not in STORES[store] | {"classroom.stores"}
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("store", STORES)
def test_a_store_that_is_opened_is_seen(store: str) -> None:
    source = f"def f(room):\n    with room.stores.{store}.read() as session:\n        pass\n"
    module = Module("classroom.course.x", Path("tests/x.py").resolve(), ast.parse(source))
    assert [name for name, _ in _stores_opened(module)] == [store]


def _stores_opened(module: Module) -> Iterator[tuple[str, str]]:
    """`stores.NAME` anywhere in a module, with its place."""
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr in STORES:
            value = node.value
            holder = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
            if holder == "stores":
                yield node.attr, f"{module.shown}:{node.lineno}"
