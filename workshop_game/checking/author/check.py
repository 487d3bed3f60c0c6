"""Check every step and item below a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tokenize import TokenError

from workshop_game.checking.author import chapters, micro_lessons, steps, twins
from workshop_game.checking.author.complaint import Complaint, complaint, once, unreadable
from workshop_game.checking.author.hearing import Heard, hear
from workshop_game.checking.author.stopped import unread
from workshop_game.checking.author.survivors import Tried, try_mutants
from workshop_game.checking.content import load_item, load_micro_lesson, load_step
from workshop_game.checking.formats import ContentError
from workshop_game.checking.item import Item
from workshop_game.checking.micro_lesson import MicroLesson
from workshop_game.checking.step import Step

Content = Step | Item | MicroLesson
LOADERS: dict[str, Callable[[Path], Content]] = {
    "step.toml": load_step,
    "item.toml": load_item,
    "lesson.toml": load_micro_lesson,
}
"""The file that says what a folder holds -> how it is read."""


@dataclass
class Report:
    """What was looked at and what is still to do; the counts are per language."""

    complaints: list[Complaint] = field(default_factory=list)
    steps: int = 0
    items: int = 0
    right: int = 0
    wrong: int = 0
    messages: int = 0

    def count(self, content: Content) -> None:
        """Add one step or item to the counts; a micro-lesson has nothing to count."""
        if isinstance(content, MicroLesson):
            return
        self.steps += isinstance(content, Step)
        self.items += isinstance(content, Item)
        self.right += 1 + len(content.right_code)
        self.wrong += len(content.mistakes)
        self.messages += sum(slot.startswith("mistake ") for slot in content.prose["fr"])


def content_folders(folder: Path) -> list[Path]:
    """The folders at or below ``folder`` that hold a step, an item or a micro-lesson, in order."""
    found = [path for name in LOADERS for path in folder.rglob(name)]
    return sorted(path.parent for path in found)


def check_content(folder: Path, seen: Callable[[Path], None] | None = None) -> Report:
    """Check everything at or below ``folder``; ``seen`` is told each folder as it is done."""
    report = Report()
    folders = content_folders(folder)
    if not folders and not chapters.chapter_folders(folder):
        report.complaints.append(complaint(folder, "no_content"))
    report.complaints += chapters.check(folder)
    ids: dict[str, Path] = {}
    read: list[Item] = []
    for each in folders:
        report.complaints += _check_folder(each, ids, report, read)
        if seen:
            seen(each)
    report.complaints += [*twins.check(read), *micro_lessons.check_named(read)]
    report.complaints = once(report.complaints)  # what all steps read is told by each of them
    return report


@dataclass(frozen=True)
class Trial:
    """A step whose right answers were changed, what became of them, and what is to do about it."""

    step: Step
    tried: Tried
    complaints: tuple[Complaint, ...]


def check_mutants(folder: Path) -> Iterator[Trial]:
    """Change the right answers of each step at or below ``folder``, step by step.

    Folders that cannot be read are left to ``check_content``.
    """
    for path in step_folders(folder):
        try:
            step = load_step(path)
            tried = try_mutants(step)
        except (ContentError, SyntaxError, ValueError, TokenError):
            continue
        yield Trial(step, tried, tuple(_of_mutants(step, tried)))


def hear_messages(folder: Path) -> Iterator[tuple[Step, list[Heard]]]:
    """For each step at or below ``folder``, the programs that are told its own sentences.

    Folders that cannot be read are left to ``check_content``.
    """
    for path in step_folders(folder):
        try:
            step = load_step(path)
            heard = hear(step)
        except (ContentError, SyntaxError, ValueError, TokenError):
            continue
        yield step, heard


def step_folders(folder: Path) -> list[Path]:
    """The folders at or below ``folder`` that hold a step, in order."""
    return sorted(path.parent for path in folder.rglob("step.toml"))


def _of_mutants(step: Step, tried: Tried) -> Iterator[Complaint]:
    for each in tried.survivors:
        name = "done" if each.answer == "done" else f"right/{each.answer}"
        mutant = each.mutant
        yield complaint(
            step.folder / "step.toml",
            "survivor",
            answer=name,
            line=mutant.line,
            change=mutant.change,
            before=mutant.before,
            after=mutant.after,
        )
    for word in tried.unused:
        yield complaint(step.folder / "equal.toml", "equal_unused", line=word.line)


def _check_folder(
    folder: Path, ids: dict[str, Path], report: Report, read: list[Item]
) -> list[Complaint]:
    try:
        content = _load(folder)
    except ContentError as error:
        return [unreadable(error)]
    except SyntaxError as error:
        return [complaint(folder, "unreadable", error=unread("", error))]
    report.count(content)
    if isinstance(content, Item):
        read.append(content)
    return once([*_same_id(content, ids), *_rules(content)])


def _load(folder: Path) -> Content:
    return next(load(folder) for name, load in LOADERS.items() if (folder / name).exists())


def _rules(content: Content) -> Iterator[Complaint]:
    if isinstance(content, Step):
        return steps.check(content)
    return content.complaints() if isinstance(content, Item) else micro_lessons.check(content)


def _same_id(content: Content, ids: dict[str, Path]) -> Iterator[Complaint]:
    other = ids.setdefault(content.id, content.folder)
    if other != content.folder:
        yield complaint(content.folder, "same_id", id=content.id, other=other.name)
