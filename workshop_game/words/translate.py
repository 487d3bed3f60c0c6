"""Author files, written once with English words, in the reader's language."""

from __future__ import annotations

import io
import re
import tokenize
from functools import lru_cache

from workshop_game.words import syntax
from workshop_game.words.names import VOCABULARY, Names, is_value, spelled_value

_GAP = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_PIECE = re.compile(
    r"""(?P<comment>\#.*)|(?P<string>"[^"\n\\]*"|'[^'\n\\]*')|(?P<name>[^\W\d]\w*)"""
)


def translate_code(source: str, language: str, names: Names | None = None) -> str:
    """An author file in ``language``: whole names and value words replaced, layout kept.

    A name is replaced when the vocabulary or ``names`` knows it; a string when it is a value
    word as a whole ("right") or one gap as a whole ("{{greeting}}").

    Text that Python cannot cut into tokens (a step to repair, a known slip) is cut by a
    pattern instead: names and strings that end on their line.

    Raises:
        KeyError: a gap names no string.
    """
    names = names or Names()
    tokens = _tokens(source)
    if tokens is None:
        return _PIECE.sub(lambda piece: _piece(piece, language, names), source)
    lines = source.splitlines(keepends=True)
    # From the end, so that a replacement never moves the places still to be replaced.
    for token in reversed(tokens):
        new = _replacement(token, language, names)
        if new != token.string:
            row, start, end = token.start[0] - 1, token.start[1], token.end[1]
            lines[row] = lines[row][:start] + new + lines[row][end:]
    return "".join(lines)


@lru_cache(maxsize=1000)  # a course is told in two languages and many stories
def _tokens(source: str) -> tuple[tokenize.TokenInfo, ...] | None:
    """The names and the strings of a program, in order; None when Python cannot cut it."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError):
        return None
    return tuple(token for token in tokens if token.type in (tokenize.NAME, tokenize.STRING))


def _piece(piece: re.Match[str], language: str, names: Names) -> str:
    if piece["name"]:
        return names.spelling(piece["name"], language)
    return _string(piece["string"], language, names) if piece["string"] else piece[0]


def _replacement(token: tokenize.TokenInfo, language: str, names: Names) -> str:
    if token.type == tokenize.NAME:
        return names.spelling(token.string, language)
    if token.type == tokenize.STRING and token.start[0] == token.end[0]:
        return _string(token.string, language, names)
    return token.string


def _string(literal: str, language: str, names: Names) -> str:
    content = syntax.literal(literal)
    gap = _GAP.fullmatch(content) if isinstance(content, str) else None
    if gap:
        return _quoted(names.strings[gap[1]][language])
    if isinstance(content, str) and spelled_value(content, language) != content:
        return _quoted(spelled_value(content, language))
    return literal


def _quoted(content: str) -> str:
    """A string literal with double quotes, as beginners are shown them."""
    return '"' + content.replace("\\", "\\\\").replace('"', '\\"') + '"'


def fill_words(text: str, language: str, names: Names | None = None) -> str:
    """Prose with each ``{{word}}`` replaced by the word of the language.

    Raises:
        KeyError: a gap that is neither a word nor a value nor a string of ``names``.
    """
    known = names or Names()

    def fill(gap: re.Match[str]) -> str:
        return _word_or_string(gap[1], language, known)

    return _GAP.sub(fill, text)


def _word_or_string(name: str, language: str, names: Names) -> str:
    if name in names.strings:
        return names.strings[name][language]
    if name in names.words or name in VOCABULARY:
        return names.spelling(name, language)
    if is_value(name):
        return spelled_value(name, language)
    raise KeyError(name)
