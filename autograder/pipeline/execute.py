"""Takes the place of nbgrader's Execute step: the same cells, run in the box."""

from dataclasses import dataclass, field, replace
from typing import Any

import nbformat
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Any as AnyTrait
from traitlets import Bool, Instance

from autograder.pipeline import apart
from autograder.pipeline.by_lines import Reading, as_a_whole, read
from autograder.pipeline.cells import run_name
from autograder.pipeline.judge import (
    Expectation,
    Judgement,
    describe_error,
    judge,
    judge_executed,
    read_expectation,
)
from autograder.sandbox import (
    Cell,
    Kind,
    Limits,
    Report,
    Sessions,
    error_output,
    open_box,
    run_cells,
)
from workshop_game.checking.reading import LINES

MOST_PRINTED = 2000


@dataclass
class Seen:
    """What one notebook showed: a judgement per test cell, and what else a juror should know."""

    judgements: list[Judgement] = field(default_factory=list)
    printed: str = ""
    error: str = ""
    error_cell: str = ""
    error_line: int | None = None
    """Within that cell."""
    limits: list[str] = field(default_factory=list)
    read_as: str = ""
    """`lines` when the answer could not be run as a whole, and its other lines were read."""
    unread: list[tuple[str, int]] = field(default_factory=list)
    """Cell and line of each statement that was left out then."""


