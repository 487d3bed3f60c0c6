"""The rules of a chapter and of the storyboard: what stands around the steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workshop_game.checking.author import shared
from workshop_game.checking.author.complaint import Complaint, complaint, unreadable
from workshop_game.checking.content import CHAPTER, story_names
from workshop_game.checking.folders import languages_of, read_prose, read_table
from workshop_game.checking.formats import ContentError
from workshop_game.checking.storyboard import FOLDER, load_storyboard

SLOTS = ["title", "text"]


def check(folder: Path) -> Iterator[Complaint]:
    """Everything left to do in the chapters and the storyboard at or below ``folder``."""
    for path in chapter_folders(folder):
        try:
            yield from _chapter(path)
        except ContentError as error:
            yield unreadable(error)
    for path in sorted(folder.rglob(f"{FOLDER}.toml")):
        try:
            yield from _storyboard(path.parent)
        except ContentError as error:
            yield unreadable(error)


def chapter_folders(folder: Path) -> list[Path]:
    """The chapters at or below ``folder``, in order."""
    return sorted(path.parent for path in folder.rglob(CHAPTER))


def _chapter(folder: Path) -> Iterator[Complaint]:
    file = folder / CHAPTER
    languages = languages_of(file)
    if "id" not in read_table(file):
        yield unreadable(ContentError(file, "no_line", name="id"))
    prose = read_prose(folder, story_names(folder.parent), languages)
    yield from shared.slots(folder, prose, SLOTS, languages)
    yield from shared.prose(folder, languages)
    if not any(folder.glob("*/step.toml")):
        yield complaint(folder, "chapter_empty")


def _storyboard(folder: Path) -> Iterator[Complaint]:
    languages = languages_of(folder / f"{FOLDER}.toml")
    story_names(folder.parent)  # says what it lacks
    cards = load_storyboard(folder.parent)
    needed = [question.id for question in cards.questions]
    needed += [f"{each.id} {card.id}" for each in cards.questions for card in each.cards]
    yield from shared.slots(folder, cards.prose or {}, needed, languages)
    yield from shared.prose(folder, languages)
