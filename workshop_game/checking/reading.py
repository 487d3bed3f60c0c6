"""How an answer is read that Python cannot run as a whole: the one place that says it.

Some items are answered with values, one assignment a line. There one slip costs itself: a
statement that Python cannot read or run is left out, and the others are run in their order.
Nothing is guessed and nothing is mended: what is left out is named by its line. An answer that is
a program is run as a whole or not at all.
"""

from __future__ import annotations

import ast
import codeop
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

LINES = "lines"
"""What a record says in `read_as` of an answer that was read in this way."""
MOST_LINES = 400
"""Of a text that is read in this way: a longer one is no list of values."""
LONGEST = 40
"""Lines of one statement, in a text that Python cannot read as a whole."""

_FIRST_WORD = re.compile(r"\s*([^\W\d]\w*)")
_GOES_ON = re.compile(r"\s|#|$|(?:else|elif|except|finally)\b")
"""How a line begins that may belong to the statement above it."""


@dataclass(frozen=True)
class Statement:
    """One statement of an answer. `line` is its first line in the text, counted from 1."""

    line: int
    source: str
    error: str = ""
    """Why Python cannot read it, in Python's words; empty where it can."""

    @property
    def word(self) -> str:
        """Its first word: in an assignment, the name that gets the value."""
        found = _FIRST_WORD.match(self.source)
        return found.group(1) if found else ""


def asks_for_values(start: str) -> bool:
    """Whether an answer that begins with `start` is values: plain assignments, and calls after."""
    try:
        body = ast.parse(start).body
    except (SyntaxError, ValueError):
        return False
    calls = [isinstance(each, ast.Expr) and isinstance(each.value, ast.Call) for each in body]
    return bool(body) and not calls[0] and all(map(_is_value, body[: len(body) - sum(calls)]))


def statements(text: str) -> list[Statement]:
    """The statements of an answer in their order, those that Python cannot read among them.

    None for a text that is too long to be values.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            body = ast.parse("\n".join(lines)).body
        except _UNREADABLE:
            return list(_cut(lines))
        return [_taken(lines, first, last) for first, last in _extents(body)]


_UNREADABLE = (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError)
"""What Python says of a text that it cannot read; a level too deep among them."""


def _is_value(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
        return False
    try:
        ast.literal_eval(node.value)
    except ValueError:
        return False
    return len(node.targets) == 1


def _extents(body: list[ast.stmt]) -> Iterator[tuple[int, int]]:
    """The lines of each statement, counted from 0; two on one line are one."""
    found: list[tuple[int, int]] = []
    for node in body:
        above = [each.lineno for each in getattr(node, "decorator_list", [])]
        first, last = min([node.lineno, *above]) - 1, (node.end_lineno or node.lineno)
        if found and first < found[-1][1]:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return iter(found)


def _cut(lines: list[str]) -> Iterator[Statement]:
    """The statements of a text that Python cannot read as a whole."""
    first = 0
    while first < len(lines):
        if not lines[first].strip() or lines[first].lstrip().startswith("#"):
            first += 1
            continue
        last, error = _first_statement(lines, first)
        yield _taken(lines, first, last, error)
        first = last


def _first_statement(lines: list[str], first: int) -> tuple[int, str]:
    """Where the statement that begins at a line ends; or that line alone, and what is wrong."""
    for last in range(first + 1, min(len(lines), first + LONGEST) + 1):
        state, said = _state(lines, first, last)
        if state is None:
            continue
        return (_with_what_follows(lines, first, last), "") if state else (first + 1, said)
    return first + 1, "SyntaxError: unexpected end of the statement"


def _with_what_follows(lines: list[str], first: int, last: int) -> int:
    """A block goes on as far as Python can read it."""
    for end in range(last + 1, min(len(lines), first + LONGEST) + 1):
        if not _GOES_ON.match(lines[end - 1]):
            break
        state, _ = _state(lines, first, end)
        if state is False:
            break
        if state and lines[end - 1].strip():
            last = end
    return last


def _state(lines: list[str], first: int, last: int) -> tuple[bool | None, str]:
    """Whether Python can read these lines; None where it waits for more, and what it says."""
    try:
        code = codeop.compile_command("\n".join(lines[first:last]), "<answer>", "exec")
    except _UNREADABLE as error:
        said = f"{type(error).__name__}: {getattr(error, 'msg', error)}"
        return False, said.rstrip(": ")
    return (None if code is None else True), ""


def _taken(lines: list[str], first: int, last: int, error: str = "") -> Statement:
    return Statement(first + 1, "\n".join(lines[first:last]), error)
