"""What a pattern cannot see: rules that look at the line or at the names.

Each takes the trouble and the match of the entry's pattern, and returns the values for the
gaps of its sentences, or None when the entry is not the right one.
"""

from __future__ import annotations

import ast
import difflib
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
    above = trouble.text_of(int(found["above"]))
    missing = not trouble.text.strip() or trouble.line == int(found["above"])
    leaves = _indent(trouble.text) < _indent(above)
    announces = _first_word(trouble) in ("def", "elif", "else")
    return {} if missing or leaves or announces else None


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
    named = re.match(r"\s*\w+\s*(?:=[^=]|\.)", trouble.text)  # `pour = 3` is a name of their own
    return {"given": given, "likely": likely} if likely and not named else None


def keyword_near(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`whlie`, `dfe`: letters in another order, where a word of Python would make sense."""
    given = _first_word(trouble)
    rest = trouble.text.strip()[len(given) :].strip()
    likely = nearest(given, list(STARTERS)) if given and not keyword.iskeyword(given) else None
    makes_sense = rest.endswith(":") or likely in ("return", "import", "global")
    if not likely or not makes_sense or rest[:1] == "=" or _known_action(trouble, given):
        return None
    return {"given": given, "likely": likely}


def else_question(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`else x > 3:`: a question where there is none."""
    return {} if re.match(r"\s*else\s+[^:#\s]", trouble.text) else None


def colon_ends(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """The line is right as soon as a colon ends it: nothing else can be missing."""
    line = trouble.text.split("#")[0].strip()
    opening = "if x:\n    pass\n" if line.startswith(("else", "elif")) else ""
    try:
        ast.parse(f"{opening}{line}:\n    pass\n")
    except SyntaxError:
        return None
    return {}


def two_equals(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`x = x + 2 = 5`: the result written behind, as at school."""
    return {} if re.match(r"\s*[\w.]+\s*=[^=]+[^=<>!]=[^=]+$", trouble.text) else None


def compared(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """One `=` in a question."""
    return {} if re.match(r"\s*(if|elif|while)\b", trouble.text) else None


def called_without(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`titre "Osez"`: a word and what it should receive, side by side."""
    pattern = r"""\s*(?:for\s+\w+\s+in\s+)?([\w.]*\w)\s+(["'\d][^:#]*)"""
    found = re.match(pattern, trouble.text)
    if not found or not _known_action(trouble, found[1].split(".")[-1]):
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
    fits = _fits_place(trouble, given)
    likely = nearest(given, [n for n, value in trouble.names.items() if n != given and fits(value)])
    if likely and given[0].isupper() and fold(given) != fold(likely):
        return None  # Hello is text without its quotes, not a misspelt hero
    return {"likely": likely} if likely and _alike(given, likely) else None


def of_the_game(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """`lives` without the game in front of it, where no name of the program is called so."""
    given, language = found["name"], trouble.language
    counts = {word.spelling(language) for word in WORDS if word.id in ("score", "lives", "level")}
    if given not in counts or given in trouble.names:
        return None
    game = next(word for word in WORDS if word.id == "game").spelling(language)
    return {"likely": f"{game}.{given}"}


def value_above(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """A name that has a value outside the function: `global` is about this one."""
    return {} if trouble.frame and found["name"] in trouble.frame.f_globals else None


def called(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """An unknown word with parentheses: an action, and no text."""
    return {} if _followed(trouble, found["name"], "(") else None


def owner(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """An unknown word with a point behind it: somebody, and no text."""
    return {} if _followed(trouble, found["name"], ".") else None


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
    example = word.help(trouble.language).partition(":")[2]
    return {"word": word.spelling(trouble.language), "example": example.strip()}


def own_function(trouble: Trouble, found: re.Match[str]) -> Values | None:
    """A function that the program defines: its `def` line can be looked at."""
    return {} if _defined(trouble, found["word"]) else None


def list_called(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`goals(0)`: parentheses behind the name of a list."""
    for name in re.findall(r"([^\W\d]\w*)\s*\(", trouble.text):
        if isinstance(trouble.names.get(name), list):
            return {"name": name}
    return None


def counted(trouble: Trouble, _: re.Match[str]) -> Values | None:
    """`for i in 5`: a number where there should be many."""
    return {} if re.match(r"\s*for\s", trouble.text) else None


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
        *(else_question, colon_ends, two_equals, value_above, called, owner),
        *(own_function, list_called, counted, of_the_game),
    )
}


def _first_word(trouble: Trouble) -> str:
    found = re.match(r"\s*([^\W\d]\w*)", trouble.text)
    return found[1] if found else ""


def _alike(given: str, likely: str) -> bool:
    """Whether two words begin alike or differ by little: `zigzag` is no misspelt `win`."""
    one, other = fold(given), fold(likely)
    return one[0] == other[0] or difflib.SequenceMatcher(None, one, other).ratio() >= 0.75


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _defined(trouble: Trouble, name: str) -> bool:
    return bool(re.search(rf"\bdef\s+{re.escape(name)}\b", trouble.source))


def _known_action(trouble: Trouble, name: str) -> bool:
    """Whether ``name`` is an action of the game, of Python, or of the program itself."""
    ours = {word.spelling(trouble.language) for word in WORDS if "(" in word.help("en")}
    return name in ours or name in ("print", "range", "len", "str") or _defined(trouble, name)


def _followed(trouble: Trouble, name: str, sign: str) -> bool:
    return bool(re.search(rf"(?<![\w.]){re.escape(name)}\s*{re.escape(sign)}", trouble.text))


def _fits_place(trouble: Trouble, name: str) -> Callable[[Any], bool]:
    """What a name can stand for, by the sign behind it: an action, or what the program holds."""
    if _followed(trouble, name, "("):
        return callable
    if _followed(trouble, name, "."):
        return lambda value: not callable(value)
    return lambda value: getattr(value, "__module__", "") != "builtins"
