"""Puts a submitted notebook back in shape before nbgrader sees it.

Beginners copy, paste, move and delete cells. nbgrader 0.9.6 stops the whole batch on a copied
test cell and leaves a deleted one without a result. Here the cells of the course come back as
they were released, in their order, and everything that the candidate added stays where it was.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from autograder.pipeline.submissions import Unreadable

MOST_CELLS = 500


@dataclass
class Repairs:
    """What had to be put back: cell ids, by what had happened to them."""

    missing: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    moved: bool = False
    changed: list[str] = field(default_factory=list)

    def as_list(self) -> list[str]:
        """Short lines for the record; empty when the notebook was as it should be."""
        lines = [f"missing:{name}" for name in self.missing]
        lines += [f"duplicated:{name}" for name in self.duplicated]
        lines += [f"changed:{name}" for name in self.changed]
        return [*lines, *(["moved"] if self.moved else [])]


def repair(notebook: Any, release: Any) -> Repairs:
    """Change `notebook` in place so that it holds every cell of `release` once, in its order.

    The last of several cells with the same id counts, as in nbgrader; the other ones stay as
    ordinary cells if they hold an answer. Raises Unreadable for a notebook with too many cells.
    """
    if len(notebook.cells) > MOST_CELLS:
        raise Unreadable("too_many_cells")
    return _Repair(notebook, release).work()


def show_as_written(cell: Any) -> None:
    """Words of a candidate's: nbgrader's pages would run the HTML in them."""
    if cell.cell_type == "code":
        return
    longest = max((len(run) for run in re.findall("`+", cell.source)), default=0)
    fence = "`" * max(3, longest + 1)
    cell.cell_type = "markdown"
    cell.source = f"{fence}\n{cell.source}\n{fence}"
    cell.pop("attachments", None)


class _Repair:
    def __init__(self, notebook: Any, release: Any) -> None:
        self.notebook = notebook
        self.known = {_grade_id(cell): cell for cell in release.cells if _grade_id(cell)}
        self.texts = {cell.source for cell in release.cells if not _grade_id(cell)}
        self.repairs = Repairs()

    def work(self) -> Repairs:
        self.notebook.cells = [cell for cell in self._without_doubles() if cell is not None]
        for cell in self.notebook.cells:
            _forget_outputs(cell)
        before, groups = self._groups()
        order = [name for name in groups if name in self.known]
        wanted = list(self.known)
        self.repairs.missing = [name for name in wanted if name not in groups]
        self.repairs.moved = order != [name for name in wanted if name in groups]
        cells = list(before)
        for name in wanted:
            cells += groups.get(name) or [deepcopy(self.known[name])]
        self.notebook.cells = cells
        _number(cells)
        return self.repairs

    def _without_doubles(self) -> list[Any]:
        seen: set[str] = set()
        kept: list[Any] = []
        for cell in reversed(self.notebook.cells):
            name = _grade_id(cell)
            if name and name not in self.known:
                del cell.metadata["nbgrader"]
                self._show_as_written(cell)
            elif name in seen:
                self.repairs.duplicated.append(name)
                if not _is_answer(self.known[name]):
                    continue
                del cell.metadata["nbgrader"]
                self._show_as_written(cell)
            elif name:
                seen.add(name)
                self._restore(cell, name)
            else:
                cell.metadata.pop("nbgrader", None)
                self._show_as_written(cell)
            kept.append(cell)
        self.repairs.duplicated.reverse()
        self.repairs.changed.reverse()
        return kept[::-1]

    def _restore(self, cell: Any, name: str) -> None:
        """The released metadata and kind of cell; for a locked cell the text too."""
        released = self.known[name]
        same = cell.cell_type == released.cell_type and cell.metadata == released.metadata
        if not _is_answer(released):
            same = same and cell.source == released.source
            cell.source = released.source
        if not same:
            self.repairs.changed.append(name)
        cell.cell_type = released.cell_type
        cell.metadata = deepcopy(released.metadata)

    def _show_as_written(self, cell: Any) -> None:
        """A text cell that is not one of the exercise's own."""
        if cell.cell_type != "markdown" or cell.source not in self.texts:
            show_as_written(cell)
        cell.pop("attachments", None)

    def _groups(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Each known cell with the candidate's own cells that follow it."""
        before: list[Any] = []
        groups: dict[str, list[Any]] = {}
        current = before
        for cell in self.notebook.cells:
            if name := _grade_id(cell):
                current = groups.setdefault(name, [])
            current.append(cell)
        return before, groups


def _grade_id(cell: Any) -> str:
    nbgrader = cell.metadata.get("nbgrader")
    name = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return name if isinstance(name, str) else ""


def _is_answer(cell: Any) -> bool:
    return bool(cell.metadata["nbgrader"].get("solution"))


def _forget_outputs(cell: Any) -> None:
    if cell.cell_type == "code":
        cell.outputs = []
        cell.execution_count = None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _number(cells: list[Any]) -> None:
    """Cell ids must differ; a pasted cell brings the id of its original."""
    seen: set[str] = set()
    for index, cell in enumerate(cells):
        if cell.get("id") in seen or not cell.get("id"):
            cell["id"] = f"cell-{index}"
        seen.add(cell["id"])
