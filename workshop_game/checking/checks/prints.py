"""``kind = "prints"``: the program prints a text (``equals``) or a part of it (``contains``)."""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs
from workshop_game.checking.conditions import holds


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether what was printed, outer spaces aside, meets the comparison."""
    return holds(attempt.play(plan_of(settings)).output.strip(), settings)


KIND = Kind("prints", judge, Needs.END, finding="prints")
