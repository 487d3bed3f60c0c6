"""Grades one submission through nbgrader's own steps and makes its record."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from autograder.pipeline import engine
from autograder.pipeline.course import release_notebook
from autograder.pipeline.execute import SandboxExecute, Seen
from autograder.pipeline.items import assignment_of, item_hash, text_hash
from autograder.pipeline.judge import Judgement
from autograder.pipeline.notebooks import solution_cell
from autograder.pipeline.records import CaseRecord, Record
from autograder.pipeline.repair import repair
from autograder.pipeline.submissions import Submission, Unreadable, screen
from autograder.pipeline.version import kit_version
from autograder.sandbox import Sessions
from workshop_game.checking import Case, Item, Outcome
from workshop_game.checking.outcome import outcome_of
from workshop_game.checking.tokens import same_tokens


@dataclass(frozen=True)
class Grader:
    """What is the same for every copy of a batch."""

    course: Path
    items: dict[str, Item]
    sessions: Sessions

    def grade(self, submission: Submission) -> Record:
        """The record of one submission. Never raises for what the submission holds."""
        record = self._known(submission)
        item = self.items.get(submission.item)
        if item is None:
            return replace(record, reason="unknown_item")
        record = replace(record, out_of=float(item.points), item_hash=item_hash(item))
        try:
            return self._graded(submission, item, record)
        except Unreadable as error:
            return replace(record, reason=error.reason)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other copies go on
            return replace(record, reason=_said(error))

    def _known(self, submission: Submission) -> Record:
        """What is true before grading: a grader failure until something better is known."""
        copy = submission.copy
        source = copy.source if copy else ""
        return Record(
            candidate=submission.candidate,
            item=submission.item,
            language=submission.language,
            outcome=Outcome.GRADER_FAILURE,
            handed_in=copy.handed_in if copy else True,
            source_from=("page" if copy.handed_in else "draft") if copy else "file",
            source=source,
            copy_hash=text_hash(source) if copy else "",
            made_with=copy.made_with if copy else "",
            kit_version=kit_version(),
            boxed=self.sessions.box.boxed,
        )

    def _graded(self, submission: Submission, item: Item, record: Record) -> Record:
        screen(submission)
        work = _Work(self, submission)
        engine.autograde(
            self.course,
            submission.candidate,
            assignment_of(submission.language),
            submission.item,
            work.steps(),
        )
        scores = self._scores(submission)
        if submission.copy is None:
            record = replace(record, source=work.source, copy_hash=text_hash(work.source))
        return _with_results(record, item, work, scores)

    def _scores(self, submission: Submission) -> "Scores":
        with engine.gradebook(self.course) as book:
            found = book.find_submission_notebook(
                submission.item, assignment_of(submission.language), submission.candidate
            )
            auto = {grade.name: grade.auto_score for grade in found.grades}
            by_hand = {
                grade.name: grade.manual_score
                for grade in found.grades
                if grade.manual_score is not None
            }
        return Scores(auto, by_hand)


@dataclass(frozen=True)
class Scores:
    """What the gradebook says, by cell id. A score given by a person counts over the other."""

    auto: dict[str, float | None]
    by_hand: dict[str, float]

    def of(self, cell: str) -> float | None:
        """The score that counts; None when the gradebook has none."""
        return self.by_hand.get(cell, self.auto.get(cell))


class _Work:
    """The two lists of steps for one submission, and what they leave behind."""

    def __init__(self, grader: Grader, submission: Submission) -> None:
        self.grader = grader
        self.submission = submission
        self.seen = Seen()
        self.repaired: list[str] = []
        self.source = ""

    def steps(self) -> tuple[list[engine.Step], list[engine.Step]]:
        """nbgrader's own lists, with a repair before the first and the box instead of a kernel."""
        execute = SandboxExecute(
            sessions=self.grader.sessions,
            judge_outside=True,
            on_seen=self._note_seen,
        )
        sanitize: list[engine.Step] = [
            self.put_back_in_shape,
            ClearOutput,
            DeduplicateIds,
            OverwriteKernelspec,
            OverwriteCells,
            CheckCellMetadata,
        ]
        grade: list[engine.Step] = [
            execute,
            IgnorePattern,
            ClearMetadataPreprocessor,
            LimitOutput,
            SaveAutoGrades,
            AssignLatePenalties,
            CheckCellMetadata,
        ]
        return sanitize, grade

    def put_back_in_shape(self, notebook: Any, resources: Any) -> tuple[Any, Any]:
        """The first step: what nbgrader would stumble over is repaired, and noted."""
        submission = self.submission
        path = release_notebook(
            self.grader.course, assignment_of(submission.language), submission.item
        )
        read: Any = nbformat.read
        self.repaired = repair(notebook, read(path, as_version=4)).as_list()
        self.source = solution_cell(notebook)["source"]
        return notebook, resources

    def _note_seen(self, seen: Seen) -> None:
        self.seen = seen


def _with_results(record: Record, item: Item, work: _Work, scores: Scores) -> Record:
    judged = {judgement.cell: judgement for judgement in work.seen.judgements}
    graded = [case for case in item.cases if case.points > 0]
    cases = tuple(
        _case(item, case, record.language, judged.get(case.id), scores.of(case.id))
        for case in graded
    )
    points = sum(case.points for case in cases)
    blank = same_tokens(record.source, item.start(record.language))
    return replace(
        record,
        outcome=outcome_of(points, item.points, blank=blank),
        points=points,
        cases=cases,
        error=work.seen.error,
        error_line=work.seen.error_line,
        printed=work.seen.printed,
        limits=tuple(work.seen.limits),
        repaired=tuple(work.repaired),
        marked_by_hand=bool(scores.by_hand),
    )


def _case(
    item: Item, case: Case, language: str, judged: Judgement | None, score: float | None
) -> CaseRecord:
    if judged is None or score is None:
        raise LookupError(f"nbgrader gave no score for the case {case.id}")
    return CaseRecord(
        id=case.id,
        result=_result(judged),
        points=score,
        out_of=float(case.points),
        expression=item.expression(case, language),
        expected=repr(item.expected(case, language)),
        observed=judged.observed,
        stopped=judged.stopped,
    )


def _result(judged: Judgement) -> str:
    if judged.passed:
        return "passed"
    if judged.stopped:
        return "stopped"
    return "error" if judged.error else "failed"


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:300]
