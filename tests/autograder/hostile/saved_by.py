"""What other programs write into a notebook when they save it, none of it the candidate's doing."""

import json
from collections.abc import Callable
from typing import Any

from tests.autograder.hostile.notebooks import Notebook, named


def all_code(notebook: Notebook) -> list[Any]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def by_colab(notebook: Notebook) -> None:
    notebook["metadata"] |= {
        "colab": {"provenance": [], "toc_visible": True, "name": "best.ipynb"},
        "accelerator": "GPU",
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
    }
    notebook["nbformat_minor"] = 0
    for place, cell in enumerate(notebook["cells"]):
        cell.pop("id", None)
        cell["metadata"] |= {"id": f"Xy{place}", "colab": {"base_uri": "https://localhost:8080/"}}
        if cell["cell_type"] == "code":
            cell["metadata"]["outputId"] = "4f6c-2"


def by_vs_code(notebook: Notebook) -> None:
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.13.1"}
    notebook["metadata"]["orig_nbformat"] = 4
    notebook["metadata"]["kernelspec"] = {
        "display_name": ".venv (3.13.1)",
        "language": "python",
        "name": "python3",
    }
    notebook["nbformat_minor"] = 2
    for cell in notebook["cells"]:
        cell.pop("id", None)
        cell["metadata"]["vscode"] = {"languageId": "python"}


def by_jupyterlab(notebook: Notebook) -> None:
    notebook["metadata"]["toc-autonumbering"] = True
    for cell in all_code(notebook):
        cell["execution_count"] = 7
        cell["metadata"] |= {
            "tags": ["try"],
            "collapsed": True,
            "jupyter": {"source_hidden": False, "outputs_hidden": True},
            "slideshow": {"slide_type": "skip"},
            "execution": {"iopub.execute_input": "2026-11-25T10:00:00.000000Z"},
            "scrolled": True,
        }


def by_jupyter_with_another_toolbar(notebook: Notebook) -> None:
    notebook["metadata"]["celltoolbar"] = "Create Assignment"


def by_jupyterlite(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"] = {
        "name": "python",
        "display_name": "Python (Pyodide)",
        "language": "python",
    }
    notebook["metadata"]["language_info"] = {"name": "python", "nbconvert_exporter": "python"}


def with_widgets(notebook: Notebook) -> None:
    state = {"a1": {"model_name": "IntSliderModel", "state": {"value": 3}}}
    saved = {"state": state, "version_major": 2, "version_minor": 0}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": saved}


def with_a_picture_in_a_text(notebook: Notebook) -> None:
    notebook["cells"][0]["attachments"] = {"plan.png": {"image/png": "iVBORw0KGgo="}}


def with_all_its_outputs(notebook: Notebook) -> None:
    data = {"text/plain": "'MJLK'", "text/html": "<b>MJLK</b>", "image/png": "iVBORw0KGgo="}
    shown = {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 3}
    said = {"output_type": "stream", "name": "stderr", "text": ["a warning\n"]}
    for cell in all_code(notebook):
        cell |= {"outputs": [said, dict(shown)], "execution_count": 3}


def with_the_error_of_yesterday(notebook: Notebook) -> None:
    error = {"output_type": "error", "ename": "NameError", "evalue": "x", "traceback": ["x"]}
    for cell in all_code(notebook):
        cell |= {"outputs": [dict(error)], "execution_count": 9}


def with_two_megabytes_of_outputs(notebook: Notebook) -> None:
    said = {"output_type": "stream", "name": "stdout", "text": "x" * 2_000_000}
    named(notebook, "solution")["outputs"] = [said]


def with_odd_counts(notebook: Notebook) -> None:
    for place, cell in enumerate(all_code(notebook)):
        cell["execution_count"] = 100 - place


def with_a_count_of_none_and_no_outputs(notebook: Notebook) -> None:
    """A tool that makes notebooks small forgets what the format asks for."""
    for cell in all_code(notebook):
        cell.pop("outputs"), cell.pop("execution_count")


def lines_in_lists(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)


def ids_twice(notebook: Notebook) -> None:
    for cell in notebook["cells"][1:]:
        cell["id"] = "same"


def cells_unlocked(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["metadata"] |= {"editable": True, "deletable": True}


def another_kernel(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"] = {
        "name": "conda-env-school-py",
        "display_name": "Python [conda env:school]",
        "language": "python",
    }


def no_kernel(notebook: Notebook) -> None:
    notebook["metadata"] = {}


def signed_and_authored(notebook: Notebook) -> None:
    notebook["metadata"] |= {"signature": "sha256:ab", "authors": [{"name": "C."}], "title": "é"}


def of_format(minor: int) -> Callable[[Notebook], None]:
    """Saved in format 4 before cells had ids."""

    def saved(notebook: Notebook) -> None:
        notebook["nbformat_minor"] = minor
        for cell in notebook["cells"]:
            cell.pop("id")

    return saved


in_format_4_0, in_format_4_1, in_format_4_2, in_format_4_3, in_format_4_4 = map(of_format, range(5))


def in_format_4_4_with_ids(notebook: Notebook) -> None:
    """Saved by a program that knows the ids and writes the older number."""
    notebook["nbformat_minor"] = 4


def in_format_3(notebook: Notebook) -> None:
    sheet = json.loads(json.dumps(notebook.pop("cells")))
    for cell in sheet:
        cell.pop("id", None)
        if cell["cell_type"] == "code":
            cell |= {"input": cell.pop("source"), "language": "python", "prompt_number": 1}
            cell.pop("execution_count")
    notebook |= {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": sheet}]}
