"""Notebooks placed by hand: broken, tampered with, or made to break what reads them.

Each changes a released notebook whose answer is right. A repaired one gets its points; one that
nobody can read is for a person to look at, and never stops the others.
"""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]
ALL = ("done", 4.0)
FAILED = ("grader_failure", None)


@dataclass(frozen=True)
class Tampered:
    """What is done to a notebook or to its file, why, and what it must get."""

    why: str
    outcome: str
    points: float | None
    reason: str = ""
    change: Callable[[Notebook], None] | None = None
    write: Callable[[Path, Notebook], None] | None = None
    essential: bool = False

    def place(self, path: Path, notebook: Notebook) -> None:
        """Put it where it is handed in."""
        path.parent.mkdir(parents=True)
        if self.change is not None:
            self.change(notebook)
        if self.write is not None:
            self.write(path, notebook)
        else:
            path.write_text(json.dumps(notebook), encoding="utf-8")


def named(notebook: Notebook, name: str) -> Any:
    """The cell with this id."""
    return next(cell for cell in notebook["cells"] if cell["id"] == name)


def tests(notebook: Notebook) -> list[Any]:
    """The cells that give points."""
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade")]


def delete_tests(notebook: Notebook) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in tests(notebook)]


def delete_everything(notebook: Notebook) -> None:
    notebook["cells"] = []


def copy_a_test(notebook: Notebook) -> None:
    notebook["cells"].append(dict(notebook["cells"][-1], id="pasted"))


def copy_every_test_fifty_times(notebook: Notebook) -> None:
    notebook["cells"] += [dict(cell) for cell in tests(notebook) for _ in range(50)]


def copy_the_answer(notebook: Notebook) -> None:
    place = notebook["cells"].index(named(notebook, "solution"))
    earlier = dict(named(notebook, "solution"), id="earlier", source="best_jump = None\n")
    notebook["cells"].insert(place, earlier)


def turn_round(notebook: Notebook) -> None:
    notebook["cells"].reverse()


def claim_points(notebook: Notebook) -> None:
    for cell in tests(notebook):
        cell["metadata"]["nbgrader"]["points"] = 1000
        cell["source"] = "1000"


def swap_ids(notebook: Notebook) -> None:
    cells = tests(notebook)
    names = [cell["metadata"]["nbgrader"]["grade_id"] for cell in cells]
    for cell, name in zip(cells, reversed(names), strict=True):
        cell["metadata"]["nbgrader"]["grade_id"] = name


def invent_a_test(notebook: Notebook) -> None:
    cell = json.loads(json.dumps(tests(notebook)[0]))
    cell["metadata"]["nbgrader"] |= {"grade_id": "bonus", "points": 1000}
    notebook["cells"].append(cell | {"id": "bonus", "source": "1000"})


def invent_a_task(notebook: Notebook) -> None:
    marks = {"grade": True, "grade_id": "task", "locked": False, "points": 50}
    marks |= {"schema_version": 3, "solution": False, "task": True}
    cell = {"cell_type": "markdown", "id": "t", "metadata": {"nbgrader": marks}, "source": "x"}
    notebook["cells"].append(cell)


