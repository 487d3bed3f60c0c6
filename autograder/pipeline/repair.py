"""Puts a submitted notebook back in shape before nbgrader sees it.

Beginners copy, paste, move and delete cells. nbgrader 0.9.6 stops the whole batch on a copied
test cell and leaves a deleted one without a result. Here the cells of the course come back as
they were released, in their order, and everything that the candidate added stays. What was given
never runs after what the candidate wrote in its place: so nothing honest is overwritten.
"""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from autograder.pipeline.cells import grade_id, is_answer, is_examples, run_name
from autograder.pipeline.own_cells import OwnWork, Part, Release, without_prompt
from autograder.pipeline.submissions import Unreadable

MOST_CELLS = 500
ELSEWHERE = "answer_elsewhere"
"""Noted when the answer stood outside of its cell."""
OTHER_ENCODING = "other_encoding"
"""Noted when the file was not in UTF-8."""


@dataclass
class Repairs:
    """What had to be put back: cell ids, by what had happened to them."""

    missing: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    moved: bool = False
    changed: list[str] = field(default_factory=list)
    elsewhere: bool = False
    """Whether the candidate wrote code, but not in the cell for it."""
    own: OwnWork = field(default_factory=OwnWork)

    def as_list(self) -> list[str]:
        """Short lines for the record; empty when the notebook was as it should be."""
        lines = [f"missing:{name}" for name in self.missing]
        lines += [f"duplicated:{name}" for name in self.duplicated]
        lines += [f"changed:{name}" for name in self.changed]
        lines += ["moved"] if self.moved else []
        return [*lines, *([ELSEWHERE] if self.elsewhere else [])]