class SandboxExecute(NbGraderPreprocessor):  # type: ignore[misc]
    """A preprocessor for `Autograde.autograde_preprocessors`, in the place of `Execute`."""

    limits = Instance(Limits, (), help="What a copy may use").tag(config=True)
    sandbox = Bool(True, help="Whether to run inside bubblewrap").tag(config=True)
    judge_outside = Bool(
        False,
        help="Judge test cells of the form `assert EXPRESSION == LITERAL` outside the box, by "
        "value: their expectations never reach the submitted code",
    ).tag(config=True)
    by_lines = Bool(
        False,
        help="Where a cell of the candidate's cannot be run as a whole, run its other statements",
    ).tag(config=True)
    sessions = AnyTrait(None, help="Where runs take place; made when needed", allow_none=True)
    on_seen = AnyTrait(None, allow_none=True, help="Called with a Seen")

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Run every code cell, give each its outputs, and say what was seen."""
        run = NotebookRun(nb, self.judge_outside, by_lines=self.by_lines)
        if self.sessions is not None:
            run.execute(self.sessions)
        else:
            with Sessions(open_box(self.sandbox), self.limits) as sessions:
                run.execute(sessions)
        if self.on_seen is not None:
            self.on_seen(run.seen)
        return nb, resources


class NotebookRun:
    """One notebook on its way through the box."""

    def __init__(self, notebook: Any, judge_outside: bool, *, by_lines: bool = False) -> None:
        self.seen = Seen()
        self.by_lines = by_lines
        named = ((run_name(cell, i), cell) for i, cell in enumerate(notebook.cells) if _runs(cell))
        self.code = dict(named)
        self.expected: dict[str, Expectation] = {}
        if judge_outside:
            tests = {name: cell for name, cell in self.code.items() if _is_test(cell)}
            read = {name: read_expectation(cell.source) for name, cell in tests.items()}
            self.expected = {name: expected for name, expected in read.items() if expected}
        self.given = [cell.source for cell in self.code.values() if _is_given(cell)]

    def execute(self, sessions: Sessions) -> None:
        """Run it, judge it, and give every cell its outputs."""
        reading = self._read(sessions)
        reports = reading.reports
        judged = {r.cell.id: self._judged(r) for r in reports if r.cell.id in self.code}
        if self.expected:
            judged = self._agreed(judged, apart.plain_values(reports), sessions)
        for report in reports:
            if report.cell.id in judged:
                self._finish(report, judged[report.cell.id])
            elif report.stopped is not None:  # as its value was taken out
                _note_limit(self.seen, report.stopped.value)
        _note_reading(reading, self.seen)

    def _read(self, sessions: Sessions) -> Reading:
        """Run all of it, by statements where that is how the answer is read."""
        if not self.by_lines:
            return as_a_whole(run_cells(self._cells(), sessions))
        given = {name for name, cell in self.code.items() if _is_given(cell)}
        return read(self._cells(), given, lambda cells: run_cells(cells, sessions))

    def _agreed(
        self, judged: dict[str, Judgement], values: dict[str, apart.Values], sessions: Sessions
    ) -> dict[str, Judgement]:
        """What counts: of plain values what is seen apart, of others what can be confirmed."""
        again = apart.judge_apart(self.expected, self.given, values, sessions)
        passed = {n: each for n, each in self.expected.items() if judged[n].passed}
        for name in apart.unconfirmed(passed, self.given, values):
            judged[name] = _doubted(judged[name], apart.UNCONFIRMED, self.expected[name])
        for name, seen in again.items():
            bent = judged[name].passed and not seen.passed
            judged[name] = _doubted(seen, apart.CHANGED, self.expected[name]) if bent else seen
        return judged

    def _cells(self) -> list[Cell]:
        """The cells in their order, the values of a case taken out when it is its turn."""
        cells: list[Cell] = []
        for name, cell in self.code.items():
            if name in self.expected:
                cells += apart.watch(name, self.expected[name], self.given)
            cells.append(self._cell(name, cell))
        return cells

    def _cell(self, name: str, cell: Any) -> Cell:
        if name in self.expected:
            return Cell(name, self.expected[name].expression, Kind.OBSERVE)
        return Cell(name, cell.source, Kind.TEST if _is_test(cell) else Kind.CODE)

    def _judged(self, report: Report) -> Judgement:
        expected = self.expected.get(report.cell.id)
        return judge_executed(report) if expected is None else judge(report, expected)

    def _finish(self, report: Report, judgement: Judgement) -> None:
        cell = self.code[report.cell.id]
        cell.outputs = [_node(output) for output in judgement.outputs]
        _note_limit(self.seen, judgement.stopped)
        if report.cell.kind is Kind.CODE:
            _note_code(report, self.seen)
        else:
            self.seen.judgements.append(judgement)
            _note_limit(self.seen, judgement.doubt)


def _doubted(judged: Judgement, why: str, expected: Expectation) -> Judgement:
    """It passed in the process of the copy, and all the same it does not count."""
    output = error_output("AssertionError", expected.message)
    return replace(judged, passed=False, doubt=why, outputs=judged.outputs or (output,))


def _note_code(report: Report, seen: Seen) -> None:
    """The first error of the candidate's code, and whether it printed too much."""
    if report.reply is None:
        return
    if report.reply.dropped:
        _note_limit(seen, "printed")
    if report.reply.error and not seen.error:
        seen.error = describe_error(report.reply.error)
        seen.error_cell = report.cell.id
        seen.error_line = report.reply.error_line


def _note_reading(reading: Reading, seen: Seen) -> None:
    """What the code printed, and where it was read by statements, which of them were not."""
    replies = [report.reply for report in reading.code if report.reply is not None]
    texts = (o["text"] for r in replies for o in r.outputs if o.get("name") == "stdout")
    seen.printed = "".join(texts)[:MOST_PRINTED]
    if not reading.by_lines:
        return
    seen.read_as, seen.unread = LINES, reading.unread
    for limit in ("printed", "time"):
        if any(reply.dropped if limit == "printed" else reply.rang for reply in replies):
            _note_limit(seen, limit)


def _note_limit(seen: Seen, limit: str) -> None:
    if limit and limit not in seen.limits:
        seen.limits.append(limit)


def _runs(cell: Any) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def _is_given(cell: Any) -> bool:
    return bool(utils.is_locked(cell) and not utils.is_grade(cell))


def _is_test(cell: Any) -> bool:
    return bool(utils.is_grade(cell) and not utils.is_solution(cell))


def _node(output: dict[str, Any]) -> Any:
    as_node: Any = nbformat.from_dict
    return as_node(output)
