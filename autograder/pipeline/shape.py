"""A cheap look at a submitted notebook, before nbformat or nbgrader see anything of it.

nbformat checks a notebook against a schema: what does not fit costs it seconds and hundreds of
megabytes for some kilobytes. So what grading needs is taken out of the plain JSON here, within
fixed bounds, and everything else (outputs, attachments, other programs' metadata) stays behind.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

UTF_8 = "utf-8-sig"

MOST_PARTS = 200_000
"""Lists, tables and texts in a file, outputs included. A notebook of an item has some hundreds."""
MOST_CELLS = 500
MOST_SOURCE = 256 * 1024
"""Letters in all cells together: four times what the page takes."""
MOST_IN_A_MARK = 200
"""Letters in a mark of nbgrader's."""
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
"""nbformat's own pattern."""
OURS = "cell-"
"""How the ids begin that the repair gives out: nobody else's may."""
FLAGS = ("deletable", "editable")
MARKS = (
    *("grade", "grade_id", "locked", "points", "schema_version", "solution", "task"),
    *("cell_type", "checksum"),
)
KINDS = ("code", "markdown", "raw")
OLD_FORMATS = (2, 3)
"""They keep their cells in worksheets, and code under another name."""
Plain = dict[str, Any]


class BadShape(Exception):
    """A file that is not looked at further. `reason` is an id of the dossier's wording."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def shaped(text: str, encoding: str = UTF_8) -> str:
    """The notebook in `text` as JSON of format 4.5 that holds its cells and nbgrader's marks.

    Every text in it can be written as UTF-8. The ``encoding`` of the file is noted in its metadata
    where it is another one. Raises BadShape.
    """
    whole = _read(text)
    cells = [_cell(cell) for cell in _cells(whole)]
    if sum(len(cell["source"]) for cell in cells) > MOST_SOURCE:
        raise BadShape("too_large")
    about = _about(whole) | ({} if encoding == UTF_8 else {"encoding": encoding})
    made = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(made, ensure_ascii=False)


def _about(whole: Plain) -> Plain:
    """Of what a notebook says of itself: that nobody watched, and nothing else."""
    metadata = whole.get("metadata")
    unwatched = isinstance(metadata, dict) and metadata.get("supervised") is False
    return {"supervised": False} if unwatched else {}


def _read(text: str) -> Plain:
    parts = text.count("{") + text.count("[") + text.count('"') // 2
    if parts > MOST_PARTS:
        raise BadShape("too_large")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise BadShape("not_a_notebook") from None
    if not isinstance(whole, dict):
        raise BadShape("not_a_notebook")
    return whole


def _cells(whole: Plain) -> list[Plain]:
    """The cells, whichever format they are in. Raises BadShape."""
    version = whole.get("nbformat")
    if version == 4:
        cells = whole.get("cells")
    elif version in OLD_FORMATS:
        cells = list(_cells_of_sheets(whole.get("worksheets")))
    else:
        raise BadShape("not_a_notebook")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BadShape("not_a_notebook")
    if len(cells) > MOST_CELLS:
        raise BadShape("too_many_cells")
    return cells


def _cells_of_sheets(sheets: object) -> Iterator[object]:
    for sheet in sheets if isinstance(sheets, list) else []:
        cells = sheet.get("cells") if isinstance(sheet, dict) else None
        for cell in cells if isinstance(cells, list) else []:
            is_code = isinstance(cell, dict) and cell.get("cell_type") == "code"
            yield {**cell, "source": cell.get("input", "")} if is_code else cell


def _cell(cell: Plain) -> Plain:
    """A valid cell with the text, the id and the marks of this one; of an unknown kind: raw."""
    kind = cell.get("cell_type")
    made: Plain = {"cell_type": kind if kind in KINDS else "raw"}
    made |= {"metadata": _marks(cell.get("metadata")), "source": _text(cell.get("source", ""))}
    name = cell.get("id")
    if isinstance(name, str) and CELL_ID.fullmatch(name) and not name.startswith(OURS):
        made["id"] = name
    if made["cell_type"] == "code":
        made |= {"execution_count": None, "outputs": []}
    return made


def _marks(metadata: object) -> Plain:
    """nbgrader's marks where they are marks; nothing else, whoever wrote it."""
    if not isinstance(metadata, dict):
        return {}
    kept: Plain = {name: metadata[name] for name in FLAGS if isinstance(metadata.get(name), bool)}
    marks = metadata.get("nbgrader")
    if isinstance(marks, dict):
        kept["nbgrader"] = {name: marks[name] for name in MARKS if _is_mark(marks.get(name))}
    return kept


def _is_mark(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= MOST_IN_A_MARK and value.isprintable()
    return isinstance(value, int | float)


def _text(source: object) -> str:
    """A cell's text; half of a letter that was cut in two is the escape that it was in the file."""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise BadShape("not_a_notebook")
    return source.encode("utf-8", "backslashreplace").decode()
