"""``kind = "calls"``: a function of the program (``call``), given ``give``, returns ``expect``."""

from __future__ import annotations

from typing import Any

from workshop_game.checking.attempt import Attempt, plan_of
from workshop_game.checking.checks.kind import Kind, Needs
from workshop_game.words import EndlessLoop


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the call returns the value; an error or an endless loop does not."""
    function = attempt.play(plan_of(settings)).names.get(attempt.spelling(settings["call"]))
    if not callable(function):
        return False
    try:
        return bool(function(*settings["give"]) == settings["expect"])
    except (Exception, SystemExit, EndlessLoop):  # noqa: BLE001 (whatever the participant's
        return False  # function raises, this call did not return the value


KIND = Kind("calls", judge, Needs.END, finding="call")
