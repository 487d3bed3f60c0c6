"""Read the folders of lessons and exercises."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_game.checking.folders import (
    languages_of,
    own_names,
    read_prose,
    read_sources,
    read_table,
    read_text,
)
from workshop_game.checking.formats import ContentError
from workshop_game.checking.item import Item
from workshop_game.checking.kinds import kind_of
from workshop_game.checking.micro_lesson import MicroLesson, Part
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.step import Check, Mistake, Prediction, Step
from workshop_game.checking.storyboard import FOLDER, load_storyboard
from workshop_game.words import Names

CHAPTER = "chapter.toml"
"""What makes a folder of lessons a chapter."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the story and its steps in order; ``title`` and ``text`` by language."""

    id: str
    title: dict[str, str]
    text: dict[str, str]
    steps: tuple[Step, ...]


def load_lessons(folder: Path, story: dict[str, str] | None = None) -> list[Chapter]:
    """Every chapter below ``folder``, in the order of the folders' names.

    ``story`` holds the storyboard's cards that a group chose, by question; the usual ones
    otherwise.

    Raises:
        ContentError: a file is missing or cannot be read, or the story names no card.
    """
    return tell_lessons(folder, story_names(folder, story))


def tell_lessons(folder: Path, told: Names) -> list[Chapter]:
    """Every chapter, with ``told`` for the words that the storyboard's cards give.

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    return [_chapter(path.parent, told) for path in sorted(folder.glob(f"*/{CHAPTER}"))]


def story_names(lessons: Path, story: dict[str, str] | None = None) -> Names:
    """What the storyboard's chosen cards give to the author files.

    Raises:
        ContentError: the deck cannot be read, or the story names no card of it.
    """
    try:
        return load_storyboard(lessons).names(story)
    except KeyError as missing:
        raise ContentError(lessons / FOLDER, "no_card", name=missing.args[0]) from missing
    except ValueError as error:
        raise ContentError(lessons / FOLDER, "reason", error=error) from error


def load_items(folder: Path) -> list[Item]:
    """Every item below ``folder``, the most accessible first; twins are neighbours.

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    items = [load_item(path.parent) for path in folder.glob("*/item.toml")]
    return sorted(items, key=_place)


def _place(item: Item) -> tuple[int, str, str, str]:
    return item.difficulty, item.pair, item.form, item.folder.name


def load_micro_lessons(folder: Path) -> list[MicroLesson]:
    """Every micro-lesson below ``folder``, in the order of the folders' names.

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    return [load_micro_lesson(path.parent) for path in sorted(folder.glob("*/lesson.toml"))]


def load_micro_lesson(folder: Path) -> MicroLesson:
    """The micro-lesson in ``folder``.

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    data = read_table(folder / "lesson.toml")
    try:
        return MicroLesson(
            id=data["id"],
            folder=folder,
            minutes=data["minutes"],
            parts=tuple(Part(t["id"], tuple(t["choices"]), t["answer"]) for t in data["part"]),
            prose=read_prose(folder, own_names(folder)),
        )
    except KeyError as missing:
        raise _lacks(folder / "lesson.toml", missing) from missing


def load_step(folder: Path, chapter: str = "", told: Names | None = None) -> Step:
    """The step in ``folder``; ``told`` are the storyboard's words, the usual ones by default.

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    data = read_table(folder / "step.toml")
    usual = story_names(folder.parent.parent) if told is None else told
    languages = languages_of(folder.parent / CHAPTER)
    names = usual | own_names(folder, languages)
    start = read_text(folder / "start.py")
    try:
        return Step(
            id=data["id"],
            chapter=chapter,
            folder=folder,
            mode=data["mode"],
            minutes=data["minutes"],
            needs=tuple(data.get("needs", ())),
            ideas=tuple(data.get("ideas", ())),
            prediction=_prediction(data.get("predict")),
            checks=tuple(_check(table) for table in data.get("check", ())),
            mistakes=tuple(Mistake(t["id"], t.get("when")) for t in data.get("mistake", ())),
            prose=read_prose(folder, names, languages),
            languages=languages,
            names=names,
            start_code=start,
            done_code=read_text(folder / "done.py"),
            right_code=read_sources(folder / "right"),
            wrong_code={UNCHANGED: start, **read_sources(folder / "wrong")},
        )
    except KeyError as missing:
        raise _lacks(folder / "step.toml", missing) from missing


def load_item(folder: Path) -> Item:
    """The item in ``folder``; answer and known answers may be absent (participants' part).

    Raises:
        ContentError: a file is missing or cannot be read, or the item is of no known kind.
    """
    path = folder / "item.toml"
    data = read_table(path)
    try:
        return kind_of(data).read(folder, data)
    except KeyError as missing:
        raise _lacks(path, missing) from missing
    except ValueError as error:
        raise ContentError(path, "reason", error=error) from error


def _lacks(file: Path, missing: KeyError) -> ContentError:
    return ContentError(file, "no_line", name=missing.args[0])


def _chapter(folder: Path, told: Names) -> Chapter:
    data = read_table(folder / CHAPTER)
    prose = read_prose(folder, told, languages_of(folder / CHAPTER))
    paths = sorted(folder.glob("*/step.toml"))
    steps = [load_step(path.parent, data["id"], told) for path in paths]
    return Chapter(
        id=data["id"],
        title={language: slots["title"] for language, slots in prose.items()},
        text={language: slots.get("text", "") for language, slots in prose.items()},
        steps=tuple(steps),
    )


def _check(table: dict[str, Any]) -> Check:
    settings = {key: value for key, value in table.items() if key not in ("id", "kind")}
    return Check(table["id"], table["kind"], settings)


def _prediction(table: dict[str, Any] | None) -> Prediction | None:
    return Prediction(tuple(table["choices"]), table["answer"]) if table else None
