"""Runs the cells of one copy in the box, whatever they do, and reports on each of them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from autograder.sandbox.limits import Stop
from autograder.sandbox.replies import Reply
from autograder.sandbox.session import Session, Sessions, Stopped


class Kind(Enum):
    """What a cell is run for."""

    CODE = "code"
    """Builds the state that the others need: given code, the candidate's code."""
    TEST = "test"
    """A test cell whose source is executed, as a notebook would."""
    OBSERVE = "observe"
    """An expression whose value is sent out, to be judged outside."""


@dataclass(frozen=True)
class Cell:
    """One cell to run. `source` is the expression itself when the kind is OBSERVE."""

    id: str
    source: str
    kind: Kind


@dataclass(frozen=True)
class Report:
    """What was seen of one cell. `stopped` says why there is no reply."""

    cell: Cell
    reply: Reply | None = None
    stopped: Stop | None = None
    stopped_by: str | None = None
    """The id of the cell that took the process down: this one, or an earlier one."""


def run_cells(cells: Sequence[Cell], sessions: Sessions) -> list[Report]:
    """Run the cells in order in one process; start again where a test took the process down.

    A test that kills its process costs itself. The cells that build the state are then run again
    in a fresh process for the tests that remain. When such a cell kills its process, nothing
    after it can run. Raises BoxFailure when the box itself does not start.
    """
    return _Run(cells, sessions).reports()


class _Run:
    def __init__(self, cells: Sequence[Cell], sessions: Sessions) -> None:
        self.cells = cells
        self.sessions = sessions
        self.limits = sessions.limits
        self.done: list[Report] = []
        self.used = 0.0

    def reports(self) -> list[Report]:
        while len(self.done) < len(self.cells):
            if self.used >= self.limits.copy_wall:
                self._give_up(Stop.TIME, self.cells[len(self.done)].id)
                break
            with self.sessions.fresh() as session:
                self._one_process(session)
        return self.done

    def _one_process(self, session: Session) -> None:
        """Goes as far as one process lasts."""
        session.wait_ready()
        for cell in self.cells[: len(self.done)]:
            if cell.kind is Kind.CODE and self._ask(session, cell).stopped is not None:
                self._give_up(Stop.TIME, cell.id)
                return
        for cell in self.cells[len(self.done) :]:
            report = self._ask(session, cell)
            self.done.append(report)
            if report.stopped is not None:
                if cell.kind is Kind.CODE:
                    self._give_up(report.stopped, cell.id)
                return

    def _ask(self, session: Session, cell: Cell) -> Report:
        began = time.monotonic()
        left = max(0.0, self.limits.copy_wall - self.used)
        deadline = began + min(left, self.limits.cell_wall + self.limits.grace)
        ask = session.evaluate if cell.kind is Kind.OBSERVE else session.run
        try:
            return Report(cell, reply=ask(cell.source, deadline))
        except Stopped as stopped:
            return Report(cell, stopped=stopped.reason, stopped_by=cell.id)
        finally:
            self.used += time.monotonic() - began

    def _give_up(self, reason: Stop, by: str) -> None:
        for cell in self.cells[len(self.done) :]:
            self.done.append(Report(cell, stopped=reason, stopped_by=by))