def repair(notebook: Any, release: Any) -> Repairs:
    """Change `notebook` in place so that it holds every cell of `release` once, in its order.

    Of several cells with the same id, the last one that the candidate wrote something in counts;
    the others stay as ordinary cells if they hold anything of the candidate's. Where the cell of
    the answer is gone or as given, it comes before the code that the candidate wrote elsewhere,
    and the tests come after. Raises Unreadable for a notebook with too many cells.
    """
    if len(notebook.cells) > MOST_CELLS:
        raise Unreadable("too_many_cells")
    return _Repair(notebook, Release(release)).work()


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
    def __init__(self, notebook: Any, release: Release) -> None:
        self.notebook = notebook
        self.release = release
        self.repairs = Repairs()
        self.extra: list[Any] = []
        """Cells that are not the exercise's, as the candidate wrote them."""

    def work(self) -> Repairs:
        self._take_prompts_out()
        self.notebook.cells = self._sorted_out()
        before, groups = self._groups()
        wanted = list(self.release.known)
        self.repairs.missing = [name for name in wanted if name not in groups]
        order = [name for name in groups if name in wanted]
        self.repairs.moved = order != [name for name in wanted if name in groups]
        for name in self.repairs.missing:
            groups[name] = [deepcopy(self.release.known[name])]
        for name in self.release.answers:
            if not self.release.adds(groups[name][0]):
                self._gather(name, before, groups)
        self.notebook.cells = [*before, *(cell for name in wanted for cell in groups[name])]
        for cell in self.notebook.cells:
            _forget_outputs(cell)
        _number(self.notebook.cells)
        self.repairs.own = self._own_work()
        for cell in self.extra:
            self._show_as_written(cell)
        return self.repairs

    def _take_prompts_out(self) -> None:
        """What `lab` put into a cell for words, and the checksum by which Validate knew it."""
        for cell in self.notebook.cells:
            if cell.cell_type == "markdown":
                cell.source = without_prompt(cell.source)
            known = self.release.known.get(grade_id(cell))
            if known and known.cell_type == "markdown" and "checksum" in known.metadata["nbgrader"]:
                cell.metadata["nbgrader"]["checksum"] = known.metadata["nbgrader"]["checksum"]

    def _sorted_out(self) -> list[Any]:
        """Every known cell once, and the candidate's own cells in their places."""
        counts = self._that_count()
        kept: list[Any] = []
        for cell in self.notebook.cells:
            name = grade_id(cell)
            if name not in self.release.known:
                kept += self._as_own(cell)
            elif counts[name] is cell:
                kept += self._restored(cell, name)
            else:
                self.repairs.duplicated.append(name)
                kept += self._as_own(cell) if self.release.adds(cell) else []
        return kept

    def _that_count(self) -> dict[str, Any]:
        """By name, the last cell in which something was written, or else the last one."""
        found: dict[str, Any] = {}
        for cell in self.notebook.cells:
            name = grade_id(cell)
            if name not in found or self.release.adds(cell) or not self.release.adds(found[name]):
                found[name] = cell
        return found

    def _as_own(self, cell: Any) -> list[Any]:
        """An ordinary cell of the candidate's; the start once more would undo what they wrote."""
        if is_examples(cell) or self.release.is_start(cell):
            return []
        cell.metadata.pop("nbgrader", None)
        self.extra.append(cell)
        return [cell]

    def _restored(self, cell: Any, name: str) -> list[Any]:
        """The released metadata and kind of cell; for a locked cell the text too.

        What the candidate wrote in a locked cell becomes a cell of their own.
        """
        released = self.release.known[name]
        same = cell.cell_type == released.cell_type and cell.metadata == released.metadata
        written: list[Any] = []
        if not is_answer(released):
            same = same and cell.source == released.source
            if cell.source != released.source and self.release.adds(cell):
                written = self._as_own(_loose_copy(cell))
            cell.source = released.source
        if not same:
            self.repairs.changed.append(name)
        cell.cell_type = released.cell_type
        cell.metadata = deepcopy(released.metadata)
        return [*written, cell] if cell.metadata["nbgrader"].get("grade") else [cell, *written]

    def _gather(self, answer: str, before: list[Any], groups: dict[str, list[Any]]) -> None:
        """All code of the candidate's own after an answer's cell that they left as it was."""
        places = [before, *groups.values()]
        own = [c for place in places for c in place if c.cell_type == "code" and self._is_own(c)]
        self.repairs.elsewhere = any(self.release.adds(cell) for cell in own)
        if not self.repairs.elsewhere:
            return
        for place in places:
            place[:] = [c for c in place if c.cell_type != "code" or not self._is_own(c)]
        groups[answer] += own

    def _own_work(self) -> OwnWork:
        """What is theirs, once every cell is in its place."""
        answers = [self.release.known[name] for name in self.release.answers]
        parts = []
        given = ""
        for index, cell in enumerate(self.notebook.cells):
            added = self.release.added(cell) if self._is_own(cell) else ""
            if grade_id(cell) in self.release.answers:
                given = cell.source
                added = given if self.release.adds(cell) else ""
            if added:
                parts.append(Part(run_name(cell, index), added, cell.cell_type == "code"))
        in_code = any(cell.cell_type == "code" for cell in answers)
        return OwnWork(tuple(parts), given, in_code)

    def _is_own(self, cell: Any) -> bool:
        return any(cell is each for each in self.extra)

    def _show_as_written(self, cell: Any) -> None:
        """A text cell that is not one of the exercise's own."""
        if cell.cell_type != "markdown" or cell.source not in self.release.texts:
            show_as_written(cell)
        cell.pop("attachments", None)

    def _groups(self) -> tuple[list[Any], dict[str, list[Any]]]:
        """Each known cell with the candidate's own cells that follow it."""
        before: list[Any] = []
        groups: dict[str, list[Any]] = {}
        current = before
        for cell in self.notebook.cells:
            if name := grade_id(cell):
                current = groups.setdefault(name, [])
            current.append(cell)
        return before, groups


def _loose_copy(cell: Any) -> Any:
    """The cell once more, without its id."""
    copy = deepcopy(cell)
    copy.pop("id", None)
    return copy


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
