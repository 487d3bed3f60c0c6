"""The entries of the explanations: which error is which, and what is said about it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workshop_game.explain.rules import RULES, Rule, Values
from workshop_game.explain.trouble import Trouble

ANYTHING = re.compile("")


@dataclass(frozen=True)
class Entry:
    """One entry of ``entries.toml``: what it is for, and its sentences by language."""

    id: str
    errors: frozenset[str]
    pattern: re.Pattern[str]
    rule: Rule | None
    sentences: dict[str, dict[str, str]]

    def match(self, trouble: Trouble) -> Values | None:
        """The values for the gaps of the sentences, or None: another entry."""
        kinds = {kind.__name__ for kind in type(trouble.exception).__mro__}
        found = self.pattern.search(trouble.message) if kinds & self.errors else None
        values = self.rule(trouble, found) if found and self.rule else {}
        return None if found is None or values is None else {**found.groupdict(), **values}

    def title(self, language: str, values: Values) -> str:
        """What happened."""
        return self.sentences[language]["title"].format(**values)

    def try_(self, language: str, values: Values) -> str:
        """What to try."""
        return self.sentences[language]["try"].format(**values)


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry in its order: the first that matches is told.

    Raises:
        KeyError, re.error: an entry names no known rule, or its pattern is broken.
    """
    text = Path(__file__).with_name("entries.toml").read_text(encoding="utf-8")
    return tuple(_entry(id, table) for id, table in tomllib.loads(text).items())


def _entry(id: str, table: dict[str, Any]) -> Entry:
    return Entry(
        id=id,
        errors=frozenset(table["error"].split()),
        pattern=re.compile(table["pattern"]) if "pattern" in table else ANYTHING,
        rule=RULES[table["rule"]] if "rule" in table else None,
        sentences={language: table[language] for language in ("fr", "en")},
    )
