"""What an order is given between its brackets, beside what a right line gives to the same order."""

from __future__ import annotations

import ast
import re

from workshop_game.diagnosis.written import Line


def kind(mine: Line, theirs: Line) -> str | None:
    """Values too many or too few, or a number in the place of a name; None for another order."""
    one, other = _call(mine), _call(theirs)
    if one is None or other is None or ast.unparse(one.func) != ast.unparse(other.func):
        return None
    if len(one.args) != len(other.args):
        return _counted(mine, len(one.args), len(other.args))
    return "number_for_name" if number_for_name(mine, theirs) else None


def number_for_name(mine: Line, theirs: Line) -> str | None:
    """The first number given where a name should be, if nothing else differs in the order."""
    one, other = _call(mine), _call(theirs)
    if one is None or other is None or ast.dump(one.func) != ast.dump(other.func):
        return None
    if len(one.args) != len(other.args):
        return None
    pairs = list(zip(one.args, other.args, strict=True))
    differ = [(given, wanted) for given, wanted in pairs if ast.dump(given) != ast.dump(wanted)]
    if not differ or not all(_is_number(given) and _is_named(wanted) for given, wanted in differ):
        return None
    return ast.unparse(differ[0][0])


def _call(line: Line) -> ast.Call | None:
    statement = line.statement
    value = statement.value if isinstance(statement, ast.Expr | ast.Assign) else None
    return value if isinstance(value, ast.Call) else None


def _counted(mine: Line, count: int, right: int) -> str:
    if not right:
        return "values_unwanted"
    if right == count + 1 and re.search(r"\d - \d", mine.plain):
        return "dash_for_comma"
    return "values_too_many" if count > right else "values_too_few"


def _is_number(given: ast.expr) -> bool:
    return isinstance(given, ast.Constant) and isinstance(given.value, int | float)


def _is_named(wanted: ast.expr) -> bool:
    return isinstance(wanted, ast.Name | ast.Subscript | ast.Attribute)
