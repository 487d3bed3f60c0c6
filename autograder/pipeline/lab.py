"""The released notebooks for a candidate's own JupyterLab, with the examples as a check."""

import ast
import json
from pathlib import Path

from nbformat import from_dict
from nbgrader.utils import compute_checksum

from autograder.pipeline.cells import EXAMPLES, Notebook, code_cell, operand
from autograder.pipeline.course import release_notebook
from autograder.pipeline.items import assignment_of, items_by_id
from autograder.pipeline.notebooks import notebook_text, solution_cell
from autograder.pipeline.wording import wording
from workshop_game.checking import Item


def lab_notebooks(course: Path, exercises: Path, language: str) -> dict[str, str]:
    """File name -> text. nbgrader's Validate runs the examples that everybody sees, no hidden test.

    It fails, with a sentence in `language`, where nothing is written yet. Raises ContentError.
    """
    made = {}
    for item in items_by_id(exercises).values():
        path = release_notebook(course, assignment_of(language), item.id)
        notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
        _say_where_to_write(solution_cell(notebook), language)
        notebook["cells"] += _examples(item, language)
        made[path.name] = notebook_text(notebook)
    return made


def _say_where_to_write(cell: Notebook, language: str) -> None:
    """Words in a cell for words: Validate shows the cell as long as it stays as it was given."""
    if cell["cell_type"] == "markdown":
        cell["source"] = wording("write_here", language)
        cell["metadata"]["nbgrader"]["checksum"] = compute_checksum(from_dict(cell))


def _examples(item: Item, language: str) -> list[Notebook]:
    """A test worth nothing: Validate looks at tests alone, and grading drops it.

    Assertions and nothing else: that is what grading knows it by.
    """
    lines = _begun(item, language)
    for case in item.cases:
        if case.shown:
            expression, wanted = item.expression(case, language), item.expected_text(case, language)
            values = item.expected(case, language)
            message = wording("expected", language).format(expression=expression, value=wanted)
            lines.append(f"assert {operand(expression)} in {values!r}, {message!r}")
    if not lines:
        return []
    source = "\n".join([wording("try_examples", language), *lines])
    return [code_cell(EXAMPLES, source, points=0)]


def _begun(item: Item, language: str) -> list[str]:
    """Whether any value differs from the start's: an example that is filled in proves nothing."""
    if not item.of_values:
        return []
    body = ast.parse(item.start(language)).body
    given = [each for each in body if isinstance(each, ast.Assign)]
    begun = [f"{ast.unparse(e.targets[0])} != {ast.unparse(e.value)}" for e in given]
    return [f"assert {' or '.join(begun)}, {wording('nothing_yet', language)!r}"]
