"""SandboxExecute in a plain nbgrader course that is not the kit's."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.preprocessors import OverwriteCells, SaveAutoGrades

from autograder.pipeline import engine
from autograder.pipeline.execute import SandboxExecute, Seen
from autograder.pipeline.notebooks import KERNEL, notebook_text

pytestmark = pytest.mark.sandbox

TESTS = {
    "passes": "assert double(2) == 4",
    "fails": "assert double(2) == 5",
    "is_executed": "value = double(3)\nassert value > 5\nassert double(0) == 0",
    "gives_part": "0.5",
    "warns": "import warnings\nwarnings.warn('old')",
    "raises": "double()",
    "loses_its_process": "import os\nos._exit(0)",
    "comes_after": "assert double(4) == 8",
}


def cell(name: str, source: str, **nbgrader: Any) -> dict[str, Any]:
    metadata = {
        "grade": False,
        "grade_id": name,
        "locked": False,
        "schema_version": 3,
        "solution": False,
        "task": False,
        **nbgrader,
    }
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {"nbgrader": metadata},
        "outputs": [],
        "source": source,
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One assignment with one notebook, generated and handed in."""
    root = tmp_path_factory.mktemp("foreign")
    answer = "### BEGIN SOLUTION\ndef double(x): return 2 * x\n### END SOLUTION"
    cells = [cell("answer", answer, solution=True)]
    cells += [cell(n, text, grade=True, locked=True, points=1) for n, text in TESTS.items()]
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": dict(KERNEL)},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (root / "source/one").mkdir(parents=True)
    (root / "source/one/task.ipynb").write_text(notebook_text(notebook))
    engine.generate(root, "one")
    cells[0]["source"] = "def double(x): return 2 * x"
    (root / "submitted/someone/one").mkdir(parents=True)
    (root / "submitted/someone/one/task.ipynb").write_text(notebook_text(notebook))
    return root


@pytest.mark.parametrize("judge_outside", [True, False])
def test_foreign_test_cells_score_as_in_nbgrader(course: Path, judge_outside: bool) -> None:
    seen: list[Seen] = []
    execute = SandboxExecute(judge_outside=judge_outside, on_seen=seen.append)
    engine.autograde(
        course, "someone", "one", "task", ([OverwriteCells], [execute, SaveAutoGrades])
    )
    with engine.gradebook(course) as book:
        found = book.find_submission_notebook("task", "one", "someone")
        scores = {grade.name: grade.auto_score for grade in found.grades}
    assert scores == {
        "passes": 1,
        "fails": 0,
        "is_executed": 1,
        "gives_part": 0.5,
        "warns": 0,
        "raises": 0,
        "loses_its_process": 0,
        "comes_after": 1,
    }
    assert [judgement.cell for judgement in seen[0].judgements] == list(TESTS)


def test_the_outputs_are_those_of_a_notebook(course: Path) -> None:
    engine.autograde(
        course, "someone", "one", "task", ([OverwriteCells], [SandboxExecute, SaveAutoGrades])
    )
    read: Any = nbformat.read
    notebook = read(course / "autograded/someone/one/task.ipynb", 4)
    nbformat.validate(notebook)
    outputs = {each.id: each.outputs for each in notebook.cells}
    assert outputs["passes"] == []
    assert outputs["fails"][0].ename == "AssertionError"
    assert outputs["gives_part"][0].data["text/plain"] == "0.5"
    assert outputs["warns"][0].name == "stderr"
    assert outputs["loses_its_process"][0].evalue == "ended (loses_its_process)"
