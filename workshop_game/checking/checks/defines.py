"""``kind = "defines"``: the program gives a meaning to ``name``."""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the name exists once the program has run."""
    return attempt.spelling(settings["name"]) in attempt.play(plan_of(settings)).names


KIND = Kind("defines", judge, Needs.END)
