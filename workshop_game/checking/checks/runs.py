"""``kind = "runs"``: the program runs without an error for the ticks asked for."""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether playing the program ends without an error."""
    return attempt.play(plan_of(settings)).error is None


KIND = Kind("runs", judge, Needs.RUN)
