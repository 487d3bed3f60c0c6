"""How a value is compared: the same words in a check and in a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop_game.checking.formats import SettingError

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, other: value == other,
    "not_equals": lambda value, other: value != other,
    "min": lambda value, other: is_number(value) and value >= other,
    "max": lambda value, other: is_number(value) and value <= other,
    "contains": lambda value, other: isinstance(value, str | list) and other in value,
}


def holds(value: Any, settings: dict[str, Any]) -> bool:
    """Whether ``value`` meets every comparison that ``settings`` names.

    Raises:
        SettingError: ``settings`` names none, so that the condition could not fail.
    """
    named = [name for name in COMPARISONS if name in settings]
    if not named:
        raise SettingError("no_comparison", known=", ".join(COMPARISONS))
    return all(COMPARISONS[name](value, settings[name]) for name in named)


def fields_of(snapshot: dict[str, Any], path: str) -> list[Any]:
    """The value at ``hero.x``, ``texts.0.words`` or ``sprites.count``; None if there is none.

    ``sprites.*.x`` gives one for each sprite.
    """
    values: list[Any] = [snapshot]
    for part in path.split("."):
        if part == "*":
            values = [each for value in values for each in value]
        else:
            values = [_part_of(value, part) for value in values]
    return values


def _part_of(value: Any, part: str) -> Any:
    if isinstance(value, list):
        if part == "count":
            return len(value)
        return value[int(part)] if part.isdecimal() and int(part) < len(value) else None
    return value.get(part) if isinstance(value, dict) else None


def is_number(value: Any) -> bool:
    """Whether a value is a number: not True, which a beginner does not take for 1."""
    return isinstance(value, int | float) and not isinstance(value, bool)
