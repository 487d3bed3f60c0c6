"""The look at a notebook before nbformat: what grading needs is kept, within fixed bounds."""

import json
from typing import Any

import nbformat
import pytest

from autograder.pipeline.shape import MOST_CELLS, MOST_PARTS, MOST_SOURCE, BadShape, shaped

Notebook = dict[str, Any]


def notebook(*cells: Any, **more: Any) -> str:
    whole = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells)}
    return json.dumps({**whole, **more})


def code(source: Any = "x = 1", **more: Any) -> Notebook:
    return {"cell_type": "code", "id": "a", "metadata": {}, "source": source, **more}


def taken(text: str) -> list[Notebook]:
    """The cells that are left, of a notebook that nbformat accepts."""
    made = json.loads(shaped(text))
    valid: Any = nbformat.validate
    cells: list[Notebook] = made["cells"]
    valid({**made, "cells": [{**cell, "id": f"n{place}"} for place, cell in enumerate(cells)]})
    return cells


def reason(text: str) -> str:
    with pytest.raises(BadShape) as raised:
        shaped(text)
    return raised.value.reason


def test_text_kind_id_and_marks_are_kept_and_nothing_else() -> None:
    marks = {"grade": True, "grade_id": "q", "points": 2, "checksum": "ab", "schema_version": 3}
    metadata = {"nbgrader": {**marks, "own": [1]}, "editable": False, "vscode": {"x": 1}}
    outputs = [{"output_type": "stream", "name": "stdout", "text": "1"}]
    (cell,) = taken(notebook(code(metadata=metadata, outputs=outputs, attachments={"a": {}})))
    assert cell.pop("metadata") == {"nbgrader": marks, "editable": False}
    del cell["execution_count"]
    assert cell == {"cell_type": "code", "id": "a", "source": "x = 1", "outputs": []}


@pytest.mark.parametrize("name", ['a"b', "é à", "x" * 65, "", 7, None, ["a"], "cell-3", "a b"])
def test_an_id_that_nbformat_refuses_is_dropped(name: object) -> None:
    assert "id" not in taken(notebook(code(id=name)))[0]


@pytest.mark.parametrize("minor", [-1, 0, 4, 99, "5", None, [], 10**400])
def test_the_minor_version_is_never_the_files(minor: object) -> None:
    assert json.loads(shaped(notebook(code(), nbformat_minor=minor)))["nbformat_minor"] == 5


@pytest.mark.parametrize(
    "marks",
    [["grade"], "grade", 3, {"grade_id": ["a"]}, {"grade_id": "é" * 5000}, {"grade_id": "\ud83d"}],
)
def test_marks_that_are_no_marks_are_dropped(marks: object) -> None:
    (cell,) = taken(notebook(code(metadata={"nbgrader": marks})))
    assert cell["metadata"] in ({}, {"nbgrader": {}})


def test_half_a_letter_becomes_its_escape_and_means_the_same() -> None:
    """In a text cell, in a key and in other metadata too: what is left is always UTF-8."""
    odd = {"\ud83d": "\ud83d"}
    text = notebook(code("x = '\ud83d'", metadata=odd), metadata=odd)
    shaped(text).encode("utf-8")
    (cell,) = taken(text)
    assert cell["source"] == r"x = '\ud83d'"


def test_lines_become_one_text_and_an_unknown_kind_is_shown() -> None:
    cells = taken(notebook(code(["a\n", "b"]), {"cell_type": "spell", "source": "x"}, {}))
    assert [(cell["cell_type"], cell["source"]) for cell in cells] == [
        ("code", "a\nb"),
        ("raw", "x"),
        ("raw", ""),
    ]


def test_an_older_format_is_read() -> None:
    cells = [{"cell_type": "code", "input": ["y = 2"], "outputs": [1]}, {"cell_type": "heading"}]
    text = json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]})
    assert [cell["source"] for cell in taken(text)] == ["y = 2", ""]


@pytest.mark.parametrize(
    "text",
    [
        *("", "null", "[]", "3", '"x"', "{}", "{", '{"nbformat": 99}', '{"nbformat": 4}', "NaN"),
        '{"nbformat": 4, "cells": {}}',
        '{"nbformat": 4, "cells": [1]}',
        '{"nbformat": 4, "cells": [{"source": 3}]}',
        '{"nbformat": 4, "cells": [{"source": ["a", 3]}]}',
        '{"nbformat": 4, "x": ' + "1" * 5000 + "}",
        '{"nbformat": 4, "x": ' + "[" * 50_000 + "]" * 50_000 + "}",
    ],
)
def test_what_is_no_notebook_is_said_to_be_none(text: str) -> None:
    assert reason(text) == "not_a_notebook"


def test_the_bounds_are_those_that_are_written() -> None:
    assert len(taken(notebook(*[code()] * MOST_CELLS))) == MOST_CELLS
    assert reason(notebook(*[code()] * (MOST_CELLS + 1))) == "too_many_cells"
    assert taken(notebook(code("x" * MOST_SOURCE)))
    assert reason(notebook(code("x" * MOST_SOURCE), code("x"))) == "too_large"
    assert taken(notebook(code(outputs=[{}] * (MOST_PARTS - 100))))
    assert reason(notebook(code(outputs=[{}] * MOST_PARTS))) == "too_large"
