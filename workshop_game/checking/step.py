"""A lesson's step, as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop_game.words import LANGUAGES, Names, translate_code

MODES = ("predict", "run", "modify", "make", "order", "repair", "invent")


@dataclass(frozen=True)
class Check:
    """One thing to look at; ``settings`` are the further lines of its table in step.toml."""

    id: str
    kind: str
    settings: dict[str, Any]


@dataclass(frozen=True)
class Mistake:
    """A known mistake. ``when`` says how it shows; None: it behaves as wrong/<id>.py does."""

    id: str
    when: dict[str, Any] | None


@dataclass(frozen=True)
class Prediction:
    """What a participant may expect before running, and what happens."""

    choices: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class Step:
    """One step; code is kept with English words and given in the language asked for."""

    id: str
    chapter: str
    folder: Path
    mode: str
    minutes: int
    needs: tuple[str, ...]
    ideas: tuple[str, ...]
    prediction: Prediction | None
    checks: tuple[Check, ...]
    mistakes: tuple[Mistake, ...]
    prose: dict[str, dict[str, str]]
    names: Names
    start_code: str
    done_code: str
    right_code: dict[str, str] = field(default_factory=dict)
    wrong_code: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = LANGUAGES
    """Those that its prose is written in; in another one it is the first one's."""

    def start(self, language: str) -> str:
        """What the editor holds at first."""
        return translate_code(self.start_code, language, self.names)

    def done(self, language: str) -> str:
        """The author's own answer."""
        return translate_code(self.done_code, language, self.names)

    def right(self, language: str) -> dict[str, str]:
        """Further right answers, by file name."""
        return translate_all(self.right_code, language, self.names)

    def wrong(self, language: str) -> dict[str, str]:
        """Known wrong answers, by mistake id."""
        return translate_all(self.wrong_code, language, self.names)


def translate_all(sources: dict[str, str], language: str, names: Names) -> dict[str, str]:
    """Each author file in ``language``."""
    return {name: translate_code(code, language, names) for name, code in sources.items()}
