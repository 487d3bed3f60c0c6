"""Check every step and item below a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workshop_game.checking.author import items, pairs, steps
from workshop_game.checking.author.complaint import Complaint, complaint
from workshop_game.checking.content import ContentError, load_item, load_step
from workshop_game.checking.exercise import Item
from workshop_game.checking.step import Step


@dataclass
class Report:
    """What was looked at and what is still to do; the counts are per language."""

    complaints: list[Complaint] = field(default_factory=list)
    steps: int = 0
    items: int = 0
    right: int = 0
    wrong: int = 0
    messages: int = 0

    def count(self, content: Step | Item) -> None:
        """Add one step or item to the counts."""
        self.steps += isinstance(content, Step)
        self.items += isinstance(content, Item)
        self.right += 1 + len(content.right_code)
        self.wrong += len(content.mistakes)
        self.messages += sum(slot.startswith("mistake ") for slot in content.prose["fr"])


def content_folders(folder: Path) -> list[Path]:
    """The folders at or below ``folder`` that hold a step or an item, in order."""
    found = [*folder.rglob("step.toml"), *folder.rglob("item.toml")]
    return sorted(path.parent for path in found)


def check_content(folder: Path, seen: Callable[[Path], None] | None = None) -> Report:
    """Check everything at or below ``folder``; ``seen`` is told each folder as it is done."""
    report = Report()
    folders = content_folders(folder)
    if not folders:
        report.complaints.append(complaint(folder, "no_content"))
    ids: dict[str, Path] = {}
    read: list[Item] = []
    for each in folders:
        report.complaints += _check_folder(each, ids, report, read)
        if seen:
            seen(each)
    report.complaints += pairs.check(read)
    return report


def _check_folder(
    folder: Path, ids: dict[str, Path], report: Report, read: list[Item]
) -> list[Complaint]:
    try:
        is_step = (folder / "step.toml").exists()
        content = load_step(folder) if is_step else load_item(folder)
    except (ContentError, SyntaxError) as error:
        return [complaint(folder, "unreadable", error=error)]
    report.count(content)
    if isinstance(content, Item):
        read.append(content)
    rules = steps.check(content) if isinstance(content, Step) else items.check(content)
    return [*_same_id(content, ids), *rules]


def _same_id(content: Step | Item, ids: dict[str, Path]) -> Iterator[Complaint]:
    other = ids.setdefault(content.id, content.folder)
    if other != content.folder:
        yield complaint(content.folder, "same_id", id=content.id, other=other.name)
