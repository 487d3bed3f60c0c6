"""The syntax tree of a program, asked for by one thread at a time.

CPython 3.11 counts how deep it is in a tree with one counter for the whole process. When a
garbage collection lets another thread in half-way, and that one builds a tree too, the counts
mix and a sound program ends in ``SystemError: AST constructor recursion depth mismatch``.
"""

from __future__ import annotations

import ast
import threading

_ONE_AT_A_TIME = threading.RLock()


def parse(source: str, file_name: str = "<unknown>") -> ast.Module:
    """The tree of a program.

    Raises:
        SyntaxError, ValueError: as ``ast.parse`` does.
    """
    with _ONE_AT_A_TIME:
        return ast.parse(source, file_name)


def literal(source: str) -> object:
    """The value that a literal stands for.

    Raises:
        SyntaxError, ValueError: as ``ast.literal_eval`` does.
    """
    with _ONE_AT_A_TIME:
        return ast.literal_eval(source)
