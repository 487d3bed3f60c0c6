"""A finding in words: what was seen, and what to try or to ask oneself."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workshop_game.diagnosis.finding import Finding

LONGEST_GAP = 60
"""Characters of one gap: a value of a thousand would drown the sentence."""


@dataclass(frozen=True)
class Told:
    """``seen`` says what is there, ``try_`` what to do about it, or a question."""

    seen: str
    try_: str

    @property
    def text(self) -> str:
        """Both, as one text of two paragraphs."""
        return "\n\n".join(filter(None, (self.seen, self.try_)))


@cache
def sentences() -> dict[str, dict[str, dict[str, str]]]:
    """Every sentence: by kind, language, and what it says (``seen``, ``try``)."""
    path = Path(__file__).with_name("sentences.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def kinds() -> tuple[str, ...]:
    """Every kind that has a sentence."""
    return tuple(sentences())


def told(finding: Finding, language: str) -> Told:
    """The finding's sentences in ``language``.

    Raises:
        KeyError: no sentence for its kind, or a gap that it does not fill.
    """
    texts = sentences()[finding.kind][language]
    gaps = {name: _short(text) for name, text in finding.gaps.items()}
    gaps |= {"line": str(finding.line)}
    return Told(texts["seen"].format(**gaps), texts["try"].format(**gaps))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_GAP else text[: LONGEST_GAP - 1] + "…"
