"""Judges again what the submitted code could have bent: in a box that has never seen it.

A case such as `arrives(map_2, path_2)` asks the exercise's own functions about a value of the
candidate's. In the process of the copy those functions can be replaced by obliging ones. So the
plain values alone are taken out, and the same expression is evaluated with the given code and
these values. A case passes when it passes in both places. A case that calls a function of the
candidate's can only be evaluated where that function is.
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
"""Noted for the juror when the two places disagree."""
UNCONFIRMED = "unconfirmed"
"""Noted when the given code is asked about a value that cannot be taken out."""
LARGEST = 10_000
"""Bits of a whole number that is still plain: Python refuses to write down much longer ones."""


class ApartError(RuntimeError):
    """The box without submitted code did not get to the end: a person has to look."""


def own_names(expression: str, given: Sequence[str]) -> set[str]:
    """The names in `expression` that only the submitted code can have made."""
    return _names_read(expression) - _names_made(tuple(given)) - set(dir(builtins))


def watch(expectations: Iterable[Expectation], given: Sequence[str]) -> list[Cell]:
    """Cells that take out the value of every name that a judgement apart may need."""
    names: set[str] = set()
    for expected in expectations:
        names |= own_names(expected.expression, given)
    return [Cell(VALUE + name, name, Kind.OBSERVE) for name in sorted(names)]


def plain_values(reports: Iterable[Report]) -> dict[str, object]:
    """Name -> value for the names whose value is plain data."""
    return {
        report.cell.source: report.reply.value
        for report in reports
        if report.cell.id.startswith(VALUE)
        and report.reply is not None
        and report.reply.value is not NOTHING
        and _is_plain(report.reply.value)
    }


def judge_apart(
    expectations: Mapping[str, Expectation],
    given: Sequence[str],
    values: Mapping[str, object],
    sessions: Sessions,
) -> dict[str, Judgement]:
    """The judgements of the cases that need nothing but the given code and plain values.

    Raises ApartError.
    """
    chosen = {
        name: expected
        for name, expected in expectations.items()
        if own_names(expected.expression, given) <= values.keys()
    }
    if not chosen:
        return {}
    cells = [Cell(f"given-{i}", source, Kind.CODE) for i, source in enumerate(given)]
    made = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    cells.append(Cell("values", made, Kind.CODE))
    cells += [Cell(name, each.expression, Kind.OBSERVE) for name, each in chosen.items()]
    judged: dict[str, Judgement] = {}
    for report in run_cells(cells, sessions):
        if report.stopped is not None:
            raise ApartError(f"the judgement apart stopped at {report.stopped_by}")
        if report.cell.id in chosen:
            judged[report.cell.id] = judge(report, chosen[report.cell.id])
    return judged


def unconfirmed(
    expectations: Mapping[str, Expectation], given: Sequence[str], values: Mapping[str, object]
) -> set[str]:
    """The cases that ask the given code about something that is not plain data.

    The given code may have been replaced, and what it was asked about cannot be asked elsewhere.
    """
    made = _names_made(tuple(given))
    return {
        name
        for name, expected in expectations.items()
        if _names_read(expected.expression) & made
        and not own_names(expected.expression, given) <= values.keys()
    }


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
    if isinstance(value, list | tuple | set):
        return all(_is_plain(item) for item in value)
    if isinstance(value, dict):
        return all(_is_plain(key) and _is_plain(item) for key, item in value.items())
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, int):
        return value.bit_length() <= LARGEST
    return value is None or isinstance(value, str)
