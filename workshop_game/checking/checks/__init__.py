"""The kinds of check, one module each. A kind is ``judge(attempt, settings) -> bool``."""

from collections.abc import Callable
from typing import Any

from workshop_game.checking.attempt import Attempt
from workshop_game.checking.checks import calls, defines, prints, runs, syntax, value, world

Judge = Callable[[Attempt, dict[str, Any]], bool]

KINDS: dict[str, Judge] = {
    "runs": runs.judge,
    "prints": prints.judge,
    "defines": defines.judge,
    "value": value.judge,
    "calls": calls.judge,
    "uses": syntax.judge_uses,
    "avoids": syntax.judge_avoids,
    "world": world.judge,
}

__all__ = ["KINDS", "Judge"]
