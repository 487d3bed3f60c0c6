"""What the game knows, in one language: its words by kind, its values, Python's own words."""

from __future__ import annotations

import keyword
from functools import cache

from workshop_game.words import VALUES, WORDS, spelled_value
from workshop_game.words.names import fold

PYTHON = ("print", "range", "len", "int", "str", "round", "list", "append", "True", "False", "None")
"""The words of Python that the lessons use, or that come up at the side of them."""
JOINING = ("and", "or", "not", "in", "if", "elif", "else", "while", "for", "def", "return")
"""Words of Python that stand between names, as a sign does."""
OF_THE_GAME = ("score", "lives", "level")
"""What the game has, and nobody else: ids of the vocabulary."""
COUNTED = frozenset(
    word.spelling(language)
    for word in WORDS
    for language in ("fr", "en")
    if word.id in ("x", "y", "size", "speed_x", "speed_y", "gravity", *OF_THE_GAME)
)
"""What receives a number, in both languages."""
KEYWORDS_FR = {
    "si": "if",
    "sinon": "else",
    "sinonsi": "elif",
    "pour": "for",
    "tantque": "while",
    "fonction": "def",
    "definir": "def",
    "dans": "in",
    "et": "and",
    "ou": "or",
    "pas": "not",
    "non": "not",
    "retourner": "return",
    "renvoyer": "return",
}
"""Folded French words that people write for a word of Python."""
NUMBERS = {
    "fr": ("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


@cache
def spelled(kind: str, language: str) -> frozenset[str]:
    """The words of one kind (thing, action, attribute, method, moment) as they are typed."""
    found = {word.spelling(language) for word in WORDS if word.kind == kind}
    if language == "fr":
        found.update(also for word in WORDS if word.kind == kind for also in word.also_fr)
    return frozenset(found)


@cache
def spelled_by_id(*ids: str) -> frozenset[str]:
    """The words of these ids in both languages; a method with its hero in front."""
    heroes = {"fr": "heros.", "en": "hero."}
    return frozenset(
        (heroes[language] if word.kind == "method" else "") + word.spelling(language)
        for word in WORDS
        for language in ("fr", "en")
        if word.id in ids
    )


@cache
def words(language: str) -> frozenset[str]:
    """Every word of the vocabulary in a language."""
    kinds = {word.kind for word in WORDS}
    return frozenset().union(*(spelled(kind, language) for kind in kinds))


@cache
def of_the_game(language: str) -> frozenset[str]:
    """`score`, `vies`, `niveau`."""
    return frozenset(word.spelling(language) for word in WORDS if word.id in OF_THE_GAME)


@cache
def other_language(language: str) -> dict[str, str]:
    """Each word of the other language, and how it is spelled in this one."""
    other = "en" if language == "fr" else "fr"
    return {word.spelling(other): word.spelling(language) for word in WORDS}


def is_python(name: str) -> bool:
    """Whether a name is one of Python's own words."""
    return keyword.iskeyword(name) or name in PYTHON


@cache
def _values() -> frozenset[str]:
    found: set[str] = set()
    for kind in VALUES.values():
        found.update(kind)
        found.update(kind.values())
    return frozenset(found)


def is_value(word: str) -> bool:
    """Whether a word is one that goes between quotes, in either language; accents aside."""
    return fold(word) in _values()


def value_spelled(word: str, language: str) -> str:
    """A value as it is typed in ``language``, whichever language it was typed in."""
    return spelled_value(fold(word), language)


def plain_value(word: str) -> str:
    """A value as it is compared: without accents, capitals or outer spaces."""
    return fold(word)
