"""Everything below `submitted/`: taken as a copy of an exercise, or listed with its reason.

What is plainly a notebook of an exercise is taken under a name that a mail program, a phone or a
second download gave it, and from a folder close by: its own cells have to say which exercise and
language it is. Nothing is moved or renamed.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.pipeline.copies import Copy
from autograder.pipeline.items import LANGUAGES, assignment_of, is_candidate, shown_name
from autograder.pipeline.languages import Languages
from autograder.pipeline.not_taken import NotTaken
from autograder.pipeline.submissions import (
    Submission,
    Unreadable,
    read_submission,
    submitted_path,
    written_by_the_kit,
)

NAME = re.compile(
    r"(?P<item>.+?)(?: ?\([0-9]{1,3}\))?(?P<end>\.ipynb|\.ipynb\.txt|\.ipynb\.json|\.json)",
    re.IGNORECASE | re.DOTALL,
)
"""A notebook, as it is called after a mail, a phone, or a second download."""
FOLDERS = {assignment_of(language): language for language in LANGUAGES}
NO_LANGUAGE = "aptitude"
"""A folder for notebooks whose language nobody wrote down."""
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
CHECKPOINTS = ".ipynb_checkpoints"
NOISE = {".ds_store", "thumbs.db", "desktop.ini", "__macosx", ".trashes", "$recycle.bin"}
"""What systems leave in folders by themselves, in small letters."""
NOISE_STARTS = ("._", "~$", ".~")


@dataclass(frozen=True)
class Placed:
    """Each file, and each empty folder, is in one of the two."""

    taken: tuple[Submission, ...]
    listed: tuple[NotTaken, ...]


def sort_out(course: Path, copies: Iterable[Copy], items: Iterable[str]) -> Placed:
    """Look at everything below `submitted/`, in a fixed order. Links are not followed."""
    sorter = _Sorter(course, copies, items)
    taken, listed = [], []
    for path in sorted({*_leaves(sorter.root), *_usual(sorter.root)}):
        found = sorter.look(path)
        if isinstance(found, Submission):
            taken.append(found)
        else:
            parts = path.relative_to(sorter.root).parts
            listed.append(NotTaken("/".join(map(shown_name, parts)), found))
    taken.sort(key=lambda each: LANGUAGES.index(each.language))
    return Placed(tuple(taken), tuple(listed))


class _Sorter:
    def __init__(self, course: Path, copies: Iterable[Copy], items: Iterable[str]) -> None:
        self.root = course / "submitted"
        self.items = {name.casefold(): name for name in items}
        self.languages = Languages(course, self.items.values())
        self.copies = {submitted_path(course, c.candidate, c.language, c.item): c for c in copies}
        self.ours = written_by_the_kit(course, self.copies)

    def look(self, path: Path) -> Submission | str:
        """The copy that it is, or the id of the reason why it is none."""
        parts = path.relative_to(self.root).parts
        if reason := _of_the_system(parts):
            return reason
        usual = self._usual(path, parts)
        if usual is not None and usual.copy is not None:
            return usual
        return self._recognised(path, parts) or usual or self._why(path, parts)

    def _usual(self, path: Path, parts: tuple[str, ...]) -> Submission | None:
        """Where nbgrader looks: whatever is there is graded, or is for a person to look at."""
        if len(parts) != 3 or parts[1] not in FOLDERS or path.suffix != ".ipynb":
            return None
        names = shown_name(parts[0]), shown_name(path.stem)
        copy = self.copies.get(path) if path in self.ours else None
        return Submission(*names, FOLDERS[parts[1]], path, copy)

    def _recognised(self, path: Path, parts: tuple[str, ...]) -> Submission | None:
        """A notebook whose cells say which exercise and language it is."""
        item = self._item(path)
        if item is None or not _in_a_known_folder(parts) or not _is_plain_file(path):
            return None
        submission = Submission(parts[0], item, LANGUAGES[0], path, None)
        try:
            language = self.languages.of(item, read_submission(submission))
        except Unreadable:
            return None
        return replace(submission, language=language) if language else None

    def _item(self, path: Path) -> str | None:
        named = NAME.fullmatch(path.name)
        return self.items.get(named["item"].casefold()) if named else None

    def _why(self, path: Path, parts: tuple[str, ...]) -> str:
        if path.is_symlink():
            return "link"
        if path.is_dir():
            return "empty_folder" if _can_be_listed(path) else "cannot_be_read"
        if path.suffix.lower() in ARCHIVES:
            return "archive"
        named = NAME.fullmatch(path.name)
        if named is None or (named["end"].lower() == ".json" and self._item(path) is None):
            return "other_file"
        if not is_candidate(parts[0]):
            return "no_number"
        if not _in_a_known_folder(parts):
            return "other_folder"
        return "unknown_name" if self._item(path) is None else "not_recognised"


def _of_the_system(parts: tuple[str, ...]) -> str:
    names = [part.lower() for part in parts]
    if CHECKPOINTS in names:
        return "checkpoint"
    noise = any(name in NOISE or name.startswith(NOISE_STARTS) for name in names)
    return "noise" if noise else ""


def _in_a_known_folder(parts: tuple[str, ...]) -> bool:
    """Of a candidate: their own folder, or the one of a language, in any capitals."""
    known = len(parts) == 2 or (len(parts) == 3 and parts[1].casefold() in {*FOLDERS, NO_LANGUAGE})
    return known and is_candidate(parts[0])


def _is_plain_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _can_be_listed(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _leaves(folder: Path) -> Iterator[Path]:
    """Every file and link below it, and every folder that holds nothing or cannot be read."""
    for here, folders, files in os.walk(folder):
        path = Path(here)
        links = [name for name in folders if (path / name).is_symlink()]
        if not folders and not files and path != folder:
            yield path
        yield from (path / name for name in (*files, *links))


def _usual(root: Path) -> Iterator[Path]:
    """What nbgrader takes for a notebook, be it a folder, or behind a link."""
    for folder in FOLDERS:
        with suppress(OSError):
            yield from root.glob(f"*/{folder}/*.ipynb")
