"""Lines that Python reads and that do nothing, or something else than they seem to."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.written import Line, Written, lines_of

DRAWN = {"fr": ("hasard",), "en": ("chance",)}


def read(written: Written) -> Iterator[Finding]:
    """The lines without an effect, and those that give a value to a word of the game."""
    for line in written.own:
        statement = line.statement
        if isinstance(statement, ast.Expr):
            yield from _alone(written, line, statement.value)
        elif isinstance(statement, ast.AnnAssign) and statement.value is None:
            target = ast.unparse(statement.target)
            mended = line.text.replace(":", " =", 1)
            yield line.found("colon_for_equals", mended, Sure.PROVEN, given=target)
        elif isinstance(statement, ast.Assign):
            yield from _overwritten(written, line, statement)
    yield from _never_called(written)
    yield from _switched_off(written)
    yield from _in_a_text(written)


def _in_a_text(written: Written) -> Iterator[Finding]:
    """`titre("Bravo gagner()")`: an order that a right answer has, between the quotes."""
    lines = {line.plain for line in written.lines}
    for line in written.lines:
        for sign in line.signs:
            orders = re.findall(r"\w+\(\)", sign.words)
            lost = [each for each in orders if each.replace("()", " ( )") not in lines]
            if lost and lost[0].replace("()", " ( )") in written.right_lines:
                yield line.found("order_in_text", None, Sure.PROVEN, given=lost[0])


def _switched_off(written: Written) -> Iterator[Finding]:
    """A line of a right answer, or of the start, with `#` in front: Python does not read it."""
    wanted = written.right_lines | written.given
    for number, text in enumerate(written.source.split("\n"), 1):
        bare = text.strip().lstrip("#")
        lines = lines_of(bare) if text.lstrip().startswith("#") else ()
        if lines and lines[0].plain in wanted - {line.plain for line in written.lines}:
            yield Finding("switched_off", number, text.strip(), Sure.PROVEN)


def _never_called(written: Written) -> Iterator[Finding]:
    """A function that a right answer calls, and this program only explains."""
    for line in written.lines:
        name = line.signs[1].text if line.first == "def" and len(line.signs) > 1 else ""
        said = [sign.text for each in written.lines for sign in each.signs].count(name)
        if name in written.right_names and name not in known.words(written.language) and said == 1:
            gaps = {"given": name}
            yield Finding("never_called", line.number, line.text.strip(), Sure.SEEN, gaps)


def _alone(written: Written, line: Line, value: ast.expr) -> Iterator[Finding]:
    if isinstance(value, ast.Compare):
        left = ast.unparse(value.left)
        if isinstance(value.ops[0], ast.Eq):
            mended = line.text.replace("==", "=", 1)
            yield line.found("two_equals", mended, Sure.PROVEN, given=left)
        else:
            yield line.found("compared_alone", None, Sure.PROVEN, given=left)
    elif _is_computed(value, written.language):
        yield line.found("kept_nowhere", None, Sure.PROVEN, given=ast.unparse(value))
    elif isinstance(value, (ast.Name, ast.Attribute)):
        yield from _name_alone(written, line, ast.unparse(value))
    elif isinstance(value, ast.Constant) and not isinstance(value.value, bool):
        kind = "order_in_quotes" if _is_order(value.value) else "value_alone"
        yield line.found(kind, None, Sure.PROVEN, given=line.text.strip())


def _is_order(words: object) -> bool:
    """Whether a text is a line of a program, or was to be one."""
    return isinstance(words, str) and re.search(r"\w\s*[(=]", words) is not None


def _is_computed(value: ast.expr, language: str) -> bool:
    drawn = isinstance(value, ast.Call) and _name(value.func) in DRAWN[language]
    return drawn or isinstance(value, ast.BinOp)


def _name_alone(written: Written, line: Line, name: str) -> Iterator[Finding]:
    orders = known.spelled("action", written.language) | known.spelled("method", written.language)
    if name.rpartition(".")[2] in orders | written.functions:
        below = next((each for each in written.lines if each.number > line.number), None)
        if below and below.first == "(":
            yield line.found("order_cut", None, Sure.PROVEN, given=name, other=str(below.number))
            return
        yield line.found("parentheses_missing", line.text + "()", Sure.PROVEN, given=name)
    elif name in written.usable or "." in name:
        yield line.found("name_alone", None, Sure.PROVEN, given=name)


def _overwritten(written: Written, line: Line, statement: ast.Assign) -> Iterator[Finding]:
    """`allumer = but`, `heros = 200, 140`."""
    targets = [ast.unparse(target) for target in statement.targets]
    if len(targets) > len(set(targets)):
        yield line.found("equals_for_sign", None, Sure.PROVEN, word=targets[0])
    name = _name(statement.targets[0])
    if name in known.spelled("action", written.language):
        yield line.found("order_given_value", None, Sure.PROVEN, given=name)
    elif name in known.spelled("thing", written.language):
        yield line.found("thing_given_value", None, Sure.PROVEN, given=name)
    elif isinstance(statement.value, ast.Tuple) and isinstance(statement.targets[0], ast.Attribute):
        target = ast.unparse(statement.targets[0])
        given = line.text.partition("=")[2].strip()
        if len(statement.value.elts) == 1:
            yield line.found("comma_behind", line.text.rstrip().rstrip(","), Sure.PROVEN)
            return
        yield line.found("two_values", None, Sure.PROVEN, given=given, word=target)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
