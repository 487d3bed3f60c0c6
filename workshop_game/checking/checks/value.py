"""``kind = "value"``: the value that the program keeps under ``name``."""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs
from workshop_game.checking.conditions import holds


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the value, once the program has run, meets the comparison."""
    names = attempt.play(plan_of(settings)).names
    name = attempt.spelling(settings["name"])
    return name in names and holds(names[name], settings)


KIND = Kind("value", judge, Needs.END, finding="name")
