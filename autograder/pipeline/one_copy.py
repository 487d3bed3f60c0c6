"""Grades one submission through nbgrader's own steps and makes its record."""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import nbformat
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader import utils
from nbgrader.preprocessors import ClearOutput, DeduplicateIds, IgnorePattern, LimitOutput

from autograder.bounds import OutOfBounds, bounded, said_shortly
from autograder.pipeline.execute import SandboxExecute, Seen
from autograder.pipeline.first_record import first_record
from autograder.pipeline.items import assignment_of, text_hash
from autograder.pipeline.kinds import Looked, grading_of
from autograder.pipeline.ledger import (
    CheckCellMetadataOnce,
    Ledger,
    OverwriteCellsFromLedger,
    OverwriteKernelspecFromLedger,
    SaveAutoGradesInLedger,
)
from autograder.pipeline.notebooks import solution_cell
from autograder.pipeline.own_cells import OwnWork
from autograder.pipeline.records import Record, SetAside
from autograder.pipeline.repair import OTHER_ENCODING, repair, show_as_written
from autograder.pipeline.submissions import Unreadable, parse_notebook
from autograder.pipeline.tasks import Released, Result, Setting, Task
from autograder.sandbox import Sessions
from workshop_game.checking import Item

Step = Any
"""A step of nbgrader's: called with a notebook and resources, it gives both back."""


@dataclass(frozen=True)
class Grader:
    """What is the same for every copy of a batch, and where they run."""

    setting: Setting
    sessions: Sessions

    def grade(self, task: Task) -> Result:
        """The result of one task. Never raises for what the submission holds."""
        return replace(self._result(task), cold_because=self.sessions.cold_because)

    def _result(self, task: Task) -> Result:
        record = first_record(task, self.setting)
        item = self.setting.items.get(task.item)
        if item is None:
            return Result(replace(record, reason="unknown_item"))
        if (released := self.setting.released.get((task.item, task.language))) is None:
            return Result(replace(record, reason="not_in_language"))
        work = _Work(task, released, self.sessions, by_lines=item.of_values)
        try:
            with bounded():
                return self._graded(work, item, record)
        except (Unreadable, OutOfBounds) as error:
            return Result(replace(work.told(record), reason=error.reason))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other copies go on
            return Result(replace(work.told(record), reason=said_shortly(error)))

    def _graded(self, work: "_Work", item: Item, record: Record) -> Result:
        task, notebook = work.task, work.run()
        record = work.told(record)
        record = replace(record, set_aside=(*task.set_aside, *work.set_aside))
        record = replace(
            record, repaired=tuple(work.repaired), marked_by_hand=bool(work.ledger.by_hand)
        )
        scores = {name: grade.auto_score for name, grade in work.ledger.grades.items()}
        looks = {name: grade.needs_manual_grade for name, grade in work.ledger.grades.items()}
        kind = grading_of(item)
        looked = Looked(
            work.seen,
            scores,
            work.ledger.by_hand,
            work.own.only_words,
            work.own.answered_twice,
            work.unread_lines(),
        )
        record = kind.graded(record, item, looked)
        own = kind.scores(item, record)
        scores, looks = {**scores, **own}, {**looks, **dict.fromkeys(own, False)}
        comments = {name: each.auto_comment for name, each in work.ledger.comments.items()}
        return Result(record, notebook, scores, looks, comments, work.set_aside)


@dataclass
class _Work:
    """The steps for one submission, and what they leave behind."""

    task: Task
    released: Released
    sessions: Sessions
    by_lines: bool = False
    """Whether a line that cannot be read costs itself alone."""
    seen: Seen = field(default_factory=Seen)
    repaired: list[str] = field(default_factory=list)
    own: OwnWork = field(default_factory=OwnWork)
    copy_hash: str = ""
    unsupervised: bool = False
    set_aside: tuple[SetAside, ...] = ()

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.released, self.task.by_hand)

    def run(self) -> str:
        """Go through the list; the text of the autograded notebook."""
        notebook = parse_notebook(self.task.notebook)
        self.unsupervised = notebook.metadata.get("supervised") is False
        names = {"notebook": self.task.item, "student": self.task.candidate}
        names["assignment"] = assignment_of(self.task.language)
        resources: Any = {"nbgrader": names}
        for step in self.steps():
            notebook, resources = step(notebook, resources)
        for cell in notebook.cells:
            if utils.is_solution(cell):
                show_as_written(cell)
        write: Any = nbformat.writes
        text = str(write(notebook, version=nbformat.NO_CONVERT))
        return text.encode("utf-8", "backslashreplace").decode()

    def steps(self) -> list[Step]:
        """nbgrader's own lists, with a repair before the first and the box instead of a kernel."""
        sanitize = [
            self.put_back_in_shape,
            ClearOutput(),
            DeduplicateIds(),
            OverwriteKernelspecFromLedger(ledger=self.ledger),
            OverwriteCellsFromLedger(ledger=self.ledger),
            CheckCellMetadataOnce(),
        ]
        grade = [
            SandboxExecute(
                sessions=self.sessions,
                judge_outside=True,
                by_lines=self.by_lines,
                on_seen=self._note_seen,
            ),
            IgnorePattern(),
            _clear_metadata(),
            LimitOutput(),
            SaveAutoGradesInLedger(ledger=self.ledger),
            CheckCellMetadataOnce(),
        ]
        return [*sanitize, *grade]

    def put_back_in_shape(self, notebook: Any, resources: Any) -> tuple[Any, Any]:
        """The first step: what nbgrader would stumble over is repaired, and noted."""
        repairs = repair(notebook, _released(self.released.release))
        self.repaired, self.own = repairs.as_list(), repairs.own
        if "encoding" in notebook.metadata:
            self.repaired.append(OTHER_ENCODING)
        source = self.task.copy.source if self.task.copy else self.own.source
        self.copy_hash = text_hash(source)
        answer = text_hash(solution_cell(notebook)["source"])  # a copy was only this once
        if self.task.given_for not in ("", self.copy_hash, answer):
            self._set_aside(self.task.given_for)
        return notebook, resources

    def told(self, record: Record) -> Record:
        """The record with what the candidate wrote in a notebook that was placed by hand."""
        if self.task.copy is not None or not self.copy_hash:
            return record
        return replace(
            record,
            source=self.own.source,
            copy_hash=self.copy_hash,
            unsupervised=self.unsupervised,
        )

    def unread_lines(self) -> tuple[int, ...]:
        """The statements that were left out, by their line in all that was written."""
        lines = (self.own.line(cell, line) for cell, line in self.seen.unread)
        return tuple(sorted(line for line in lines if line is not None))

    def _set_aside(self, earlier: str) -> None:
        """What a person gave was for another text: it does not count for this one."""
        given = sorted(self.ledger.by_hand.items())
        self.set_aside = tuple(SetAside(cell, points, earlier) for cell, points in given)
        self.ledger.by_hand = {}

    def _note_seen(self, seen: Seen) -> None:
        """Its lines are those of a cell; the record counts the lines of all that was written."""
        self.seen = replace(seen, error_line=self.own.line(seen.error_cell, seen.error_line))


def _clear_metadata() -> Step:
    made: Any = ClearMetadataPreprocessor
    return made()


@cache
def _released(text: str) -> Any:
    read: Any = nbformat.reads
    return read(text, as_version=4)
