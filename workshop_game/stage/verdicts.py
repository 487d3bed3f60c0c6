"""Answers to steps and items looked at inside the worker, and said in the page's shape."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workshop_game.checking import (
    CaseResult,
    Item,
    Step,
    check_item,
    check_step,
    load_items,
    load_lessons,
)
from workshop_game.checking.content import load_item
from workshop_game.explain import explain
from workshop_game.stage.host import Message
from workshop_game.words import PROGRAM_FILE, ProgramError


def check_answer(message: Message, language: str, content: Path) -> dict[str, Any]:
    """The verdict on the answer in a ``check`` message.

    An item's message brings the item's ``files``: in the worker there is none before it is
    offered. Without them, it is looked for in ``content``.

    Raises:
        KeyError: the page asks for a step or an item that the content does not have.
        ContentError: the files are not those of an item.
    """
    source, files = message["source"], message.get("files") or {}
    if message["kind"] == "item":
        known = _offered(message["id"], tuple(sorted(files.items()))) if files else None
        return _item_verdict(known or _items(content)[message["id"]], language, source)
    step = steps_told(content, message.get("story") or {})[message["id"]]
    verdict = check_step(step, language, source, message.get("predicted"))
    problem = _explained(verdict.problem, language, source) if verdict.problem else None
    return {**verdict.as_json(), "error": problem}


def _item_verdict(item: Item, language: str, source: str) -> dict[str, Any]:
    """What the shown examples give; the cases that count are not in the worker."""
    problem = _syntax_problem(source)
    result = check_item(item, language, source)
    return {
        "passed": problem is None and all(case.passed for case in result.cases),
        "checks": [],
        "mistake": None,
        "message": "",
        "error": _explained(problem, language, source) if problem else None,
        "cases": [_shown_result(case) for case in result.cases],
        "printed": result.printed,
    }


def _shown_result(case: CaseResult) -> dict[str, Any]:
    """What the page shows of an example: its points are no matter of the worker."""
    return {
        "id": case.id,
        "passed": case.passed,
        "expression": case.expression,
        "expect": case.expected,
        "observed": case.observed,
    }


def _syntax_problem(source: str) -> ProgramError | None:
    """What keeps Python from reading the answer at all, if anything."""
    try:
        compile(source, PROGRAM_FILE, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return ProgramError(error, getattr(error, "lineno", None), str(error))
    return None


def _explained(problem: ProgramError, language: str, source: str) -> dict[str, Any]:
    explanation = explain(problem, language, source)
    kind = type(problem.exception).__name__
    return {"type": kind, "message": explanation.title, **explanation.as_json()}


def steps_told(content: Path, story: dict[str, str]) -> dict[str, Step]:
    """Every step by its id, as the group's cards tell it."""
    return _steps(content, tuple(sorted(story.items())))


@lru_cache(maxsize=4)
def _steps(content: Path, story: tuple[tuple[str, str], ...]) -> dict[str, Step]:
    """Every step as the group's cards tell it; a group rarely changes its mind more often."""
    chapters = load_lessons(content / "lessons", dict(story))
    return {step.id: step for chapter in chapters for step in chapter.steps}


@lru_cache(maxsize=32)
def _offered(name: str, files: tuple[tuple[str, str], ...]) -> Item:
    """The item that these files are."""
    with TemporaryDirectory() as above:
        folder = Path(above) / name
        folder.mkdir()
        for file, text in files:
            (folder / file).write_text(text, encoding="utf-8")
        return load_item(folder)


@cache
def _items(content: Path) -> dict[str, Item]:
    return {item.id: item for item in load_items(content / "exercises")}
