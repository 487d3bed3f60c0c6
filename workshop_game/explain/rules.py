"""What a pattern cannot see: rules that look at the line or at the names.

Each takes the trouble and the match of the entry's pattern, and returns the values for the
gaps of its sentences, or None when the entry is not the right one.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from typing import Any

from workshop_game.explain.trouble import Trouble
from workshop_game.words import WORDS
from workshop_game.words.names import fold, nearest

Values = dict[str, Any]
Rule = Callable[[Trouble, re.Match[str]], Values | None]

STARTERS = ("def", "if", "elif", "else", "while", "for", "return", "import", "from", "global")
"""Python's words that begin a line."""

FRENCH = {
    "si": "if",
    "sinon": "else",
    "tantque": "while",
    "pour": "for",
    "fonction": "def",
    "definir": "def",
    "retourner": "return",
    "rendre": "return",
    "importer": "import",
}

TRUTH = {
    **dict.fromkeys(("true", "vrai", "oui", "yes"), "True"),
    **dict.fromkeys(("false", "faux", "non", "no"), "False"),
    **dict.fromkeys(("none", "rien", "null"), "None"),
}

CALLABLE_KINDS = ("method", "function", "builtin_function_or_method", "type")


def nothing_below(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """A block was announced and nothing follows it."""
    missing = not trouble.text.strip() or trouble.line == int(found["above"])
    return {} if missing else None


def apostrophe_inside(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """A text between single quotes that an apostrophe has closed."""
    found = re.search(r"'([^'\"]*\w)'(\w[^'\"]*)'", trouble.text)
    return {"likely": f'"{found[1]}\'{found[2]}"'} if found else None


def else_if(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`else if`, as many languages say."""
    return {} if re.match(r"\s*(else\s+if|elseif|sinon\s+si)\b", trouble.text) else None


def keyword_capital(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`If`, `Def`: a capital where Python has none."""
    given = _first_word(trouble)
    likely = given.lower()
    wrong = likely in STARTERS and given != likely
    return {"given": given, "likely": likely} if wrong else None


def keyword_french(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`si`, `pour`: the game speaks French, Python itself does not."""
    given = _first_word(trouble)
    likely = FRENCH.get(fold(given))
    return {"given": given, "likely": likely} if likely else None


def keyword_near(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`whlie`, `dfe`: letters in another order, where a word of Python would make sense."""
    given = _first_word(trouble)
    rest = trouble.text.strip()[len(given) :].strip()
    likely = nearest(given, list(STARTERS)) if given and not keyword.iskeyword(given) else None
    makes_sense = rest.endswith(":") or likely in ("return", "import", "global")
    return {"given": given, "likely": likely} if likely and makes_sense else None


def compared(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """One `=` in a question."""
    return {} if re.match(r"\s*(if|elif|while)\b", trouble.text) else None


def called_without(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`titre "Osez"`: a word and what it should receive, side by side."""
    pattern = r"""\s*(?:for\s+\w+\s+in\s+)?([\w.]*\w)\s+(["'\d][^:#]*)"""
    found = re.match(pattern, trouble.text)
    if not found or keyword.iskeyword(found[1]):
        return None
    return {"word": found[1], "example": f"{found[1]}({found[2].strip()})"}


def value_missing(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """Nothing after the equals sign."""
    found = re.match(r"\s*([\w.]+)\s*=\s*(#.*)?$", trouble.text)
    return {"name": found[1]} if found else None


def name_with_spaces(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`ma vitesse = 3`, or `ma-vitesse = 3`."""
    found = re.match(r"\s*([^\W\d]\w*(?:[ -]+\w+)+)\s*=[^=]", trouble.text)
    words = re.split(r"[ -]+", found[1]) if found else []
    if not words or any(keyword.iskeyword(word) for word in words):
        return None
    return {"given": " ".join(words), "likely": "_".join(words)}


def truth(_: Trouble, found: re.Match[str]) -> Values | None:
    """`vrai`, `false`: the words that Python writes True, False, None."""
    likely = TRUTH.get(found["name"].lower())
    return {"likely": likely} if likely else None


def name_near(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """A name that is nearly one that exists."""
    given = found["name"]
    likely = nearest(given, [name for name in trouble.names if name != given])
    if likely and given[0].isupper() and fold(given) != fold(likely):
        return None  # Hello is text without its quotes, not a misspelt hero
    return {"likely": likely} if likely else None


def attribute_near(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """Something after a dot that nearly exists."""
    owner = getattr(trouble.exception, "obj", None)
    known = [name for name in dir(owner) if not name.startswith("_")]
    likely = nearest(found["name"], known)
    return {"likely": likely} if likely else None


def call_missing(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`hasard + 1`: an action used as if it were its result."""
    for name in re.findall(r"([^\W\d]\w*)\b(?!\s*[(\w])", trouble.text):
        if callable(trouble.names.get(name)):
            return {"word": name}
    return None


def game_arguments(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """Too few or too many values for a word of the game: its help shows how many."""
    id = found["word"].split(".")[-1].lstrip("_")
    word = next((word for word in WORDS if word.id == id), None)
    if word is None or "." not in found["word"]:
        return None
    does, _, example = word.help(trouble.language).partition(":")
    spelling = word.spelling(trouble.language)
    return {"word": spelling, "does": does.strip(), "example": example.strip()}


def index_range(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """A place that the list has not: how many places it has, if its name is on the line."""
    for name in re.findall(r"([^\W\d]\w*)\s*\[", trouble.text):
        value = trouble.names.get(name)
        if isinstance(value, list | str | tuple) and value:
            return {"name": name, "count": len(value), "last": len(value) - 1}
    return None


def endless_recursion(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """The function that calls itself."""
    name = trouble.frame.f_code.co_name if trouble.frame else "<module>"
    return None if name.startswith("<") else {"name": name}


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *(nothing_below, apostrophe_inside, else_if, keyword_capital, keyword_french),
        *(keyword_near, compared, called_without, value_missing, name_with_spaces, truth),
        *(name_near, attribute_near, call_missing),
        *(game_arguments, index_range, endless_recursion),
    )
}


def _first_word(trouble: Trouble) -> str:
    found = re.match(r"\s*([^\W\d]\w*)", trouble.text)
    return found[1] if found else ""