def forget_metadata(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        if cell["id"] != "solution":
            cell["metadata"] = {}


def ungrade_a_test(notebook: Notebook) -> None:
    tests(notebook)[0]["metadata"]["nbgrader"] |= {"grade": False, "locked": False}


def make_a_test_the_answer(notebook: Notebook) -> None:
    for cell in tests(notebook):
        cell["metadata"]["nbgrader"] |= {"solution": True, "grade": True}
        cell["source"] = "pass"


def another_schema(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1


def odd_metadata(notebook: Notebook) -> None:
    for cell, marks in zip(tests(notebook), ("marks", 3, ["grade"]), strict=False):
        cell["metadata"]["nbgrader"] = marks


def odd_ids(notebook: Notebook) -> None:
    extra = json.loads(json.dumps(tests(notebook)[0]))
    for place, name in enumerate((None, 7, "../../x", "é" * 5000, {"a": 1})):
        cell = json.loads(json.dumps(extra)) | {"id": f"odd-{place}"}
        cell["metadata"]["nbgrader"]["grade_id"] = name
        notebook["cells"].append(cell)


def tests_become_text(notebook: Notebook) -> None:
    for cell in tests(notebook):
        cell["cell_type"] = "markdown"
        del cell["outputs"], cell["execution_count"]


def thousand_cells(notebook: Notebook) -> None:
    cell = {"cell_type": "markdown", "metadata": {}, "source": "x"}
    notebook["cells"] += [dict(cell, id=f"more-{n}") for n in range(1000)]


def three_hundred_cells(notebook: Notebook) -> None:
    cell: dict[str, Any] = {"cell_type": "code", "metadata": {}, "source": "x = 1", "outputs": []}
    cell["execution_count"] = None
    notebook["cells"] += [dict(cell, id=f"more-{n}") for n in range(300)]


def ten_megabytes_of_outputs(notebook: Notebook) -> None:
    text = {"output_type": "stream", "name": "stdout", "text": "x" * 10**7}
    named(notebook, "solution")["outputs"] = [text]


def right_outputs_already_there(notebook: Notebook) -> None:
    named(notebook, "solution")["source"] = "def best_jump(heights): pass"
    for cell in tests(notebook):
        shown = {"output_type": "execute_result", "data": {"text/plain": "4"}, "metadata": {}}
        cell["outputs"] = [shown | {"execution_count": 1}]


def lines_as_one_text(notebook: Notebook) -> None:
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])


def scripts_in_text_cells(notebook: Notebook) -> None:
    """nbgrader's formgrader would run them, with the rights of the person who grades."""
    script = "<script>document.title = 'ESCAPED'</script><img src=x onerror=\"alert(1)\">"
    for place, kind in enumerate(("markdown", "raw")):
        cell = {"cell_type": kind, "id": f"own-{place}", "metadata": {}, "source": script}
        notebook["cells"].append(cell)


def another_kernel(notebook: Notebook) -> None:
    spec = {"name": "../../evil", "display_name": "x", "language": "bash"}
    notebook["metadata"] = {"kernelspec": spec, "language_info": {"name": "bash"}}
    notebook["metadata"]["nbgrader"] = {"points": 1000}


def widgets_and_attachments(notebook: Notebook) -> None:
    notebook["metadata"]["widgets"] = {"application/x": {"state": {}, "version_major": 2}}
    notebook["cells"][0]["attachments"] = {"a.png": {"image/png": "AAAA"}}


def cells_of_an_unknown_kind(notebook: Notebook) -> None:
    notebook["cells"].append({"cell_type": "spell", "id": "s", "metadata": {}, "source": "x"})


def another_format(notebook: Notebook) -> None:
    notebook["nbformat"] = 99


def write_bytes(data: bytes) -> Callable[[Path, Notebook], None]:
    def write(path: Path, _notebook: Notebook) -> None:
        path.write_bytes(data)

    return write


def encoded(encoding: str) -> Callable[[Path, Notebook], None]:
    def write(path: Path, notebook: Notebook) -> None:
        named(notebook, "solution")["source"] += "# é\n"
        path.write_bytes(json.dumps(notebook, ensure_ascii=False).encode(encoding))

    return write


def half_a_file(path: Path, notebook: Notebook) -> None:
    path.write_text(json.dumps(notebook)[:700], encoding="utf-8")


def zip_bomb(path: Path, notebook: Notebook) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("best_jump.ipynb", b"0" * 10**8)
    path.write_bytes(packed.getvalue())


def gzipped(path: Path, notebook: Notebook) -> None:
    path.write_bytes(gzip.compress(json.dumps(notebook).encode()))


def very_deep(path: Path, notebook: Notebook) -> None:
    path.write_text('{"cells": ' + "[" * 150_000, encoding="utf-8")


