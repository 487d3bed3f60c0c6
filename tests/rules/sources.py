"""The source files of the kit, parsed once, for the tests that read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "bootstrap",
    "serving",
    "press",
    "workshop_game",
    "classroom",
    "autograder",
    "rehearsal",
    "atelier",
    "harness",
    "bench",
    "docs",
)
# Fetched, made, or content: not the kit's own code.
_NOT_OURS = {"node_modules", "dist", "build", "__pycache__", "vendor", "templates"}


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name, where it is, and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    @property
    def shown(self) -> str:
        return self.path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Module, ...]:
    """Every module of every package of the kit."""
    found = tuple(_modules())
    assert found, "no source file was found: the rules would check nothing"
    return found


def _modules() -> Iterator[Module]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if not _NOT_OURS & set(path.relative_to(ROOT).parts):
                yield Module(_dotted(path), path, ast.parse(path.read_text(encoding="utf-8")))


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
