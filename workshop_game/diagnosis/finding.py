"""What is found in a program: a place, a kind, the evidence, and how sure one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Sure(IntEnum):
    """How sure a finding is; what is surer is said first.

    PROVEN: with this one thing mended the line is one of a right answer, or Python can read it, or
    the thing is no Python at all. SEEN: it is there, and may not be the cause. ASKED: a question.
    """

    PROVEN = 0
    SEEN = 1
    ASKED = 2


@dataclass(frozen=True)
class Finding:
    """One thing found at ``line`` (from 1) whose ``text`` is quoted as evidence.

    ``gaps`` fill the sentence of its kind. ``mended`` is the line without it, where a reader can
    say it: never shown, it is what the proof is made with.
    """

    kind: str
    line: int
    text: str
    sure: Sure = Sure.SEEN
    gaps: Mapping[str, str] = field(default_factory=dict)
    mended: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What is told of it elsewhere: no text of the program."""
        return {"kind": self.kind, "line": self.line, "sure": self.sure.name.lower()}
