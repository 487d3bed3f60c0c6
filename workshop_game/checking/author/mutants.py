"""A right answer with one small change, of the kinds that beginners make.

Only lines that the participant writes are changed: those that the start does not hold. Changes
are made in the text, so that names, comments and layout stay.
"""

from __future__ import annotations

import ast
import difflib
import io
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workshop_game.words.syntax import parse

COMPARED = ("<", ">", "==", "!=")
ACROSS = {"x": ("y",), "y": ("x",), "speed_x": ("speed_y", "x"), "speed_y": ("speed_x", "y")}
"""Each coordinate -> those that are taken for it, in English words."""
LEVEL = "    "
HEADS = ("if", "elif", "while")

Token = tokenize.TokenInfo


@dataclass(frozen=True)
class Mutant:
    """``change`` names the kind; ``after`` is what ``line`` (from 1) has become, if it is there."""

    change: str
    line: int
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Line:
    """One line of a program, where it stands: what a change looks at."""

    number: int
    lines: tuple[str, ...]
    tokens: tuple[Token, ...]
    things: tuple[str, ...]

    @property
    def text(self) -> str:
        """The line itself."""
        return self.lines[self.number - 1]

    def becomes(self, change: str, *new: str) -> Mutant:
        """The program with ``new`` lines in the place of this one."""
        lines = [*self.lines[: self.number - 1], *new, *self.lines[self.number :]]
        after = "\n".join(new)
        return Mutant(change, self.number, self.text, after, "\n".join(lines) + "\n")

    def with_token(self, change: str, token: Token, new: str) -> Mutant:
        """The program with ``new`` in the place of one token of this line."""
        start, end = token.start[1], token.end[1]
        return self.becomes(change, self.text[:start] + new + self.text[end:])


def mutants(start: str, answer: str) -> Iterator[Mutant]:
    """Every changed ``answer``, in English words; none twice, none equal to the answer.

    Raises:
        SyntaxError, ValueError, tokenize.TokenError: the answer is no Python.
    """
    seen = {answer}
    for number in sorted(own_lines(start, answer)):
        line = _line(answer, number)
        for change in CHANGES:
            for mutant in change(line):
                if mutant.source not in seen:
                    seen.add(mutant.source)
                    yield mutant


def own_lines(start: str, answer: str) -> set[int]:
    """The numbers (from 1) of the lines of ``answer`` that ``start`` does not hold there."""
    lines = answer.splitlines()
    matcher = difflib.SequenceMatcher(None, start.splitlines(), lines, autojunk=False)
    own: set[int] = set()
    for kind, _, _, first, last in matcher.get_opcodes():
        if kind in ("insert", "replace"):
            own.update(range(first + 1, last + 1))
    return {number for number in own if lines[number - 1].strip()}


def _line(source: str, number: int) -> Line:
    found = tokenize.generate_tokens(io.StringIO(source).readline)
    tokens = tuple(each for each in found if each.start[0] == number == each.end[0])
    return Line(number, tuple(source.splitlines()), tokens, tuple(sorted(_things(source))))


def _things(source: str) -> set[str]:
    """The names that stand before a point, or for something that was put on the stage."""
    found = {"hero"}
    for node in ast.walk(parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(node.value.id)
        if isinstance(node, ast.Assign) and _puts_a_sprite(node.value):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


def _puts_a_sprite(value: ast.expr) -> bool:
    called = value.func if isinstance(value, ast.Call) else None
    return isinstance(called, ast.Name) and called.id == "sprite"


def _sign(line: Line) -> Iterator[Mutant]:
    before = ""
    for token in line.tokens:
        after_value = bool(before) and (before[-1] in ")]'\"" or before[-1].isalnum())
        if token.string in ("+", "-"):
            turned = {"+": "-", "-": "+" if after_value else ""}[token.string]
            yield line.with_token("sign", token, turned)
        elif token.type == tokenize.NUMBER and before not in ("+", "-"):
            yield line.with_token("sign", token, f"-{token.string}")
        before = token.string if token.string.strip() else before


def _comparison(line: Line) -> Iterator[Mutant]:
    for token in line.tokens:
        if token.string in (*COMPARED, "<=", ">="):
            for other in COMPARED:
                yield line.with_token("comparison", token, other)


def _deleted(line: Line) -> Iterator[Mutant]:
    yield line.becomes("deleted")


def _thing(line: Line) -> Iterator[Mutant]:
    for token in line.tokens:
        if token.string in line.things:
            for other in line.things:
                yield line.with_token("thing", token, other)


def _coordinate(line: Line) -> Iterator[Mutant]:
    for point, token in zip(line.tokens, line.tokens[1:], strict=False):
        for other in ACROSS.get(token.string, ()) if point.string == "." else ():
            yield line.with_token("coordinate", token, other)


def _level(line: Line) -> Iterator[Mutant]:
    yield line.becomes("right", LEVEL + line.text)
    if line.text.startswith(LEVEL):
        yield line.becomes("left", line.text.removeprefix(LEVEL))


def _equals(line: Line) -> Iterator[Mutant]:
    for token in line.tokens:
        if token.string == "=":
            yield line.with_token("equals", token, "==")


def _quotes(line: Line) -> Iterator[Mutant]:
    for token in line.tokens:
        if token.type == tokenize.STRING:
            yield line.with_token("quotes", token, token.string[1:-1])


def _number(line: Line) -> Iterator[Mutant]:
    for token in line.tokens:
        if token.type == tokenize.NUMBER:
            nothing = float(token.string) == 0
            yield line.with_token("number", token, "100" if nothing else "0")
            yield line.with_token("number", token, f"{token.string} * 10")


def _forgotten(line: Line) -> Iterator[Mutant]:
    """`lives = lives - 1` without what it was: `lives = - 1`."""
    kept, equals, value = line.text.partition(" = ")
    if equals and value.startswith(kept.strip()):
        yield line.becomes("forgotten", kept + equals + value.removeprefix(kept.strip()).strip())


def _doubled(line: Line) -> Iterator[Mutant]:
    yield line.becomes("doubled", line.text, line.text)


def _condition(line: Line) -> Iterator[Mutant]:
    words = [token for token in line.tokens if token.string.strip()]
    if words and words[0].string in HEADS and words[-1].string == ":":
        head, end = words[0].end[1], words[-1].start[1]
        for change, told in (("always", " True"), ("never", " 1 == 2")):
            yield line.becomes(change, line.text[:head] + told + line.text[end:])


def _swapped(line: Line) -> Iterator[Mutant]:
    """With the line above: each keeps its own level."""
    if line.number > 1:
        lines = list(line.lines)
        above = line.number - 2
        lines[above], lines[above + 1] = lines[above + 1], lines[above]
        source = "\n".join(lines) + "\n"
        yield Mutant("swapped", line.number, line.text, lines[above + 1], source)


CHANGES: tuple[Callable[[Line], Iterator[Mutant]], ...] = (
    _sign,
    _comparison,
    _deleted,
    _thing,
    _coordinate,
    _level,
    _equals,
    _quotes,
    _number,
    _forgotten,
    _doubled,
    _condition,
    _swapped,
)
