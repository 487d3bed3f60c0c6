"""A second run for an answer of values that Python could not run as a whole.

What a statement is, and which of them Python can read, is decided in
`workshop_game.checking.reading`. Here each one that it can read is a cell of its own, so that an
error ends that statement alone. A run in which a statement takes its process down is no reading:
then the first run is what counts.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from itertools import chain

from autograder.sandbox import Cell, Kind, Report
from workshop_game.checking.reading import Statement, statements

Run = Callable[[list[Cell]], list[Report]]
"""Runs cells in the box."""


@dataclass
class Reading:
    """What counts of a copy: reports by cell, the code as it was run, and what was left out."""

    reports: list[Report]
    """Of a cell that was read by statements, the report as a whole."""
    code: list[Report]
    """Of all code that ran before the cases, in its order."""
    unread: list[tuple[str, int]] = field(default_factory=list)
    """Cell and line of each statement that Python could not read or run."""
    by_lines: bool = False


def as_a_whole(reports: list[Report]) -> Reading:
    """What counts where nothing was wrong, or where an answer is a program."""
    return Reading(reports, [each for each in reports if each.cell.kind is Kind.CODE])


def read(cells: list[Cell], given: Container[str], run: Run) -> Reading:
    """Run `cells`; where code that is not `given` ended with an error, its statements too."""
    whole = as_a_whole(run(cells))
    parts = {each.cell.id: statements(each.cell.source) for each in whole.code if _broke(each)}
    parts = {name: each for name, each in parts.items() if name not in given and _holds(each)}
    if not parts:
        return whole
    again = as_a_whole(run(list(chain.from_iterable(_replaced(cell, parts) for cell in cells))))
    if any(report.stopped is not None for report in again.code):
        return whole
    lines = {_name(name, part): (name, part.line) for name in parts for part in parts[name]}
    failed = [lines[each.cell.id] for each in again.code if each.cell.id in lines and _failed(each)]
    unread = [(name, part.line) for name in parts for part in parts[name] if part.error]
    first = [each for each in whole.code if each.cell.id in parts]
    others = [each for each in again.reports if each.cell.id not in lines]
    return Reading([*first, *others], again.code, sorted([*unread, *failed]), by_lines=True)


def _broke(report: Report) -> bool:
    """Whether the code ended with an error of its own; one that took too long is not read on."""
    return _failed(report) and not (report.reply and report.reply.rang)


def _failed(report: Report) -> bool:
    return report.reply is not None and report.reply.error is not None


def _holds(parts: list[Statement]) -> bool:
    return any(not part.error for part in parts)


def _replaced(cell: Cell, parts: dict[str, list[Statement]]) -> list[Cell]:
    if cell.id not in parts:
        return [cell]
    good = (part for part in parts[cell.id] if not part.error)
    return [Cell(_name(cell.id, part), part.source, Kind.CODE) for part in good]


def _name(cell: str, part: Statement) -> str:
    return f"{cell}:{part.line}"
