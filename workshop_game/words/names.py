"""Which spelling a word has in a language, and which word a spelling is nearest to."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from workshop_game.words.vocabulary import VALUES, WORDS, Word

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Names:
    """The further words of one step or item: ``words[id][language]``.

    ``strings`` are sentences that author files show as ``"{{slot}}"``.
    """

    words: dict[str, dict[str, str]] = field(default_factory=dict)
    strings: dict[str, dict[str, str]] = field(default_factory=dict)

    def __or__(self, other: Names) -> Names:
        """Both together; where they disagree, ``other`` counts."""
        return Names({**self.words, **other.words}, {**self.strings, **other.strings})

    def spelling(self, name: str, language: str) -> str:
        """``name`` (an English id) as typed in ``language``; unknown names stay as they are."""
        if name in self.words:
            return self.words[name][language]
        return VOCABULARY[name].spelling(language) if name in VOCABULARY else name


MOST_LETTERS = 2
"""Letters more or less, up to which a word may be another one misspelt: "chateau" is no "chat"."""
VOCABULARY: dict[str, Word] = {word.id: word for word in WORDS}


@lru_cache(maxsize=1000)
def fold(text: str) -> str:
    """``text`` without accents, capitals or outer spaces: how values are compared."""
    letters = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def value_spellings(kind: str, language: str) -> Mapping[str, str]:
    """Each spelling of a kind of value in ``language`` -> its id."""
    values = VALUES[kind]
    return {(french if language == "fr" else id): id for id, french in values.items()}


def value_id(kind: str, spelling: str, language: str) -> str | None:
    """The id of a value typed in ``language``, accents and capitals aside; None if unknown."""
    return value_spellings(kind, language).get(fold(spelling))


def spelled_value(id: str, language: str) -> str:
    """A value's id as it is typed in ``language``; what is no value stays as it is."""
    if language == "fr":
        for values in VALUES.values():
            if id in values:
                return values[id]
    return id


def is_value(id: str) -> bool:
    """Whether ``id`` is a word that goes between quotes."""
    return any(id in values for values in VALUES.values())


def nearest(given: str, choices: list[str]) -> str | None:
    """The choice that ``given`` was probably meant to be, or None when none is near.

    Near = difflib's ratio on the folded spellings is at least 0.6, or 0.55 for a word of three or
    four letters, where one wrong letter weighs more ("dit" for "dire"); no more than two letters
    are added or left out.
    """
    folded: dict[str, str] = {}
    for choice in choices:  # the first of two spellings that differ by an accent is the usual one
        folded.setdefault(fold(choice), choice)
    cutoff = 0.55 if 3 <= len(given) <= 4 else 0.6
    within = [name for name in folded if name in fold(given).split()]  # "la nuit"
    if within:
        return folded[within[0]]
    alike = [name for name in folded if abs(len(name) - len(fold(given))) <= MOST_LETTERS]
    found = difflib.get_close_matches(fold(given), alike, n=1, cutoff=cutoff)
    return folded[found[0]] if found else None


def spellings(kinds: tuple[str, ...], language: str) -> dict[str, str]:
    """Each spelling of the words of these kinds in ``language`` -> the word's id."""
    found: dict[str, str] = {}
    for word in WORDS:
        if word.kind in kinds:
            found[word.spelling(language)] = word.id
            if language == "fr":
                found.update(dict.fromkeys(word.also_fr, word.id))
    return found
