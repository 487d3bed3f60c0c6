"""Choose what to say about an error."""

from __future__ import annotations

from workshop_game.diagnosis import Sure, Written, first, told
from workshop_game.explain import friendly
from workshop_game.explain.entries import Entry, entries
from workshop_game.explain.explanation import Explanation
from workshop_game.explain.rules import Values
from workshop_game.explain.trouble import Trouble
from workshop_game.explain.values import values_on_line
from workshop_game.words import ProgramError, WordError

GUESSES = (
    "other",
    "other_syntax",
    "name_near",
    "name_unknown",
    "name_called",
    "name_owner",
    "comma_missing",
    "not_an_action",
    "value_later",
    "number_letters",
    "sign_unknown",
    "value_before",
)
"""The entries that see an error and guess its cause: what is proven is told in their place."""

NEAR_WORDS = ("unknown_attribute", "unknown_attribute_near")
"""The sentences of the game that choose a word by its spelling: one that fits there is better."""

LONGEST_GAP = 80
"""Characters of one gap."""


def explain(problem: ProgramError, language: str, source: str = "") -> Explanation:
    """What stopped a program, told to its author; ``source`` is the program's text."""
    trouble = Trouble(problem, language, source)
    found = friendly.known(trouble)
    details = friendly.details(trouble, found)
    values = values_on_line(trouble)
    word = problem.exception if isinstance(problem.exception, WordError) else None
    entry, gaps = _entry(trouble)
    guessed = word.message_id in NEAR_WORDS if word else entry.id in GUESSES
    cause = first(Written(source, language, problem=problem)) if guessed else None
    if cause and (cause.sure is Sure.PROVEN or (word and cause.sure is Sure.SEEN)):
        words = told(cause, language)
        return Explanation(cause.kind, words.seen, cause.line, words.try_, details, values)
    if word:  # it is written for the reader already
        title = _on_line(str(word), trouble.line, language)
        return Explanation(word.message_id, title, trouble.line, None, details, values)
    title = entry.title(language, gaps)
    return Explanation(entry.id, title, trouble.line, entry.try_(language, gaps), details, values)


def _on_line(words: str, line: int | None, language: str) -> str:
    """What a word of the game says, with the line at its head, as all the others have it."""
    if line is None:
        return words
    head = f"Ligne {line}\u00a0: " if language == "fr" else f"Line {line}: "
    return head + words[:1].lower() + words[1:]


def _entry(trouble: Trouble) -> tuple[Entry, Values]:
    for entry in entries():
        values = entry.match(trouble)
        if values is not None:
            kind = type(trouble.exception).__name__
            return entry, {"line": trouble.line, "kind": kind, **_shortened(values)}
    raise LookupError("entries.toml has no entry for every error: `other` is missing")


def _shortened(values: Values) -> Values:
    """A gap holds a few words: a value of a thousand characters would drown the sentence."""
    return {
        name: _short(value) if isinstance(value, str) else value for name, value in values.items()
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_GAP else text[: LONGEST_GAP - 1] + "…"
