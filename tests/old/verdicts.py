"""What the kit says of every known answer of a school's own lessons and exercises."""

from pathlib import Path
from typing import Any

from workshop_game.checking import (
    CodeItem,
    Item,
    Step,
    check_item,
    check_step,
    load_items,
    load_lessons,
)

LANGUAGES = ("fr", "en")
Told = dict[str, dict[str, Any]]
"""By the id of the step or item, the name of the answer's file and the language."""


def verdicts(school: Path) -> Told:
    """Each right and each wrong answer of `school`, as the kit of today judges it."""
    steps = [step for chapter in load_lessons(school / "lessons") for step in chapter.steps]
    items = [item for item in load_items(school / "exercises") if isinstance(item, CodeItem)]
    found: Told = {}
    for language in LANGUAGES:
        for step in steps:
            found |= _of_step(step, language)
        for item in items:
            found |= _of_item(item, language)
    return found


def _of_step(step: Step, language: str) -> Told:
    found = {}
    for name, source in _answers(step, step.done(language), language).items():
        verdict = check_step(step, language, source)
        found[f"{step.id}/{name} {language}"] = {
            "passed": verdict.passed,
            "mistake": verdict.mistake,
        }
    return found


def _of_item(item: Item, language: str) -> Told:
    found = {}
    for name, source in _answers(item, item.answer(language), language).items():
        result = check_item(item, language, source)
        found[f"{item.id}/{name} {language}"] = {
            "outcome": result.outcome.value,
            "points": result.points,
            "cases": {case.id: case.passed for case in result.cases},
        }
    return found


def _answers(one: Step | Item, done: str, language: str) -> dict[str, str]:
    right = {f"right/{name}": source for name, source in one.right(language).items()}
    wrong = {f"wrong/{name}": source for name, source in one.wrong(language).items()}
    return {"done": done, **right, **wrong}
