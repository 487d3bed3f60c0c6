"""A bound on how long a program may go round in circles, the same on every machine.

Not a clock: each round of a loop and each call of a function is counted, by a call that is
put into the program's syntax tree. A trace function would not do: Python sends no line event
for ``while True: pass``, and drops a trace function that raises inside ``try``.
"""

from __future__ import annotations

import ast
from types import CodeType
from typing import Any

from workshop_game.words.problems import EndlessLoop
from workshop_game.words.syntax import parse

ROUNDS = 200_000
"""Rounds and calls that one run may take before its first tick ends: a step needs a few hundred."""

EARNED = 100
"""Rounds that each tick adds: a game that is played to its end is long, and ends."""

COUNTER = "__round__"
"""The name under which a counted program finds its counter."""


class Budget:
    """Counts down; ``spend`` raises ``EndlessLoop`` when nothing is left, and ever after."""

    def __init__(self, rounds: int = ROUNDS) -> None:
        self.left = rounds

    def begin(self) -> None:
        """A new tick begins. This budget is for the whole run: little is given anew."""
        self.left += EARNED

    def spend(self, rounds: int = 1) -> bool:
        """Count a round, or what costs as much as several."""
        self.left -= rounds
        if self.left < 0:
            raise EndlessLoop
        return True


def compile_counted(source: str, file_name: str) -> CodeType:
    """Compile ``source`` so that it calls ``COUNTER`` at each round and each call.

    Raises:
        SyntaxError, ValueError: as ``compile`` does on the source itself.
    """
    compile(source, file_name, "exec", dont_inherit=True)  # its errors show the reader's lines
    tree = _Counted().visit(parse(source, file_name))
    code: CodeType = compile(ast.fix_missing_locations(tree), file_name, "exec", dont_inherit=True)
    return code


class _Counted(ast.NodeTransformer):
    """Puts a count at the head of every loop, function and comprehension."""

    def _with_count(self, node: Any) -> ast.AST:
        self.generic_visit(node)
        node.body.insert(0, ast.copy_location(ast.Expr(_count(node)), node))
        return node  # type: ignore[no-any-return]

    visit_While = visit_For = visit_FunctionDef = _with_count  # noqa: N815 (ast's names)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs.insert(0, _count(node.iter))
        return node


def _count(near: ast.AST) -> ast.Call:
    call = ast.Call(ast.Name(COUNTER, ast.Load()), [], [])
    for part in (call, call.func):
        ast.copy_location(part, near)
        part.end_lineno, part.end_col_offset = part.lineno, part.col_offset
    return call
