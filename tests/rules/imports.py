"""Who imports whom: read from every Python file, the imports inside functions included."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.rules.sources import Module


@dataclass(frozen=True)
class Import:
    """One import: who names what, and where."""

    module: str
    name: str
    """The dotted name, such as `classroom.room.Room`."""
    place: str
    """The file and the line."""


def imports(modules: Sequence[Module]) -> list[Import]:
    """Every import of some modules."""
    return [
        Import(module.name, name, f"{module.shown}:{line}")
        for module in modules
        for node in module.nodes
        for name, line in imported_by(module, node)
    ]


def imported_by(module: Module, node: ast.AST) -> Iterator[tuple[str, int]]:
    """The dotted names that one node imports, with its line; relative ones made absolute."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = _base(module, node)
        yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _base(module: Module, node: ast.ImportFrom) -> str:
    """The module that a `from` names."""
    if not node.level:
        return node.module or ""
    is_package = module.path.name == "__init__.py"
    parts = module.name.split(".")
    parents = parts[: len(parts) - node.level + is_package]
    return ".".join([*parents, *([node.module] if node.module else [])])


def is_in(name: str, package: str) -> bool:
    """Whether a dotted name is a package, or in it."""
    return name == package or name.startswith(f"{package}.")
