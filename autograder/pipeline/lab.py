"""The released notebooks for a candidate's own JupyterLab, with the examples as a check."""

import json
from pathlib import Path
from typing import Any

from autograder.pipeline.cells import code_cell, operand
from autograder.pipeline.course import release_notebook
from autograder.pipeline.items import assignment_of, items_by_id
from autograder.pipeline.notebooks import notebook_text
from autograder.pipeline.wording import wording
from workshop_game.checking import Item

EXAMPLES = "examples-check"


def lab_notebooks(course: Path, exercises: Path, language: str) -> dict[str, str]:
    """File name -> text. nbgrader's Validate runs the examples that everybody sees, no hidden test.

    Raises ContentError.
    """
    made = {}
    for item in items_by_id(exercises).values():
        path = release_notebook(course, assignment_of(language), item.id)
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] += _examples(item, language)
        made[path.name] = notebook_text(notebook)
    return made


def _examples(item: Item, language: str) -> list[Any]:
    """A test worth nothing: Validate looks at tests alone, and grading drops its marks."""
    lines = []
    for case in item.cases:
        if case.shown:
            expression, wanted = item.expression(case, language), item.expected_text(case, language)
            message = wording("expected", language).format(expression=expression, value=wanted)
            values = item.expected(case, language)
            lines.append(f"assert {operand(expression)} in {values!r}, {message!r}")
    if not lines:
        return []
    source = "\n".join([wording("try_examples", language), *lines])
    return [code_cell(EXAMPLES, source, points=0)]
