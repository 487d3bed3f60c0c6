"""Notebooks that cost whoever reads them, outside of the box: in grading, dossier and feedback.

Beside them odd but honest ones, which get their points. Values as an outside test found them.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.autograder.hostile.notebooks import ALL, FAILED, Notebook, Tampered, named

HALF = "\ud83d"
"""Half of a pair of letters, as a cut emoji leaves it: no encoding has it."""


def changed(why: str, change: Callable[[Notebook], None], essential: bool = False) -> Tampered:
    """Honest: it gets its points, whatever else was changed."""
    return Tampered(why, *ALL, change=change, essential=essential)


def refused(why: str, reason: str, write: Callable[[Path, Notebook], None]) -> Tampered:
    return Tampered(why, *FAILED, reason, write=write)


def top(**values: Any) -> Callable[[Notebook], None]:
    return lambda notebook: notebook.update(values)


def of_answer(**values: Any) -> Callable[[Notebook], None]:
    return lambda notebook: named(notebook, "solution").update(values)


def one_more(**values: Any) -> Callable[[Notebook], None]:
    cell = {"cell_type": "markdown", "id": "own", "metadata": {}, "source": "", **values}
    return lambda notebook: notebook["cells"].append(cell)


def many(count: int, **values: Any) -> Callable[[Notebook], None]:
    """An output that does not fit the schema, so many times: its cost grew with the square."""
    return of_answer(outputs=[{"output_type": "stream", **values} for _ in range(count)])


def filled(text: Callable[[], str]) -> Callable[[Path, Notebook], None]:
    """The metadata of the notebook hold this JSON."""

    def write(path: Path, notebook: Notebook) -> None:
        notebook["metadata"] = "HERE"
        path.write_text(json.dumps(notebook).replace('"HERE"', text(), 1), encoding="utf-8")

    return write


def answer_of(text: str) -> Callable[[Path, Notebook], None]:
    """So much more is written in the answer."""

    def write(path: Path, notebook: Notebook) -> None:
        named(notebook, "solution")["source"] += text
        path.write_text(json.dumps(notebook), encoding="utf-8")

    return write


def format_3(notebook: Notebook) -> None:
    """As an older program saves it."""
    sheet = [
        {**cell, "input": cell["source"]} if cell["cell_type"] == "code" else cell
        for cell in notebook.pop("cells")
    ]
    notebook.update(nbformat=3, nbformat_minor=0, worksheets=[{"cells": sheet, "metadata": {}}])


def half_keys(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"][HALF] = {HALF: HALF}
    notebook[HALF] = HALF


def without_kind(notebook: Notebook) -> None:
    notebook["cells"] += [{}, {"cell_type": None}, {"source": []}, {"cell_type": ["code"]}]


def odd_source(notebook: Notebook) -> Notebook:
    named(notebook, "solution")["source"] = {"a": 1}
    return notebook


def write_json(made: Callable[[Notebook], object]) -> Callable[[Path, Notebook], None]:
    def write(path: Path, notebook: Notebook) -> None:
        path.write_text(json.dumps(made(notebook)), encoding="utf-8")

    return write


MEGABYTE = 2**20
FILES: dict[str, Tampered] = {
    "half_a_letter_in_metadata": changed(
        "stopped the batch for everybody", top(metadata={"x": HALF}), essential=True
    ),
    "half_a_letter_in_a_key": changed("the same", half_keys),
    "half_a_letter_in_a_text": changed("the same", one_more(source=HALF), essential=True),
    "half_a_letter_in_an_output": changed("the same", of_answer(outputs=[{"text": HALF}])),
    "half_a_letter_in_a_mark": changed(
        "the same", one_more(metadata={"nbgrader": {"grade_id": HALF, "grade": True}})
    ),
    "half_a_letter_in_an_id": changed("the same", one_more(id=HALF)),
    "minor_version_below_zero": changed(
        "stopped all feedback", top(nbformat_minor=-1), essential=True
    ),
    "minor_version_as_text": changed("the same", top(nbformat_minor="5")),
    "minor_version_without_end": changed("the same", top(nbformat_minor=10**300)),
    "id_with_quotes": changed("stopped all feedback", one_more(id='"><b>'), essential=True),
    "id_with_an_accent": changed("the same", one_more(id="é à")),
    "id_of_200_letters": changed("the same", one_more(id="a" * 200)),
    "id_that_is_no_text": changed("the same", one_more(id={"a": [1]})),
    "id_that_the_repair_gives_out": changed("two cells of one id", one_more(id="cell-0")),
    "outputs_that_do_not_fit": changed(
        "62 KB cost 12 s and 535 MB", many(1200, name=3), essential=True
    ),
    "outputs_that_do_not_fit_at_all": changed("more of them", many(20_000, x={})),
    "outputs_that_are_no_list": changed("another shape", of_answer(outputs={"a": 1})),
    "attachments_that_do_not_fit": changed("another place", one_more(attachments=[[]] * 5000)),
    "metadata_that_is_no_table": changed("another place", one_more(metadata=[{}] * 5000)),
    "metadata_of_a_megabyte": changed("kept by nbformat", top(metadata={"x": "y" * MEGABYTE})),
    "widgets_of_a_megabyte": changed(
        "as some programs save", top(metadata={"widgets": ["z" * 1000] * 1000})
    ),
    "cells_without_a_kind": changed("cells that are none", without_kind),
    "in_format_3": changed("an older program's", format_3),
    "answer_with_blanks_without_end": Tampered(
        "Pygments takes minutes", *ALL, write=answer_of("\n" + "\t\n" * 60_000), essential=True
    ),
    "answer_of_quotes": Tampered(
        "colouring 4 MB of them took 27 s", *ALL, write=answer_of("\n# " + "'\"" * 60_000)
    ),
    "answer_of_short_lines": Tampered(
        "each becomes an element of the page", *ALL, write=answer_of("\n" + "1\n" * 30_000)
    ),
    "answer_of_a_megabyte": refused(
        "a list of 13 MB of tokens", "too_large", answer_of("1 " * MEGABYTE)
    ),
    "short_lines_of_14_mb": refused("2.9 GB", "too_large", answer_of("1\n" * 7 * MEGABYTE)),
    "five_million_tables": refused(
        "no end after two minutes", "too_large", filled(lambda: f"[{'{},' * 5_000_000}1]")
    ),
    "five_million_lists": refused(
        "the same", "too_large", filled(lambda: f"[{'[],' * 5_000_000}1]")
    ),
    "five_million_texts": refused(
        "the same", "too_large", filled(lambda: "[" + '"",' * 5_000_000 + "1]")
    ),
    "five_million_numbers": Tampered(
        "the same, and harmless", *ALL, write=filled(lambda: f"[{'1,' * 5_000_000}1]")
    ),
    "number_of_a_million_digits": refused(
        "slow to read", "not_a_notebook", filled(lambda: "1" * MEGABYTE)
    ),
    "text_of_no_notebook": refused("a text", "not_a_notebook", write_json(lambda _: "x" * 999)),
    "text_that_is_a_table": refused(
        "a cell without text", "not_a_notebook", write_json(odd_source)
    ),
}
