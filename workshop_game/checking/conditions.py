"""How a value is compared: the same words in a check and in a mistake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "equals": lambda value, other: value == other,
    "not_equals": lambda value, other: value != other,
    "min": lambda value, other: _is_number(value) and value >= other,
    "max": lambda value, other: _is_number(value) and value <= other,
    "contains": lambda value, other: isinstance(value, str | list) and other in value,
}


def holds(value: Any, settings: dict[str, Any]) -> bool:
    """Whether ``value`` meets every comparison that ``settings`` names.

    Raises:
        ValueError: ``settings`` names none, so that the condition could not fail.
    """
    named = [name for name in COMPARISONS if name in settings]
    if not named:
        raise ValueError(f"needs one of {', '.join(COMPARISONS)}")
    return all(COMPARISONS[name](value, settings[name]) for name in named)


def field_of(snapshot: dict[str, Any], path: str) -> Any:
    """The value at ``hero.x``, ``texts.0.words`` or ``sprites.count``; None if there is none."""
    value: Any = snapshot
    for part in path.split("."):
        value = _part_of(value, part)
    return value


def _part_of(value: Any, part: str) -> Any:
    if isinstance(value, list):
        if part == "count":
            return len(value)
        return value[int(part)] if part.isdecimal() and int(part) < len(value) else None
    return value.get(part) if isinstance(value, dict) else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
