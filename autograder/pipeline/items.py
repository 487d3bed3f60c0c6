"""The items as the grader sees them: by id, with a fingerprint of their folder."""

import hashlib
import re
from pathlib import Path

from workshop_game.checking import Item, load_items, offers

__all__ = [
    "LANGUAGES",
    "Item",
    "assignment_of",
    "is_candidate",
    "is_safe_name",
    "item_hash",
    "items_by_id",
    "offers",
    "shown_name",
    "text_hash",
]

LANGUAGES = ("fr", "en")
SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What may become a folder, a file or a cell id."""
CANDIDATE = re.compile(r"C-[0-9]{3,9}")
"""The numbers that the kit gives out: nothing else is called so, `index` least of all."""
LONGEST_SHOWN = 64


def items_by_id(exercises: Path) -> dict[str, Item]:
    """Every item below `exercises`, the most accessible first. Raises ContentError."""
    return {item.id: item for item in load_items(exercises)}


def assignment_of(language: str) -> str:
    """The nbgrader assignment that holds the items in `language`."""
    return f"aptitude_{language}"


def item_hash(item: Item) -> str:
    """SHA-256 over the names and bytes of every file in the item's folder."""
    digest = hashlib.sha256()
    for path in sorted(item.folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            name = path.relative_to(item.folder).as_posix()
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def text_hash(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def is_safe_name(name: str) -> bool:
    """Whether `name` can be a folder or file name without leading elsewhere."""
    return SAFE_NAME.fullmatch(name) is not None


def is_candidate(name: str) -> bool:
    """Whether `name` is a candidate number: only that becomes a folder or a page."""
    return CANDIDATE.fullmatch(name) is not None


def shown_name(name: str) -> str:
    """A name found on the disk as it can stand in a record, a table or on a terminal.

    One that is changed for that ends with a part of its hash, so that two never become one.
    """
    visible = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)
    if visible == name and len(name) <= LONGEST_SHOWN:
        return name
    return f"{visible[:LONGEST_SHOWN]}…{text_hash(name)[:8]}"
