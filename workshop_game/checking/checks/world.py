"""``kind = "world"``: play the game (``seed``, ``ticks``, ``inputs``) and look at one field.

``field`` is a path in the world's snapshot. Beside the comparisons, ``changed = true`` asks
that the field differs from what it was before the first tick.
"""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs
from workshop_game.checking.conditions import COMPARISONS, field_of, holds


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the field, at the end of the run, is as asked."""
    plan = plan_of(settings)
    seen = field_of(attempt.play(plan).snapshot, settings["field"])
    if "changed" in settings:
        before = attempt.play(plan._replace(ticks=0, presses=())).snapshot
        if (field_of(before, settings["field"]) != seen) != settings["changed"]:
            return False
        if not COMPARISONS.keys() & settings.keys():
            return True
    return holds(seen, settings)


KIND = Kind("world", judge, Needs.END, finding="field")
