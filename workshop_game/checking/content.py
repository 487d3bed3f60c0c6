"""Read the folders of lessons and exercises."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_game.checking.exercise import Case, Item
from workshop_game.checking.formats import FORMAT, ContentError, NewerContent, refuse_newer
from workshop_game.checking.lesson import MicroLesson, Part
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.checking.prose import read_slots
from workshop_game.checking.step import Check, Mistake, Prediction, Step
from workshop_game.checking.storyboard import load_storyboard
from workshop_game.words import LANGUAGES, Names, fill_words


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
    return [_chapter(path.parent, told) for path in sorted(folder.glob("*/chapter.toml"))]


def story_names(lessons: Path, story: dict[str, str] | None = None) -> Names:
    """What the storyboard's chosen cards give to the author files.

    Raises:
        ContentError: the deck cannot be read, or the story names no card of it.
    """
    try:
        return load_storyboard(lessons).names(story)
    except (KeyError, ValueError, OSError) as error:
        raise ContentError(f"{lessons / 'storyboard'}: {error}") from error


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
    data = _table(folder / "lesson.toml")
    try:
        return MicroLesson(
            id=data["id"],
            folder=folder,
            minutes=data["minutes"],
            parts=tuple(Part(t["id"], tuple(t["choices"]), t["answer"]) for t in data["part"]),
            prose=_prose(folder, own_names(folder)),
        )
    except KeyError as missing:
        raise ContentError(f"{folder / 'lesson.toml'}: the line {missing} is missing") from missing


def load_step(folder: Path, chapter: str = "", told: Names | None = None) -> Step:
    """The step in ``folder``; ``told`` are the storyboard's words, the usual ones by default.

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    data = _table(folder / "step.toml")
    usual = story_names(folder.parent.parent) if told is None else told
    names = usual | own_names(folder)
    start = _text(folder / "start.py")
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
            prose=_prose(folder, names),
            names=names,
            start_code=start,
            done_code=_text(folder / "done.py"),
            right_code=_sources(folder / "right"),
            wrong_code={UNCHANGED: start, **_sources(folder / "wrong")},
        )
    except KeyError as missing:
        raise ContentError(f"{folder / 'step.toml'}: the line {missing} is missing") from missing


def load_item(folder: Path) -> Item:
    """The item in ``folder``; answer and known answers may be absent (participants' part).

    Raises:
        ContentError: a file is missing or cannot be read.
    """
    data = _table(folder / "item.toml")
    names = own_names(folder)
    start = _text(folder / "start.py") if "levels" not in data else ""
    wrong = _sources(folder / "wrong")
    try:
        return Item(
            id=data["id"],
            folder=folder,
            minutes=data["minutes"],
            difficulty=data.get("difficulty", 3),
            skills=tuple(data["skills"]),
            cases=tuple(_case(table, data.get("call")) for table in data.get("case", ())),
            mistakes={table["id"]: table["points"] for table in data.get("mistake", ())},
            prose=_prose(folder, names),
            names=names,
            given_code=_optional(folder / "given.py"),
            start_code=start,
            answer_code=_optional(folder / "answer.py"),
            right_code=_sources(folder / "right"),
            wrong_code={UNCHANGED: start, **wrong} if wrong else {},
            pair=data.get("pair", ""),
            form=data.get("form", ""),
            lesson=data.get("lesson", ""),
            levels=data.get("levels", 0),
            anchors={table["id"]: table["level"] for table in data.get("anchor", ())},
        )
    except KeyError as missing:
        raise ContentError(f"{folder / 'item.toml'}: the line {missing} is missing") from missing


def _chapter(folder: Path, told: Names) -> Chapter:
    data = _table(folder / "chapter.toml")
    prose = _prose(folder, told)
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


def _case(table: dict[str, Any], call: str | None) -> Case:
    code = table.get("evaluate")
    if code is None:
        if call is None:
            raise KeyError("call")
        code = f"{call}({', '.join(repr(value) for value in table['give'])})"
    points = 0 if table.get("shown") else table["points"]
    return Case(table["id"], code, table["expect"], points, table.get("shown", False))


def own_names(folder: Path) -> Names:
    """The words of the folder's own ``names.toml``; none without that file."""
    path = folder / "names.toml"
    data = _table(path) if path.exists() else {}
    return Names(data.get("names", {}), data.get("strings", {}))


def _prose(folder: Path, names: Names) -> dict[str, dict[str, str]]:
    return {language: _slots(folder / f"{language}.md", language, names) for language in LANGUAGES}


def _slots(path: Path, language: str, names: Names) -> dict[str, str]:
    try:
        slots = read_slots(_text(path))
        return {name: fill_words(text, language, names) for name, text in slots.items()}
    except KeyError as unknown:
        raise ContentError(
            f"{path}: {{{{{unknown.args[0]}}}}} is no word of the game. Put it in names.toml."
        ) from unknown
    except ValueError as error:
        raise ContentError(f"{path}: {error}") from error


def _sources(folder: Path) -> dict[str, str]:
    return {path.stem: _text(path) for path in sorted(folder.glob("*.py"))}


def _table(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path}: {error}") from error
    refuse_newer(path, data.get("format"), FORMAT, NewerContent)
    if path.name in ("step.toml", "item.toml", "lesson.toml") and data.get("format") != FORMAT:
        raise ContentError(f"{path}: the first line must be `format = {FORMAT}`")
    return data


def _optional(path: Path) -> str:
    return _text(path) if path.exists() else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ContentError(f"{path} is missing: copy one from a neighbour step") from error
    except UnicodeDecodeError as error:
        raise ContentError(f"{path} is no UTF-8 text: save it again as UTF-8") from error
