"""Who may import whom. The table is the promise: workshop traces never reach a dossier."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.rules.sources import PACKAGES, Module, modules

ANY = frozenset({"*"})
NOTHING: frozenset[str] = frozenset()
GAME = frozenset({"workshop_game.core", "workshop_game.words", "workshop_game.checking"})


@dataclass(frozen=True)
class Rule:
    """What a package may import: of the kit, and of what is not in the standard library."""

    kit: frozenset[str] = NOTHING
    libraries: frozenset[str] = NOTHING


# The longest prefix of a module's name decides. A package may always import itself.
TABLE = {
    "bootstrap": Rule(),
    "workshop_game": Rule(),
    "workshop_game.core": Rule(),
    "workshop_game.words": Rule(kit=frozenset({"workshop_game.core"})),
    "workshop_game.checking": Rule(kit=frozenset({"workshop_game.core", "workshop_game.words"})),
    "workshop_game.explain": Rule(
        kit=frozenset({"workshop_game.words"}), libraries=frozenset({"friendly_traceback"})
    ),
    "workshop_game.assets": Rule(),
    "workshop_game.stage": Rule(
        kit=GAME | {"workshop_game.assets", "workshop_game.explain"},
        libraries=frozenset({"pygame", "js", "pyodide", "pyodide_js"}),
    ),
    "workshop_game.home": Rule(kit=frozenset({"workshop_game.words", "workshop_game.stage"})),
    "classroom": Rule(kit=GAME, libraries=ANY),
    "autograder": Rule(kit=frozenset({"autograder"})),  # its doors, for atelier
    "autograder.sandbox": Rule(),
    "autograder.sandbox.inside": Rule(libraries=frozenset({"IPython", "traitlets"})),
    "autograder.pipeline": Rule(
        kit=frozenset({"autograder.sandbox", "workshop_game.checking"}), libraries=ANY
    ),
    "autograder.assessment": Rule(kit=frozenset({"autograder.pipeline"}), libraries=ANY),
    "autograder.dossier": Rule(kit=frozenset({"autograder.assessment"}), libraries=ANY),
    "autograder.marking": Rule(
        kit=frozenset({"autograder.pipeline", "autograder.dossier"}), libraries=ANY
    ),
    "autograder.jury": Rule(
        kit=frozenset({"autograder.dossier", "autograder.assessment"}), libraries=ANY
    ),
    "atelier": Rule(kit=ANY, libraries=ANY),
    "harness": Rule(kit=ANY, libraries=ANY),
    "bench": Rule(kit=ANY, libraries=ANY),
    "docs": Rule(kit=ANY, libraries=ANY),
}

# One package alone may import these, whatever the table says.
RESERVED = {
    "pygame": "workshop_game.stage",
    "nbgrader": "autograder.pipeline",
    "IPython": "autograder.sandbox.inside",
    "friendly_traceback": "workshop_game.explain",
}
# What is beside the kit, and who may import it all the same: no school runs a kit that needs it.
BESIDE = {
    "harness": frozenset({"bench", "docs"}),
    "bench": NOTHING,
    "docs": NOTHING,
    "tests": NOTHING,
}
# Too slow to load before someone needs it.
LAZY = frozenset({"friendly_traceback"})


# One test for all modules, which names every offence: a test a module costs more than its work.
def test_a_module_imports_only_what_the_table_allows() -> None:
    refused = [
        f"{module.shown}:{line} imports {name}"
        for module in modules()
        for name, line in _imports(module)
        if not _is_allowed(module.name, name)
    ]
    assert not refused, "\n".join(refused)


def test_a_slow_library_is_imported_where_it_is_used() -> None:
    loaded = [
        f"{module.shown} loads {name} on import"
        for module in modules()
        for node in module.tree.body
        for name, _ in _imported_by(module, node)
        if name.split(".")[0] in LAZY
    ]
    assert not loaded, "\n".join(loaded)


def test_the_table_names_packages_that_exist() -> None:
    names = {module.name for module in modules()}
    later = {"autograder.jury"}  # decided, not built yet
    missing = {
        package
        for package in set(TABLE) - later
        if not any(name == package or name.startswith(f"{package}.") for name in names)
    }
    assert not missing


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("classroom.board", "autograder.pipeline"),
        ("classroom.board", "pygame"),
        ("classroom.board", "workshop_game.stage"),
        ("autograder.dossier.page", "classroom.stores"),
        ("autograder.sandbox.run", "nbgrader"),
        ("workshop_game.core.world", "workshop_game.words"),
        ("workshop_game.checking.step", "pygame"),
        ("workshop_game.words.program", "atelier"),
        ("bootstrap.stages", "rich"),
        ("atelier.rehearsal.rehearse", "harness.room"),
        ("classroom.app", "harness.server"),
        ("harness.room", "bench.visits"),
        ("harness.room", "tests.classroom.conftest"),
        ("bench.grade", "tests.autograder.conftest"),
        ("docs.pictures", "tests.journeys.test_parity"),
    ],
)
def test_the_table_refuses(module: str, imported: str) -> None:
    assert not _is_allowed(module, imported)


def test_imports_inside_functions_and_relative_ones_are_seen() -> None:
    source = "def f():\n    from . import table\n    from ..words import names\n"
    module = Module("workshop_game.checking.step", Path("step.py"), ast.parse(source))
    assert [name for name, _ in _imports(module)] == [
        "workshop_game.checking.table",
        "workshop_game.words.names",
    ]


def _is_allowed(module: str, imported: str) -> bool:
    """Whether the table lets a module import a name."""
    package = _owner(module)
    rule = TABLE[package]
    top = imported.split(".", maxsplit=1)[0]
    if top in BESIDE:
        return _is_in(module, top) or package in BESIDE[top]
    if top in PACKAGES:
        is_own = _owner(imported) == package or _is_in(module, imported)
        return is_own or _in_any(imported, rule.kit)
    if top in RESERVED:
        return _is_in(module, RESERVED[top])
    return top in sys.stdlib_module_names or _in_any(imported, rule.libraries)


def _owner(name: str) -> str:
    """The package of the table that a module belongs to: its longest prefix there."""
    return max((package for package in TABLE if _is_in(name, package)), key=len)


def _in_any(name: str, allowed: frozenset[str]) -> bool:
    return "*" in allowed or any(_is_in(name, prefix) for prefix in allowed)


def _is_in(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def _imports(module: Module) -> Iterator[tuple[str, int]]:
    """Every dotted name that a module imports, anywhere in it, with its line."""
    for node in module.nodes:
        yield from _imported_by(module, node)


def _imported_by(module: Module, node: ast.AST) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Import):
        yield from ((alias.name, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = _base(module, node)
        yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _base(module: Module, node: ast.ImportFrom) -> str:
    """The module that a `from` names, relative ones made absolute."""
    if not node.level:
        return node.module or ""
    is_package = module.path.name == "__init__.py"
    parts = module.name.split(".")
    parents = parts[: len(parts) - node.level + is_package]
    return ".".join([*parents, *([node.module] if node.module else [])])
