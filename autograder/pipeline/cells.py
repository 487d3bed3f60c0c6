"""The cells that a notebook of the course is made of, with nbgrader's marks."""

import ast
from typing import Any

GIVEN = "given"
SOLUTION = "solution"
ANSWER_HERE = "answer-here"
EXAMPLES = "examples-check"
"""The cell that `lab` adds: what Validate runs of the examples that everybody sees."""
RESERVED = {GIVEN, SOLUTION, ANSWER_HERE, EXAMPLES, "text", "examples"}
"""Ids that no case may have."""
SCHEMA_VERSION = 3
Notebook = dict[str, Any]
"""A notebook, or one of its cells."""


class CourseError(Exception):
    """The course cannot be made from these exercises. The message says what to change."""


def markdown_cell(cell_id: str, source: str) -> Notebook:
    """A text without any mark of nbgrader's."""
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source}


def words_cell(answer: str, points: float) -> Notebook:
    """The answer's cell of nbgrader's manual grading: text, with points that a person gives.

    Between the marks, the author's answer, which the release loses.
    """
    marks = _nbgrader(SOLUTION, solution=True, points=points)
    return {
        **markdown_cell(SOLUTION, with_solution("", answer)),
        "metadata": {"nbgrader": marks},
    }


def code_cell(
    cell_id: str,
    source: str,
    *,
    locked: bool = False,
    solution: bool = False,
    points: float | None = None,
) -> Notebook:
    """A code cell with nbgrader's marks."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": cell_id,
        "metadata": {"nbgrader": _nbgrader(cell_id, locked, solution, points)},
        "outputs": [],
        "source": source,
    }


def with_solution(start: str, answer: str) -> str:
    """The start, then the author's answer between nbgrader's marks: release loses it."""
    before = f"{start}\n" if start else ""
    return f"{before}### BEGIN SOLUTION\n{answer}\n### END SOLUTION"


def operand(expression: str) -> str:
    """The expression as the left side of a comparison, in brackets where it needs them."""
    body = ast.parse(expression, mode="eval").body
    bare = isinstance(body, ast.Call | ast.Name | ast.Attribute | ast.Subscript)
    return expression if bare else f"({expression})"


def grade_id(cell: Any) -> str:
    """The name that nbgrader knows a cell by; empty for any other cell, whatever its marks say."""
    nbgrader = cell.metadata.get("nbgrader")
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else ""


def is_answer(cell: Any) -> bool:
    """Whether a cell of the release is one that the candidate fills in."""
    return bool(cell.metadata["nbgrader"].get("solution"))


def is_examples(cell: Any) -> bool:
    """Whether a cell is the one of `lab`, with nothing in it but assertions: nobody's answer."""
    if cell.cell_type != "code" or grade_id(cell) != EXAMPLES:
        return False
    try:
        body = ast.parse(cell.source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return all(isinstance(each, ast.Assert) for each in body)


def run_name(cell: Any, index: int) -> str:
    """What the run of a cell goes by: nbgrader's name, or its place in the notebook."""
    return grade_id(cell) or f"cell-{index}"


def _nbgrader(
    cell_id: str, locked: bool = False, solution: bool = False, points: float | None = None
) -> dict[str, Any]:
    """nbgrader's own words about a cell."""
    grade = points is not None
    said: dict[str, Any] = {
        "grade": grade,
        "grade_id": cell_id,
        "locked": locked or (grade and not solution),
        "schema_version": SCHEMA_VERSION,
        "solution": solution,
        "task": False,
    }
    return {**said, "points": points} if grade else said
