"""Values that are given where they should change, and lines that another one undoes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.nearest import Nearest
from workshop_game.diagnosis.written import Line, Written


def read(written: Written, near: Nearest) -> Iterator[Finding]:
    """`= -1` for one less; the same thing set twice, where the right answer sets it once."""
    yield from _set_for_change(written, near)
    yield from _undone(written, near)
    yield from _ordered_twice(written, near)


def _ordered_twice(written: Written, near: Nearest) -> Iterator[Finding]:
    """`decor("aube")` above the old `decor("vallee")`: the last one counts."""
    setters = {*known.spelled_by_id("background", "title", "say")}
    given = [(line, name) for line in written.lines if (name := _order(line)) in setters]
    for (one, first), (other, second) in reversed(list(pairwise(given))):
        beside = first == second and one.indent == other.indent and one.exact != other.exact
        right = sum(_order(line) == second for line in near.lines)
        came_back = other.exact in written.left and one.exact not in written.left
        if beside and (came_back or right < sum(name == second for _, name in given)):
            gaps = {"given": second, "other": str(one.number)}
            yield Finding("ordered_twice", other.number, other.text.strip(), Sure.SEEN, gaps)
            return


def _order(line: Line) -> str:
    """What comes before the first bracket: `decor`, `heros.dire`."""
    return line.text.partition("(")[0].strip()


def _set_for_change(written: Written, near: Nearest) -> Iterator[Finding]:
    wanted = {line.plain for line in near.lines}
    for line in written.own:
        found = re.match(r"([\w. ]+?) = ([+-]) (\S+)$", line.plain)
        if not found:
            continue
        target = found[1].replace(" ", "")
        whole = f"{found[1]} = {found[1]} {found[2]}"
        if any(plain.startswith(whole) for plain in wanted):
            kind = "set_for_less" if found[2] == "-" else "set_for_more"
            gaps = {"given": line.text.strip(), "word": target, "likely": found[3]}
            yield Finding(kind, line.number, line.text.strip(), Sure.PROVEN, gaps)


def _undone(written: Written, near: Nearest) -> Iterator[Finding]:
    """Two lines of one block give the same thing a value: the last one counts."""
    targets: dict[tuple[str, int], Line] = {}
    for line in written.lines:
        target = _target(line)
        if line.statement is not None and not isinstance(line.statement, ast.Assign):
            if line.signs[-1].text == ":":
                targets.clear()
            continue
        if target is None:
            continue
        earlier = targets.get((target, line.indent))
        if earlier and not _changes(line, target) and _fewer(written, near, target):
            gaps = {"given": target, "other": str(earlier.number)}
            yield Finding("set_twice", line.number, line.text.strip(), Sure.SEEN, gaps)
            return
        targets[target, line.indent] = line


def _target(line: Line) -> str | None:
    found = re.match(r"([\w. ]+?) = ", line.plain)
    return found[1].replace(" ", "") if found else None


def _changes(line: Line, target: str) -> bool:
    """Whether the new value is made from the old one."""
    return target in line.text.partition("=")[2].replace(" ", "")


def _fewer(written: Written, near: Nearest, target: str) -> bool:
    here = sum(_target(line) == target for line in written.lines)
    return sum(_target(line) == target for line in near.lines) < here
