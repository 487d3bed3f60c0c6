"""The rules of a micro-lesson."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop_game.checking.author import shared
from workshop_game.checking.author.complaint import Complaint, complaint
from workshop_game.checking.content import load_micro_lessons
from workshop_game.checking.formats import ContentError
from workshop_game.checking.item import Item
from workshop_game.checking.micro_lesson import MicroLesson

FILES = {"lesson.toml", "fr.md", "en.md"}


def check(lesson: MicroLesson) -> Iterator[Complaint]:
    """Everything an author still has to do in this micro-lesson."""
    yield from shared.stray_files(lesson.folder, FILES)
    yield from shared.slots(lesson.folder, lesson.prose, needed_slots(lesson))
    yield from shared.prose(lesson.folder)
    for part in lesson.parts:
        if part.answer not in part.choices:
            known = ", ".join(part.choices)
            where = lesson.folder / "lesson.toml"
            yield complaint(where, "lesson_answer", part=part.id, answer=part.answer, known=known)


def needed_slots(lesson: MicroLesson) -> list[str]:
    """The slots that each language's prose must hold."""
    slots = ["title", "text", "end"]
    for part in lesson.parts:
        slots += [f"part {part.id}", f"question {part.id}", f"because {part.id}"]
        slots += [f"choice {part.id} {choice}" for choice in part.choices]
    return slots


def check_named(items: Sequence[Item]) -> Iterator[Complaint]:
    """Micro-lessons that an item names and that no neighbour folder holds."""
    for item in items:
        if item.lesson and item.lesson not in _ids_beside(item):
            where = item.folder / "item.toml"
            yield complaint(where, "lesson_unknown", id=item.lesson)


def _ids_beside(item: Item) -> set[str]:
    try:
        return {lesson.id for lesson in load_micro_lessons(item.folder.parent)}
    except ContentError:
        return {item.lesson}  # its own check says what is wrong there
