"""One item becomes one notebook of the course, the same bytes every time."""

import json
from typing import Any

from autograder.pipeline.cells import SOLUTION, Notebook, markdown_cell
from autograder.pipeline.kinds import grading_of
from autograder.pipeline.wording import wording
from workshop_game.checking import Item

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def source_notebook(item: Item, language: str) -> Notebook:
    """The source notebook of `item`: text, examples, and what its kind is made of.

    Raises CourseError when a case id cannot be a cell id.
    """
    cells = [_text(item, language), *_examples(item, language)]
    return {
        "cells": cells + grading_of(item).cells(item, language),
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
    return markdown_cell("text", f"# {prose['title']}\n\n{prose['text']}")


def _examples(item: Item, language: str) -> list[Notebook]:
    shown = [case for case in item.cases if case.shown]
    if not shown:
        return []
    gives = wording("gives", language)
    lines = [
        f"- `{item.expression(case, language)}` {gives} `{item.expected_text(case, language)}`"
        for case in shown
    ]
    text = f"**{wording('examples', language)}**\n\n" + "\n".join(lines)
    return [markdown_cell("examples", text)]
