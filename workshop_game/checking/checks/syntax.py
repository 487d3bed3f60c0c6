"""``kind = "uses"`` and ``"avoids"``: whether ``what`` is written in the program.

``what`` is ``if``, ``for``, ``while``, ``def``, ``print``-like ``call:NAME``, ``name:NAME``, or
``gives:hero.x``: a line that gives a value to that. ``+`` is a sum.
"""

from __future__ import annotations

import ast
from typing import Any

from workshop_game.checking.attempt import Attempt
from workshop_game.checking.checks.kind import Kind, Needs
from workshop_game.checking.formats import SettingError

STATEMENTS: dict[str, type[ast.AST]] = {
    "if": ast.If,
    "for": ast.For,
    "while": ast.While,
    "def": ast.FunctionDef,
    "list": ast.List,
}


def judge_uses(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the program writes it somewhere."""
    return _is_written(attempt, settings["what"])


def judge_avoids(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the program writes it nowhere."""
    return not _is_written(attempt, settings["what"])


def _is_written(attempt: Attempt, what: str) -> bool:
    nodes = list(ast.walk(attempt.tree))
    if what in STATEMENTS:
        return any(isinstance(node, STATEMENTS[what]) for node in nodes)
    if what == "+":
        sums = [node for node in nodes if isinstance(node, ast.BinOp | ast.AugAssign)]
        return any(isinstance(node.op, ast.Add) for node in sums)
    kind, _, name = what.partition(":")
    if kind == "gives":
        path = [attempt.spelling(part) for part in name.split(".")]
        return any(path in _given(node) for node in nodes)
    spelling = attempt.spelling(name)
    if kind == "call":
        return any(_called(node) == spelling for node in nodes if isinstance(node, ast.Call))
    if kind == "name":
        return any(_named(node) == spelling for node in nodes)
    known = ", ".join(STATEMENTS)
    raise SettingError("no_syntax", what=what, known=known)


def _given(node: ast.AST) -> list[list[str]]:
    """What a line gives a value to, as its parts: ``hero.x`` is two."""
    if isinstance(node, ast.AugAssign):
        return [ast.unparse(node.target).split(".")]
    if isinstance(node, ast.Assign):
        single = [part for each in node.targets for part in getattr(each, "elts", [each])]
        return [ast.unparse(part).split(".") for part in single]
    return []


def _called(call: ast.Call) -> str | None:
    return _named(call.func)


def _named(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


USES = Kind("uses", judge_uses, Needs.SOURCE, finding="uses", setting="what")
AVOIDS = Kind("avoids", judge_avoids, Needs.SOURCE, finding="avoids", setting="what")
