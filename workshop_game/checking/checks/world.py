"""``kind = "world"``: play the game (``seed``, ``ticks``, ``inputs``) and look at one field.

``field`` is a path in the world's snapshot. Beside the comparisons, ``changed = true`` asks
that the field differs from what it was before the first tick, or at the tick ``since``, and
``by = -1`` by how much. What is a
word between quotes (a scenery, a pose) may be compared in the reader's language.
"""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs
from workshop_game.checking.conditions import COMPARISONS, fields_of, holds, is_number
from workshop_game.words import VALUES, value_id

SINCE = {"changed", "by"}


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the field, at the end of the run, is as asked; with ``*``, whether each is."""
    seen = fields_of(attempt.play(plan_of(settings)).snapshot, settings["field"])
    if not _since(attempt, settings, seen):
        return False
    if SINCE & settings.keys() and not COMPARISONS.keys() & settings.keys():
        return True
    asked = _in_ids(settings, attempt.language)
    return all(holds(each, asked) for each in seen)


def _since(attempt: Attempt, settings: dict[str, Any], seen: list[Any]) -> bool:
    """Whether the field differs as ``changed`` and ``by`` ask from what it was at ``since``."""
    if not SINCE & settings.keys():
        return True
    plan = plan_of(settings)._replace(ticks=settings.get("since", 0))
    before = fields_of(attempt.play(plan).snapshot, settings["field"])
    if "changed" in settings and (before != seen) != settings["changed"]:
        return False
    numbers = [each for each in (*before, *seen) if is_number(each)]
    far = numbers[1] - numbers[0] if len(numbers) == 2 else None
    return "by" not in settings or far == settings["by"]


def _in_ids(settings: dict[str, Any], language: str) -> dict[str, Any]:
    """The table with each value word as the snapshot has it."""
    kind = settings["field"].rpartition(".")[2]
    if kind not in VALUES:
        return settings
    return {
        key: (value_id(kind, value, language) or value) if key in COMPARISONS else value
        for key, value in settings.items()
    }


KIND = Kind("world", judge, Needs.END, finding="field")
