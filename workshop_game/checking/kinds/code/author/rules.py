"""The rules of an item that is answered with a program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workshop_game.checking.author import shared
from workshop_game.checking.author.complaint import Complaint
from workshop_game.checking.exercise import Item, check_item
from workshop_game.checking.kinds.code.author import cases, complaint
from workshop_game.checking.mistakes import UNCHANGED
from workshop_game.words import LANGUAGES

FILES = {"item.toml", "fr.md", "en.md", "names.toml", "given.py", "start.py", "answer.py"}
FOLDERS = {"right/*.py", "wrong/*.py"}
LEAST_MISTAKES = 4


def check(item: Item) -> Iterator[Complaint]:
    """Everything an author still has to do in this item."""
    yield from shared.stray_files(item.folder, FILES | FOLDERS)
    yield from shared.slots(item.folder, item.prose, needed_slots(item))
    yield from shared.prose(item.folder)
    yield from shared.names(item.folder)
    broken = [*shared.author_code(_parsed_sources(item))] or [*_table(item)]
    yield from broken
    if not broken:
        for language in LANGUAGES:
            yield from _answers(item, language)
        yield from cases.check_results(item)


def needed_slots(item: Item) -> list[str]:
    """The slots that each language's prose must hold."""
    return [
        *("title", "text", "rationale", "limits"),
        *(f"mistake {id}" for id in item.mistakes),
        *(f"case {case.id}" for case in item.cases),
    ]


def _parsed_sources(item: Item) -> Iterator[tuple[Path, str]]:
    yield item.folder / "given.py", item.given_code
    yield item.folder / "start.py", item.start_code
    yield item.folder / "answer.py", item.answer_code
    for name, source in item.right_code.items():
        yield item.folder / "right" / f"{name}.py", source


def _table(item: Item) -> Iterator[Complaint]:
    path = item.folder / "item.toml"
    yield from shared.difficulty(item)
    yield from cases.check_table(item)
    if not any(case.shown for case in item.cases):
        yield complaint(path, "item_nothing_shown")
    if not item.points:
        yield complaint(path, "item_no_points")
    for id in item.wrong_code.keys() - item.mistakes.keys():
        yield complaint(path, "wrong_without_mistake", id=id)
    for id in item.mistakes.keys() - item.wrong_code.keys():
        yield complaint(path, "mistake_without_wrong", id=id)
    if next(iter(item.mistakes), None) != UNCHANGED:
        yield complaint(path, "unchanged_first")
    if len(item.mistakes) < LEAST_MISTAKES:
        count = len(item.mistakes)
        yield complaint(path, "too_few_mistakes", least=LEAST_MISTAKES, count=count)


def _answers(item: Item, language: str) -> Iterator[Complaint]:
    blank = check_item(item, language, item.start(language))
    if blank.points:
        where = item.folder / "start.py"
        yield complaint(where, "item_start_not_blank", points=blank.points, language=language)
    rights = {"answer.py": item.answer(language)}
    rights |= {f"right/{name}.py": code for name, code in item.right(language).items()}
    for name, code in rights.items():
        yield from _points(item, language, name, code, item.points)
    for id, code in item.wrong(language).items():
        if id in item.mistakes:
            yield from _points(item, language, f"wrong/{id}.py", code, item.mistakes[id])


def _points(
    item: Item, language: str, name: str, code: str, expected: float
) -> Iterator[Complaint]:
    points = check_item(item, language, code).points
    if points != expected:
        yield complaint(
            item.folder / name,
            "item_points",
            name=name,
            points=points,
            language=language,
            expected=expected,
        )
