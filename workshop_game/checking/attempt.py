"""One answer to a step while it is being looked at; each plan is played once."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from workshop_game.checking.observe import Observation, Plan, Press, observe
from workshop_game.words import Names, fill_words
from workshop_game.words.syntax import parse


@dataclass
class Attempt:
    """``source`` in ``language``; ``names`` spell the step's further words."""

    source: str
    language: str
    names: Names
    _seen: dict[Plan, Observation] = field(default_factory=dict)

    def play(self, plan: Plan = Plan()) -> Observation:  # noqa: B008 (a Plan is immutable)
        """What happens when the program is played by ``plan``."""
        if plan not in self._seen:
            self._seen[plan] = observe(self.source, self.language, plan)
        return self._seen[plan]

    @cached_property
    def tree(self) -> ast.Module:
        """The program's syntax tree; an empty one when it has no valid syntax."""
        try:
            return parse(self.source)
        except (SyntaxError, ValueError):
            return ast.Module(body=[], type_ignores=[])

    def spelling(self, name: str) -> str:
        """An author's name as the participant types it."""
        return self.names.spelling(name, self.language)

    def filled(self, settings: dict[str, Any]) -> dict[str, Any]:
        """A check's table with each ``{{slot}}`` replaced by its words, or its number."""
        return {key: self._filled(value) for key, value in settings.items()}

    def _filled(self, value: Any) -> Any:
        if isinstance(value, str):
            told = fill_words(value, self.language, self.names)
            return int(told) if told != value and told.isdecimal() else told
        if isinstance(value, list):
            return [self.filled(each) if isinstance(each, dict) else each for each in value]
        return value


PLANNED = ("seed", "ticks", "inputs", "seek", "avoid")
"""The lines of a table that say how the program is played."""


def plan_of(settings: dict[str, Any]) -> Plan:
    """The plan that a check's or a mistake's table asks for."""
    presses = tuple(
        Press(each["from"], each["to"], frozenset(each["keys"]))
        for each in settings.get("inputs", ())
    )
    seek, avoid = settings.get("seek"), settings.get("avoid")
    return Plan(settings.get("seed", 1), settings.get("ticks", 0), presses, seek, avoid)


def looks(settings: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything that one check looks at: its own table, then each of ``also``.

    A table of ``also`` is played as its check is, but for the lines that it says itself.
    """
    planned = {key: settings[key] for key in PLANNED if key in settings}
    first = {key: value for key, value in settings.items() if key != "also"}
    return [first, *({**planned, **each} for each in settings.get("also", ()))]


def plans_of(settings: dict[str, Any]) -> list[Plan]:
    """The plan of each look of a check."""
    return [plan_of(each) for each in looks(settings)]
