"""What the kit says first to each program of the corpus, and what a reviewer has to see."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from atelier.places import EXERCISES
from tests.beginners.corpus import Written
from workshop_game.checking import Item, Step, load_items, load_lessons
from workshop_game.stage.verdicts import check_answer

ROOT = EXERCISES.parent


@dataclass(frozen=True)
class Heard:
    """``first`` is the first thing said to ``program``, as the page shows it unfolded.

    ``line`` (from 1) is the one whose button stands under it.
    """

    program: Written
    title: str
    text: str
    first: str
    finding: str = ""
    line: int | None = None

    @property
    def key(self) -> str:
        """The hash of all that a reviewer saw: when one of it changes, nobody has reviewed it."""
        seen: list[str | int | None] = [
            self.title,
            self.text,
            self.program.source,
            self.program.language,
        ]
        seen += [self.first, self.line]
        return sha256(json.dumps(seen).encode()).hexdigest()[:16]


def heard(programs: Iterable[Written]) -> Iterator[Heard]:
    """What each program is told, where something is said: an item's examples say nothing."""
    for program in programs:
        known = _content()[program.content]
        message = {"kind": _kind(known), "id": known.id, "source": program.source}
        if isinstance(known, Step) and known.prediction:
            message["predicted"] = known.prediction.answer
        verdict = check_answer(message, program.language, ROOT)
        first = _first(verdict)
        if first:
            prose = known.prose[program.language]
            found = verdict.get("first") or {}
            error = verdict["error"] or {}
            yield Heard(
                program,
                prose["title"],
                prose["text"],
                first,
                found.get("kind", ""),
                found.get("line") or error.get("line"),
            )


def _first(verdict: dict[str, Any]) -> str:
    """The verdict's own message, or the error's explanation where it has none."""
    if verdict["message"]:
        return str(verdict["message"])
    error = verdict["error"] or {}
    return "\n\n".join(filter(None, (error.get("title"), error.get("try"))))


def _kind(known: Step | Item) -> str:
    return "step" if isinstance(known, Step) else "item"


@cache
def _content() -> dict[str, Step | Item]:
    """Every step and item by its folder, as the corpus names it."""
    steps = [step for chapter in load_lessons(ROOT / "lessons") for step in chapter.steps]
    known: list[Step | Item] = [*steps, *load_items(EXERCISES)]
    return {_folder(each.folder): each for each in known}


def _folder(folder: Path) -> str:
    return folder.relative_to(ROOT).as_posix()
