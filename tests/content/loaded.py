"""The kit's own lessons, items and prose files, loaded once for the tests of this folder."""

from pathlib import Path

from workshop_game.checking import (
    CodeItem,
    Item,
    Step,
    Verdict,
    WrittenItem,
    check_step,
    load_items,
    load_lessons,
)

ROOT = Path(__file__).parents[2]
LANGUAGES = ("fr", "en")

CHAPTERS = load_lessons(ROOT / "lessons")
STEPS = [step for chapter in CHAPTERS for step in chapter.steps]
ITEMS = load_items(ROOT / "exercises")
CODED = [item for item in ITEMS if isinstance(item, CodeItem)]
WRITTEN = [item for item in ITEMS if isinstance(item, WrittenItem)]
PROSE = sorted(
    path
    for folder in ("lessons", "exercises", "facilitator_guide")
    for path in (ROOT / folder).rglob("*.md")
)


def language_of(path: Path) -> str:
    """The language of a prose file: its name (fr.md) or one of its folders (guide/fr/) says it."""
    return next(part for part in (path.stem, *path.parts) if part in LANGUAGES)


def verdict(step: Step, language: str, source: str) -> Verdict:
    """What the kit says of ``source`` to a person who has predicted right."""
    predicted = step.prediction.answer if step.prediction else None
    return check_step(step, language, source, predicted)


def step_id(step: Step) -> str:
    """How pytest names a step."""
    return f"{step.chapter}-{step.id}"


def item_id(item: Item) -> str:
    """How pytest names an item."""
    return item.id