def deep_metadata(path: Path, notebook: Notebook) -> None:
    deep = "[" * 900 + "]" * 900
    text = json.dumps(notebook)
    path.write_text(text.replace('"metadata": {}', f'"metadata": {{"x": {deep}}}', 1))


def seventeen_megabytes(path: Path, notebook: Notebook) -> None:
    path.write_bytes(b" " * (17 * 1024 * 1024))


def link_to_the_system(path: Path, notebook: Notebook) -> None:
    path.symlink_to("/etc/hostname")


def linked_folder(path: Path, notebook: Notebook) -> None:
    elsewhere = path.parent.parent / "elsewhere"
    path.parent.rename(elsewhere)
    path.parent.symlink_to(elsewhere)
    (elsewhere / path.name).write_text(json.dumps(notebook))


def folder_called_notebook(path: Path, notebook: Notebook) -> None:
    path.mkdir()


def pipe_called_notebook(path: Path, notebook: Notebook) -> None:
    os.mkfifo(path)


def link_beside(path: Path, notebook: Notebook) -> None:
    path.write_text(json.dumps(notebook))
    (path.parent / "notes.txt").symlink_to("/etc/hostname")


def pipe_beside(path: Path, notebook: Notebook) -> None:
    path.write_text(json.dumps(notebook))
    os.mkfifo(path.parent / "notes.txt")


def broken_timestamp(path: Path, notebook: Notebook) -> None:
    path.write_text(json.dumps(notebook))
    (path.parent / "timestamp.txt").write_text("yesterday")


def unknown_beside(path: Path, notebook: Notebook) -> None:
    path.write_text(json.dumps(notebook))
    (path.parent / "best jump (1).ipynb").write_text(json.dumps(notebook))


def module_beside(path: Path, notebook: Notebook) -> None:
    path.write_text(json.dumps(notebook))
    for name in ("json.py", "IPython.py", "sitecustomize.py"):
        (path.parent / name).write_text("raise SystemExit('ESCAPED')")


