"""What a kind of check says about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from workshop_game.checking.attempt import Attempt

Judge = Callable[[Attempt, dict[str, Any]], bool]
"""Whether an attempt meets the settings of a check. Raises KeyError, TypeError or ValueError for
settings that say nothing."""


class Needs(Enum):
    """What has to be known of a program before a check can look at it."""

    SOURCE = "source"
    """Its text alone."""
    RUN = "run"
    """A run, however it ended."""
    END = "end"
    """A run to its end: a program that an error stopped leaves the check waiting."""


@dataclass(frozen=True)
class Kind:
    """One kind of check: all that the rest of the kit asks about it."""

    name: str
    """What a step's ``kind`` says."""
    judge: Judge
    needs: Needs
    finding: str = ""
    """The line of a mistake's ``when`` that looks with this kind; none: no mistake may."""
    setting: str = ""
    """The line of a check that means the same as ``finding``, where it has another name."""
    told: Mapping[str, str] = field(default_factory=dict)
    """By language, what is said when it is the first to fail, with ``{goal}`` for the check's own
    text; none: the sentence that most kinds share."""

    def is_found_by(self, when: dict[str, Any]) -> bool:
        """Whether a mistake's ``when`` is written in this kind."""
        return bool(self.finding) and when.get(self.finding, False) is not False

    def settings_of(self, when: dict[str, Any]) -> dict[str, Any]:
        """A ``when`` as a check of this kind would say it."""
        return {**when, self.setting or self.finding: when[self.finding]}
