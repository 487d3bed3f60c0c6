"""Judges where the submitted code cannot have bent anything: in a box that has never seen it.

A case such as `arrives(map_2, path_2)` asks the exercise's own functions about a value of the
candidate's. In the process of the copy those functions, and Python's own, can be replaced: by
obliging ones, or by accident, as `letters = "ABC"` does. So the plain values alone are taken out,
just before their case runs, and the same expression is evaluated with the given code and these
values. What is seen there is what counts. A case that calls a function of the candidate's can only
be evaluated where that function is.
"""

import ast
import builtins
import math
import symtable
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from autograder.pipeline.judge import Expectation, Judgement, judge
from autograder.sandbox import NOTHING, Cell, Kind, Report, Sessions, run_cells

VALUE = "value:"
"""Prefix of the cells that take a value out."""
CHANGED = "tools_changed"
"""Noted for the juror when the same value passes with the copy's tools and not with the given."""
UNCONFIRMED = "unconfirmed"
"""Noted when a case depends on something that is not plain and that cannot be taken out."""
LARGEST = 10_000
"""Bits of a whole number that is still plain: Python refuses to write down much longer ones."""

Values = dict[str, object]
"""Name -> plain value, when a case ran."""


class ApartError(RuntimeError):
    """The box without submitted code did not get to the end: a person has to look."""


def own_names(expression: str, given: Sequence[str]) -> set[str]:
    """The names in `expression` that only the submitted code can have made."""
    return _names_read(expression) - _names_made(tuple(given)) - set(dir(builtins))


def watch(case: str, expected: Expectation, given: Sequence[str]) -> list[Cell]:
    """Cells that take out the value of every name that a judgement of the case apart may need."""
    names = sorted(own_names(expected.expression, given))
    return [Cell(f"{VALUE}{case}:{name}", name, Kind.OBSERVE) for name in names]


def plain_values(reports: Iterable[Report]) -> dict[str, Values]:
    """By case, the names whose value is plain data, with that value."""
    found: dict[str, Values] = {}
    for report in reports:
        value = report.reply.value if report.reply else NOTHING
        if report.cell.id.startswith(VALUE) and value is not NOTHING and _is_plain(value):
            case, _, name = report.cell.id.removeprefix(VALUE).rpartition(":")
            found.setdefault(case, {})[name] = value
    return found


def judge_apart(
    expectations: Mapping[str, Expectation],
    given: Sequence[str],
    values: Mapping[str, Values],
    sessions: Sessions,
) -> dict[str, Judgement]:
    """The judgements of the cases that need nothing but the given code and plain values.

    Raises ApartError.
    """
    chosen = {
        name: expected
        for name, expected in expectations.items()
        if own_names(expected.expression, given) <= values.get(name, {}).keys()
    }
    if not chosen:
        return {}
    judged: dict[str, Judgement] = {}
    for report in run_cells(_cells(chosen, given, values), sessions):
        if report.cell.id in chosen:
            judged[report.cell.id] = judge(report, chosen[report.cell.id])
        elif report.stopped is not None:
            raise ApartError(f"the judgement apart stopped at {report.stopped_by}")
    return judged


def _cells(
    chosen: Mapping[str, Expectation], given: Sequence[str], values: Mapping[str, Values]
) -> list[Cell]:
    """The given code, then each case after the values that it found."""
    cells = [Cell(f"given:{i}", source, Kind.CODE) for i, source in enumerate(given)]
    last = ""
    for name, expected in chosen.items():
        made = "\n".join(f"{n} = {value!r}" for n, value in values.get(name, {}).items())
        if made != last:
            cells.append(Cell(f"values:{name}", made, Kind.CODE))
        last = made
        cells.append(Cell(name, expected.expression, Kind.OBSERVE))
    return cells


def unconfirmed(
    expectations: Mapping[str, Expectation], given: Sequence[str], values: Mapping[str, Values]
) -> set[str]:
    """The cases that depend on something that is neither plain nor a function that they ask.

    What looked at it, given code or Python's own, may have been replaced or may have asked the
    object itself, and it cannot be asked elsewhere.
    """
    made = _names_made(tuple(given))
    doubtful = set()
    for name, expected in expectations.items():
        strange = own_names(expected.expression, given) - values.get(name, {}).keys()
        read = _names_read(expected.expression)
        if strange and (read & made or not strange <= _only_called(expected.expression)):
            doubtful.add(name)
    return doubtful


def _only_called(expression: str) -> set[str]:
    """The names that the expression does nothing with but to call them."""
    nodes = list(ast.walk(ast.parse(expression, mode="eval")))
    called = [n.func for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    others = [n for n in nodes if isinstance(n, ast.Name) and not any(n is c for c in called)]
    return {node.id for node in called} - {node.id for node in others}


def _names_read(expression: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(expression, mode="eval")))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    made_inside = {node.id for node in names if not isinstance(node.ctx, ast.Load)}
    return {node.id for node in names} - made_inside


@lru_cache(maxsize=256)
def _names_made(sources: tuple[str, ...]) -> frozenset[str]:
    """The names that stay when the sources have run; those inside of functions do not.

    The given code is the same for every copy of an item: it is read once.
    """
    return frozenset(
        symbol.get_name()
        for source in sources
        for symbol in symtable.symtable(source, "<given>", "exec").get_symbols()
        if symbol.is_assigned() or symbol.is_imported()
    )


def _is_plain(value: object) -> bool:
    if isinstance(value, list | tuple | set | frozenset):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(key) and _is_plain(item) for key, item in value.items())
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return value.bit_length() <= LARGEST
    return value is None or isinstance(value, str)
