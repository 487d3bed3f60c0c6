"""Copies as notebooks in DATA/course/submitted, and notebooks placed there by hand."""

import html
import json
import warnings
from collections.abc import Container, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import nbformat

from autograder.pipeline.copies import Copy
from autograder.pipeline.course import release_notebook
from autograder.pipeline.items import (
    LANGUAGES,
    assignment_of,
    is_candidate,
    is_safe_name,
    shown_name,
    text_hash,
)
from autograder.pipeline.notebooks import notebook_text, solution_cell
from autograder.pipeline.shape import UTF_8, BadShape, shaped
from autograder.pipeline.store import AptitudeStore

WRITTEN = ".submitted.json"
"""Path -> SHA-256 of each notebook that the kit wrote: any other one was placed by hand."""
LARGEST = 16 * 1024 * 1024
"""Bytes of a notebook placed by hand. A copy of an item is some kilobytes."""


@dataclass(frozen=True)
class Submission:
    """One notebook to grade."""

    candidate: str
    item: str
    language: str
    path: Path
    copy: Copy | None
    """The text it was made from; None when the notebook was placed by hand."""


class Origin(StrEnum):
    """Where the copies of a data folder come from."""

    STORE = "store"
    BY_HAND = "by_hand"
    """There is no store, and somebody placed files."""
    LOST = "lost"
    """There is no store, and some notebooks were made of what it held."""
    NOWHERE = "nowhere"


class Unreadable(Exception):
    """A submission that cannot be graded. `reason` is an id of the dossier's wording."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def origin(data: Path, store: AptitudeStore) -> Origin:
    """Where there are copies to grade. Nothing is made by asking."""
    if store.is_there():
        return Origin.STORE
    if not any(not path.is_dir() for path in (data / "course" / "submitted").rglob("*")):
        return Origin.NOWHERE
    written = _written(data / "course").items()
    ours = any(not _placed_by_hand(data / "course" / name, made) for name, made in written)
    return Origin.LOST if ours else Origin.BY_HAND


def gradable(copies: Iterable[Copy], items: Container[str]) -> tuple[list[Copy], dict[Copy, str]]:
    """The copies that can become a notebook, and for each other one the reason why not."""
    good: list[Copy] = []
    bad: dict[Copy, str] = {}
    for copy in copies:
        if not _named_safely(copy.candidate, copy.item, copy.language):
            shown = shown_name(copy.candidate), shown_name(copy.item)
            bad[replace(copy, candidate=shown[0], item=shown[1])] = "bad_name"
        elif copy.item not in items:
            bad[copy] = "unknown_item"
        else:
            good.append(copy)
    return good, bad


def write_submissions(course: Path, copies: Iterable[Copy]) -> dict[Copy, str]:
    """Write one notebook per gradable copy: the release with the answer's text replaced.

    A notebook that somebody placed or changed by hand is left alone. One that the kit wrote and
    whose copy is gone is taken away. Returns the copies that have no place to be written to (a
    file where a folder should be), and for each the reason.
    """
    before = _written(course)
    now: dict[str, str] = {}
    refused: dict[Copy, str] = {}
    for copy in copies:
        path = submitted_path(course, copy.candidate, copy.language, copy.item)
        name = path.relative_to(course).as_posix()
        release = release_notebook(course, assignment_of(copy.language), copy.item)
        if _placed_by_hand(path, before.get(name)):
            continue
        text = filled_notebook(release, copy.source)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            now[name] = text_hash(text)
        except OSError:
            refused[copy] = "cannot_write"
    for name in before.keys() - now.keys():
        if not _placed_by_hand(course / name, before[name]):
            (course / name).unlink(missing_ok=True)
    (course / WRITTEN).write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", "utf-8")
    return refused


def written_by_the_kit(course: Path, paths: Iterable[Path]) -> set[Path]:
    """Those that still are as `write_submissions` left them: any other was placed by hand."""
    written = _written(course)
    return {
        path
        for path in paths
        if not _placed_by_hand(path, written.get(path.relative_to(course).as_posix()))
    }


def submitted_path(course: Path, candidate: str, language: str, item: str) -> Path:
    """Where nbgrader looks for the notebook."""
    return course / "submitted" / candidate / assignment_of(language) / f"{item}.ipynb"


def autograded_path(course: Path, candidate: str, language: str, item: str) -> Path:
    """Where nbgrader leaves the graded notebook."""
    return course / "autograded" / candidate / assignment_of(language) / f"{item}.ipynb"


def filled_notebook(release: Path, source: str) -> str:
    """The text of the release notebook with `source` in the answer cell."""
    notebook = json.loads(release.read_text(encoding="utf-8"))
    cell = solution_cell(notebook)
    if cell["cell_type"] == "markdown":  # nbgrader's formgrader shows it as HTML: no tag gets there
        source = html.escape(source, quote=False)
    cell["source"] = source.encode("utf-8", "backslashreplace").decode()
    return notebook_text(notebook)


def read_submission(submission: Submission) -> str:
    """What grading needs of the notebook, after a look at the file. Raises Unreadable.

    A link would have nbgrader copy the file it points to into the results; a huge file would
    fill the memory of the grader.
    """
    if not _named_safely(submission.candidate, submission.item, submission.language):
        raise Unreadable("bad_name")
    try:
        return shaped(*_file_text(submission.path))
    except BadShape as error:
        raise Unreadable(error.reason) from None
    except OSError:
        raise Unreadable("cannot_read") from None


def _file_text(path: Path) -> tuple[str, str]:
    """The text, and the encoding that it was in. Raises Unreadable, OSError.

    What is no UTF-8 is read as Windows writes it in Western Europe; the record will say so.
    """
    if any(part.is_symlink() for part in (path, path.parent, path.parent.parent)):
        raise Unreadable("link")
    if not path.is_file():
        raise Unreadable("not_a_file")
    if path.stat().st_size > LARGEST:
        raise Unreadable("too_large")
    for encoding in (UTF_8, "cp1252"):
        with suppress(UnicodeDecodeError):
            return path.read_text(encoding=encoding), encoding
    raise Unreadable("not_a_notebook")


def parse_notebook(text: str) -> Any:
    """The notebook as nbformat reads it. Raises Unreadable, whatever is in it."""
    read: Any = nbformat.reads
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what can be mended will be
            notebook = read(text, 4)
        whole = all(cell.cell_type and cell.metadata is not None for cell in notebook.cells)
    except Exception:  # noqa: BLE001 - a broken file breaks the reader in many ways
        raise Unreadable("not_a_notebook") from None
    if not whole:
        raise Unreadable("not_a_notebook")
    return notebook


def _named_safely(candidate: str, item: str, language: str) -> bool:
    return is_candidate(candidate) and is_safe_name(item) and language in LANGUAGES


def _placed_by_hand(path: Path, written_hash: str | None) -> bool:
    """A file that cannot be looked at is nobody's that the kit may replace."""
    try:
        return _differs(path, written_hash)
    except OSError:
        return True


def _differs(path: Path, written_hash: str | None) -> bool:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return True
    if not path.exists():
        return False
    if written_hash is None or path.stat().st_size > LARGEST:
        return True
    return text_hash(path.read_text(encoding="utf-8", errors="replace")) != written_hash


def _written(course: Path) -> dict[str, str]:
    path = course / WRITTEN
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
