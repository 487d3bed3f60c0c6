"""Notebooks as people hand them in: cells copied, moved, deleted, edited."""

import copy
from typing import Any

import nbformat
import pytest

from autograder.pipeline.notebooks import source_notebook
from autograder.pipeline.repair import MOST_CELLS, repair
from autograder.pipeline.submissions import Unreadable
from workshop_game.checking import Item

Notebook = Any


@pytest.fixture
def release(items: dict[str, Item]) -> Notebook:
    """The item `steps`: text, examples, given, answer-here, solution, place, words."""
    notebook = nbformat.from_dict(source_notebook(items["steps"], "en"))
    cell(notebook, "solution").source = "path = []\nplace = 0\n"
    return notebook


@pytest.fixture
def submitted(release: Notebook) -> Notebook:
    notebook = copy.deepcopy(release)
    cell(notebook, "solution").source = "place = 3"
    return notebook


def cell(notebook: Notebook, name: str) -> Any:
    return next(each for each in notebook.cells if each.id == name)


def index(notebook: Notebook, name: str) -> int:
    return [each.id for each in notebook.cells].index(name)


def graded(notebook: Notebook) -> list[str]:
    return [
        each.metadata.nbgrader["grade_id"] for each in notebook.cells if "nbgrader" in each.metadata
    ]


def own_cell(source: str) -> Any:
    return nbformat.v4.new_code_cell(source)


KNOWN = ["given", "solution", "place", "words"]


def test_a_notebook_in_shape_stays_as_it_is(release: Notebook, submitted: Notebook) -> None:
    before = copy.deepcopy(submitted)
    assert repair(submitted, release).as_list() == []
    assert submitted == before


def test_a_deleted_test_cell_comes_back(release: Notebook, submitted: Notebook) -> None:
    del submitted.cells[index(submitted, "place")]
    assert repair(submitted, release).as_list() == ["missing:place"]
    assert graded(submitted) == KNOWN


def test_all_cells_deleted_come_back_and_the_answer_is_the_start(release: Notebook) -> None:
    empty = nbformat.v4.new_notebook()
    repair(empty, release)
    assert graded(empty) == KNOWN
    assert cell(empty, "solution").source == "path = []\nplace = 0\n"


def test_a_test_cell_copied_by_accident_is_dropped(release: Notebook, submitted: Notebook) -> None:
    submitted.cells.append(copy.deepcopy(cell(submitted, "place")))
    assert "duplicated:place" in repair(submitted, release).as_list()
    assert graded(submitted) == KNOWN
    assert len(submitted.cells) == len(release.cells)


def test_of_two_answers_the_last_counts_and_the_first_still_runs(
    release: Notebook, submitted: Notebook
) -> None:
    second = copy.deepcopy(cell(submitted, "solution"))
    second.source = "path = ['right']"
    submitted.cells.insert(index(submitted, "solution") + 1, second)
    assert repair(submitted, release).as_list() == ["duplicated:solution"]
    assert graded(submitted) == KNOWN
    sources = [each.source for each in submitted.cells if each.cell_type == "code"]
    assert sources[1:3] == ["place = 3", "path = ['right']"]
    ids = [each.id for each in submitted.cells]
    assert len(ids) == len(set(ids))


def test_an_edited_test_cell_gets_its_text_back(release: Notebook, submitted: Notebook) -> None:
    cell(submitted, "words").source = "pass"
    assert repair(submitted, release).as_list() == ["changed:words"]
    assert cell(submitted, "words").source == cell(release, "words").source


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": 1},
        {"schema_version": 99},
        {"points": 1000},
        {"grade": False},
        {"locked": False, "solution": True},
        {"surprise": []},
    ],
)
def test_changed_metadata_come_back(
    release: Notebook, submitted: Notebook, change: dict[str, Any]
) -> None:
    cell(submitted, "place").metadata.nbgrader.update(change)
    assert repair(submitted, release).as_list() == ["changed:place"]
    assert cell(submitted, "place").metadata == cell(release, "place").metadata


def test_a_test_cell_turned_into_text_is_code_again(release: Notebook, submitted: Notebook) -> None:
    turned = cell(submitted, "place")
    turned.cell_type = "markdown"
    del turned["outputs"], turned["execution_count"]
    repair(submitted, release)
    assert cell(submitted, "place").cell_type == "code"
    nbformat.validate(submitted)


def test_cells_in_another_order_are_put_back_with_the_cells_that_follow(
    release: Notebook, submitted: Notebook
) -> None:
    helper = own_cell("path = ['right', 'right', 'right']")
    submitted.cells.insert(index(submitted, "solution") + 1, helper)
    tests = submitted.cells[-2:]
    submitted.cells = [tests[1], tests[0], *submitted.cells[:-2]]
    assert repair(submitted, release).as_list() == ["moved"]
    assert graded(submitted) == KNOWN
    assert index(submitted, helper.id) == index(submitted, "solution") + 1


def test_the_candidate_s_own_cells_stay(release: Notebook, submitted: Notebook) -> None:
    helper = own_cell("def helper(): return 3")
    submitted.cells.insert(index(submitted, "solution"), helper)
    assert repair(submitted, release).as_list() == []
    assert index(submitted, helper.id) == index(submitted, "solution") - 1


@pytest.mark.parametrize("metadata", [{"grade_id": "invented", "grade": True}, {}, [], "x", None])
def test_invented_metadata_are_removed(
    release: Notebook, submitted: Notebook, metadata: object
) -> None:
    invented = own_cell("1 + 1")
    invented.metadata["nbgrader"] = metadata
    submitted.cells.append(invented)
    repair(submitted, release)
    assert graded(submitted) == KNOWN


def test_old_outputs_do_not_count(release: Notebook, submitted: Notebook) -> None:
    forged = cell(submitted, "place")
    forged.outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 10**6}]
    repair(submitted, release)
    assert forged.outputs == []


def test_a_thousand_cells_are_refused(release: Notebook, submitted: Notebook) -> None:
    submitted.cells += [own_cell("1") for _ in range(MOST_CELLS)]
    with pytest.raises(Unreadable, match="too_many_cells"):
        repair(submitted, release)


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_a_text_cell_of_the_candidate_s_own_is_shown_as_it_was_written(
    release: Notebook, submitted: Notebook, kind: str
) -> None:
    """nbgrader's pages would run the HTML in it, with the rights of the person who grades."""
    own = nbformat.v4.new_markdown_cell("<script>1</script>\n```\n")
    own.cell_type = kind
    submitted.cells.append(own)
    repair(submitted, release)
    assert own.cell_type == "markdown"
    assert own.source == "````\n<script>1</script>\n```\n\n````"
    assert submitted.cells[0].source == release.cells[0].source


@pytest.mark.parametrize("name", ["invented", "solution"])
def test_a_text_cell_with_marks_of_its_own_is_shown_as_it_was_written(
    release: Notebook, submitted: Notebook, name: str
) -> None:
    own = nbformat.v4.new_markdown_cell("<script>1</script>")
    own.metadata["nbgrader"] = {"grade_id": name, "solution": True}
    submitted.cells.insert(0, own)
    repair(submitted, release)
    assert own.source == "```\n<script>1</script>\n```"
