"""An item that is answered with a program: a test cell for each case, judged outside the box."""

from dataclasses import replace

from autograder.pipeline.cells import (
    ANSWER_HERE,
    GIVEN,
    RESERVED,
    SOLUTION,
    CourseError,
    Notebook,
    code_cell,
    markdown_cell,
    operand,
    with_solution,
)
from autograder.pipeline.items import is_safe_name
from autograder.pipeline.judge import Judgement
from autograder.pipeline.kinds.grading import Grading, Looked
from autograder.pipeline.records import CaseRecord, Record
from autograder.pipeline.wording import wording
from workshop_game.checking import Case, Item, Outcome
from workshop_game.checking.outcome import outcome_of

IN_WORDS = "answer_in_words"
"""Why a person has to look: there is text of the candidate's, and no code."""
TWICE = "two_answers"
"""The same, where two cells for the answer differ and the last one has not all of it."""


def cells(item: Item, language: str) -> list[Notebook]:
    """The code given, the answer, and one test per case. Raises CourseError."""
    _check_ids(item)
    before = []
    if given := item.given(language).rstrip():
        before.append(code_cell(GIVEN, f"# {wording('given', language)}\n{given}", locked=True))
    answer = with_solution(item.start(language).rstrip(), item.answer(language).rstrip())
    return [
        *before,
        markdown_cell(ANSWER_HERE, wording("answer", language)),
        code_cell(SOLUTION, answer, solution=True),
        *(_test(item, case, language) for case in item.cases if case.points > 0),
    ]


def graded(record: Record, item: Item, looked: Looked) -> Record:
    """The points of the cases, what each showed, and what the program printed or stopped on.

    Raises LookupError for a case that nbgrader gave no score.
    """
    judged = {judgement.cell: judgement for judgement in looked.seen.judgements}
    cases = tuple(
        _case(item, case, record.language, judged.get(case.id), looked.score(case.id))
        for case in item.cases
        if case.points > 0
    )
    sum_of_cases = sum(case.points for case in cases)
    blank = item.is_untouched(record.language, record.source)
    outcome = outcome_of(sum_of_cases, item.points, blank=blank)
    points: float | None = sum_of_cases
    if reason := _for_a_person(looked, all_passed=sum_of_cases == item.points):
        outcome, points = Outcome.GRADER_FAILURE, None
        record = replace(record, reason=reason)
    return replace(
        record,
        outcome=outcome,
        points=points,
        cases=cases,
        error=looked.seen.error,
        error_line=looked.seen.error_line,
        printed=looked.seen.printed,
        read_as=looked.seen.read_as,
        unread=looked.unread,
        limits=tuple(looked.seen.limits),
    )


def _for_a_person(looked: Looked, *, all_passed: bool) -> str:
    """Why nobody but a person can say what it is worth; nothing once a person gave a score."""
    if looked.by_hand:
        return ""
    if looked.only_words:
        return IN_WORDS
    return TWICE if looked.answered_twice and not all_passed else ""


GRADING = Grading(cells, graded, numbered=True)


def _test(item: Item, case: Case, language: str) -> Notebook:
    expression, values = item.expression(case, language), item.expected(case, language)
    wanted = item.expected_text(case, language)
    message = wording("expected", language).format(expression=expression, value=wanted)
    right = f"== {values[0]!r}" if len(values) == 1 else f"in {values!r}"
    lines = [
        wording("test", language),
        "### BEGIN HIDDEN TESTS",
        f"assert {operand(expression)} {right}, {message!r}",
        "### END HIDDEN TESTS",
    ]
    return code_cell(case.id, "\n".join(lines), points=case.points)


def _check_ids(item: Item) -> None:
    for case in item.cases:
        if case.id in RESERVED or not is_safe_name(case.id):
            raise CourseError(
                f"{item.folder / 'item.toml'}: a case cannot be called {case.id!r}. Use letters, "
                f"digits, - and _, and none of: {', '.join(sorted(RESERVED))}."
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
        expected=item.expected_text(case, language),
        observed=judged.observed,
        stopped=judged.stopped,
    )


def _result(judged: Judgement) -> str:
    if judged.passed:
        return "passed"
    if judged.stopped:
        return "stopped"
    return "error" if judged.error else "failed"
