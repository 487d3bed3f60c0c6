"""Choose what to say about an error."""

from __future__ import annotations

from workshop_game.explain import friendly
from workshop_game.explain.entries import Entry, entries
from workshop_game.explain.explanation import Explanation
from workshop_game.explain.rules import Values
from workshop_game.explain.trouble import Trouble
from workshop_game.explain.values import values_on_line
from workshop_game.words import ProgramError, WordError

UNFORESEEN = ("other", "other_syntax")
"""The entries for what no other one knows: friendly-traceback may know more."""

LONGEST_GAP = 80
"""Characters of one gap."""


def explain(problem: ProgramError, language: str, source: str = "") -> Explanation:
    """What stopped a program, told to its author; ``source`` is the program's text."""
    trouble = Trouble(problem, language, source)
    found = friendly.known(trouble)
    details = friendly.details(trouble, found)
    values = values_on_line(trouble)
    if isinstance(problem.exception, WordError):  # it is written for the reader already
        word = problem.exception
        return Explanation(word.message_id, str(word), trouble.line, None, details, values)
    entry, gaps = _entry(trouble)
    title = entry.title(language, gaps)
    advice = _advice(entry, found, gaps, language)
    return Explanation(entry.id, title, trouble.line, advice, details, values)


def _entry(trouble: Trouble) -> tuple[Entry, Values]:
    for entry in entries():
        values = entry.match(trouble)
        if values is not None:
            kind = type(trouble.exception).__name__
            return entry, {"line": trouble.line, "kind": kind, **_shortened(values)}
    raise LookupError("entries.toml has no entry for every error: `other` is missing")


def _advice(entry: Entry, found: dict[str, str], values: Values, language: str) -> str:
    """The entry's own advice; for an error that no other entry knows, friendly-traceback's."""
    borrowed = found.get("suggest", "").strip() if entry.id in UNFORESEEN else ""
    return borrowed or entry.try_(language, values)


def _shortened(values: Values) -> Values:
    """A gap holds a few words: a value of a thousand characters would drown the sentence."""
    return {
        name: _short(value) if isinstance(value, str) else value for name, value in values.items()
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_GAP else text[: LONGEST_GAP - 1] + "…"