NOTEBOOKS: dict[str, Tampered] = {
    "tests_deleted": Tampered(
        "stock nbgrader leaves such a test without a result",
        *ALL,
        change=delete_tests,
        essential=True,
    ),
    "everything_deleted": Tampered(
        "an empty notebook is a blank copy", "blank", 0.0, change=delete_everything
    ),
    "test_copied": Tampered(
        "stops the whole batch of stock nbgrader", *ALL, change=copy_a_test, essential=True
    ),
    "tests_copied_fifty_times": Tampered(
        "the same, on purpose", *ALL, change=copy_every_test_fifty_times
    ),
    "answer_copied": Tampered("the last one counts", *ALL, change=copy_the_answer),
    "order_turned_round": Tampered("tests before the answer", *ALL, change=turn_round),
    "points_claimed": Tampered(
        "1000 points for each test, which answers 1000", *ALL, change=claim_points, essential=True
    ),
    "ids_swapped": Tampered("the dear test gets the cheap one's name", *ALL, change=swap_ids),
    "test_invented": Tampered("a test worth 1000 points", *ALL, change=invent_a_test),
    "task_invented": Tampered("a task worth 50 points", *ALL, change=invent_a_task),
    "metadata_forgotten": Tampered("as other editors do", *ALL, change=forget_metadata),
    "test_ungraded": Tampered("inconsistent checksums in nbgrader", *ALL, change=ungrade_a_test),
    "test_made_the_answer": Tampered(
        "a test that the candidate may write", *ALL, change=make_a_test_the_answer
    ),
    "schema_changed": Tampered(
        "stops the whole batch of stock nbgrader", *ALL, change=another_schema, essential=True
    ),
    "metadata_odd": Tampered("marks that are no table", *ALL, change=odd_metadata),
    "ids_odd": Tampered("names that are no names", *ALL, change=odd_ids),
    "tests_as_text": Tampered("a test turned into text", *ALL, change=tests_become_text),
    "thousand_cells": Tampered(
        "more than anybody writes", *FAILED, "too_many_cells", change=thousand_cells
    ),
    "three_hundred_cells": Tampered("many, and all of them run", *ALL, change=three_hundred_cells),
    "outputs_of_10_mb": Tampered(
        "outputs in the file are dropped", *ALL, change=ten_megabytes_of_outputs
    ),
    "right_outputs_already_there": Tampered(
        "outputs in the file are no results", "tried", 0.0, change=right_outputs_already_there
    ),
    "lines_as_one_text": Tampered("a valid way to write cells", *ALL, change=lines_as_one_text),
    "scripts_in_text_cells": Tampered(
        "HTML that would run in formgrader", *ALL, change=scripts_in_text_cells, essential=True
    ),
    "another_kernel": Tampered("a kernel by path, points of its own", *ALL, change=another_kernel),
    "widgets_and_attachments": Tampered(
        "what notebooks may hold", *ALL, change=widgets_and_attachments
    ),
    "cells_of_an_unknown_kind": Tampered(
        "a cell that is no cell", *ALL, change=cells_of_an_unknown_kind
    ),
    "format_of_the_future": Tampered(
        "version 99", *FAILED, "not_a_notebook", change=another_format
    ),
    "no_notebook": Tampered(
        "a text", *FAILED, "not_a_notebook", write=write_bytes(b"no notebook"), essential=True
    ),
    "empty_file": Tampered("nothing", *FAILED, "not_a_notebook", write=write_bytes(b"")),
    "null_bytes": Tampered(
        "nothing, longer", *FAILED, "not_a_notebook", write=write_bytes(b"\0" * 999)
    ),
    "other_json": Tampered(
        "JSON of another shape", *FAILED, "not_a_notebook", write=write_bytes(b'{"cells": 3}')
    ),
    "half_a_file": Tampered("cut off while saving", *FAILED, "not_a_notebook", write=half_a_file),
    "in_utf_16": Tampered("another encoding", *FAILED, "not_a_notebook", write=encoded("utf-16")),
    "in_latin_1": Tampered("another encoding", *ALL, write=encoded("latin-1")),
    "with_a_mark_in_front": Tampered("as Windows does", *ALL, write=encoded("utf-8-sig")),
    "zip_bomb": Tampered("100 MB in 100 KB", *FAILED, "not_a_notebook", write=zip_bomb),
    "gzipped": Tampered("a notebook, compressed", *FAILED, "not_a_notebook", write=gzipped),
    "brackets_without_end": Tampered(
        "breaks readers that call themselves", *FAILED, "not_a_notebook", write=very_deep
    ),
    "deep_metadata": Tampered("the same, inside", *ALL, write=deep_metadata),
    "seventeen_megabytes": Tampered(
        "too large to be read", *FAILED, "too_large", write=seventeen_megabytes
    ),
    "link_to_the_system": Tampered(
        "stock nbgrader copies what it points to",
        *FAILED,
        "link",
        write=link_to_the_system,
        essential=True,
    ),
    "linked_folder": Tampered("a link one folder up", *FAILED, "link", write=linked_folder),
    "folder_called_notebook": Tampered(
        "a folder with the name of a file", *FAILED, "not_a_file", write=folder_called_notebook
    ),
    "pipe_called_notebook": Tampered(
        "a reader would wait for ever",
        *FAILED,
        "not_a_file",
        write=pipe_called_notebook,
        essential=True,
    ),
    "link_beside": Tampered("a file of the system beside", *ALL, write=link_beside),
    "pipe_beside": Tampered("a pipe beside, which a copy would wait at", *ALL, write=pipe_beside),
    "timestamp_broken": Tampered("loses the candidate in nbgrader", *ALL, write=broken_timestamp),
    "unknown_notebook_beside": Tampered("a second download", *ALL, write=unknown_beside),
    "modules_beside": Tampered("files named like modules", *ALL, write=module_beside),
}
