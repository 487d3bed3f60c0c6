"""One item becomes one notebook of the course, the same bytes every time."""

import ast
import json
from typing import Any

from autograder.pipeline.items import is_safe_name
from autograder.pipeline.wording import wording
from workshop_game.checking import Case, Item

GIVEN = "given"
SOLUTION = "solution"
TEXT_CELLS = ("text", "examples", "answer-here")
RESERVED = {GIVEN, SOLUTION, *TEXT_CELLS}
SCHEMA_VERSION = 3
Notebook = dict[str, Any]
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


class CourseError(Exception):
    """The course cannot be made from these exercises. The message says what to change."""


def source_notebook(item: Item, language: str) -> Notebook:
    """The teacher's notebook of `item`: text, given code, answer, one test cell per case.

    Raises CourseError when a case id cannot be a cell id.
    """
    cells = [_text(item, language), *_examples(item, language)]
    if item.written:
        cells += [
            _markdown("answer-here", wording("answer_words", language)),
            _words(item, language),
        ]
        return _notebook(cells)
    if given := item.given(language).rstrip():
        cells.append(code_cell(GIVEN, f"# {wording('given', language)}\n{given}", locked=True))
    cells.append(_markdown("answer-here", wording("answer", language)))
    cells.append(code_cell(SOLUTION, _answer(item, language), solution=True))
    cells += [_test(item, case, language) for case in item.cases if case.points > 0]
    _check_ids(item)
    return _notebook(cells)


def _notebook(cells: list[Notebook]) -> Notebook:
    return {
        "cells": cells,
        "metadata": {"kernelspec": dict(KERNEL)},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text(notebook: Notebook) -> str:
    """The notebook as written to a file: sorted keys, one final new line."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def solution_cell(notebook: Any) -> Any:
    """The cell that holds the answer. Raises LookupError when there is none."""
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == SOLUTION:
            return cell
    raise LookupError("no answer cell")


def _text(item: Item, language: str) -> Notebook:
    prose = item.prose[language]
    return _markdown("text", f"# {prose['title']}\n\n{prose['text']}")


def _examples(item: Item, language: str) -> list[Notebook]:
    shown = [case for case in item.cases if case.shown]
    if not shown:
        return []
    gives = wording("gives", language)
    lines = [
        f"- `{item.expression(case, language)}` {gives} `{item.expected(case, language)!r}`"
        for case in shown
    ]
    text = f"**{wording('examples', language)}**\n\n" + "\n".join(lines)
    return [_markdown("examples", text)]


def _answer(item: Item, language: str) -> str:
    """The start code, then the author's answer between nbgrader's marks: release loses it."""
    start, answer = item.start(language).rstrip(), item.answer(language).rstrip()
    return f"{start}\n### BEGIN SOLUTION\n{answer}\n### END SOLUTION"


def _words(item: Item, language: str) -> Notebook:
    """A cell of nbgrader's manual grading: text, with points that a person gives.

    Between the marks, the author's example of the highest level, which the release loses.
    """
    source = f"### BEGIN SOLUTION\n{item.answer(language)}\n### END SOLUTION"
    marks = _nbgrader(SOLUTION, solution=True, points=item.points)
    return {**_markdown(SOLUTION, source), "metadata": {"nbgrader": marks}}


def _test(item: Item, case: Case, language: str) -> Notebook:
    expression, value = item.expression(case, language), item.expected(case, language)
    message = wording("expected", language).format(expression=expression, value=repr(value))
    lines = [
        wording("test", language),
        "### BEGIN HIDDEN TESTS",
        f"assert {operand(expression)} == {value!r}, {message!r}",
        "### END HIDDEN TESTS",
    ]
    return code_cell(case.id, "\n".join(lines), points=case.points)


def operand(expression: str) -> str:
    """The expression as the left side of a comparison, in brackets where it needs them."""
    body = ast.parse(expression, mode="eval").body
    bare = isinstance(body, ast.Call | ast.Name | ast.Attribute | ast.Subscript)
    return expression if bare else f"({expression})"


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


def _markdown(cell_id: str, source: str) -> Notebook:
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source}


def _check_ids(item: Item) -> None:
    for case in item.cases:
        if case.id in RESERVED or not is_safe_name(case.id):
            raise CourseError(
                f"{item.folder / 'item.toml'}: a case cannot be called {case.id!r}. Use letters, "
                f"digits, - and _, and none of: {', '.join(sorted(RESERVED))}."
            )
