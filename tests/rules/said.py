"""Where the words of the kit are said: in names, to developers, and to the people of a room."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.rules.sources import ROOT

# Written by a school, by an older kit, by a candidate or by others: not the kit's own words.
_NOT_OURS = (
    "tests/old/0.1.0/",
    "tests/autograder/exercises/",
    "tests/autograder/hostile/",
    "classroom/pyodide/wheels/",
    "classroom/board/static/htmx",
    "docs/images/",
    "workshop_game/assets/",
    "LICENSES/",
)
_CONTENT = ("lessons/", "exercises/", "atelier/templates/")
# Its tables say what is never said.
_GLOSSARY = "docs/glossary.md"
_README = {"en": "README.md", "fr": "LISEZMOI.md"}
_STRING = r'"(?:\\.|[^"\\])*"'
# Quick, and so also true of a comment inside a text: programs in tests have some.
_PY_COMMENT = re.compile(r"(?:^[ \t]*|  )# .*$", re.M)
_TS_COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.S)
_TS_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_TS_SENTENCE = re.compile(rf"\b(fr|en):\s*({_STRING}(?:\s*\+\s*{_STRING})*)")
_CSS_NAME = re.compile(r"(?<=[.#])[a-zA-Z][\w-]*(?=[^{}]*\{)")


@dataclass(frozen=True)
class Said:
    """A name, or a piece of prose, and where it stands."""

    path: str
    line: int
    text: str

    @property
    def place(self) -> str:
        """The file and the line."""
        return f"{self.path}:{self.line}"


@cache
def files() -> tuple[str, ...]:
    """Every file that is, or is about to be, committed, and holds words of the kit's own."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found = [name for name in listed.split("\0") if name and not name.startswith(_NOT_OURS)]
    return tuple(name for name in found if (ROOT / name).is_file())


def _code(*endings: str) -> list[str]:
    """The files with one of these endings that are no content."""
    return [path for path in files() if path.endswith(endings) and not path.startswith(_CONTENT)]


@cache
def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def _nodes(source: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(source)))


def _line(content: str, place: int) -> int:
    return content.count("\n", 0, place) + 1


def _hits(path: str, content: str, pattern: re.Pattern[str]) -> list[Said]:
    return [Said(path, _line(content, hit.start()), hit[0]) for hit in pattern.finditer(content)]


def _once(found: list[Said]) -> list[Said]:
    """Each text of a file where it stands first."""
    return list({said.text: said for said in reversed(found)}.values())


@cache
def names() -> tuple[Said, ...]:
    """What code defines, what style sheets name, and what files are called; content left out."""
    found = [Said(path, 1, part) for path in _code("") for part in path.split("/")]
    for path in _code(".py"):
        found += _once(python_names(path, _text(path)))
    for path in _code(".ts", ".tsx", ".mjs"):
        found += _once(typescript_names(path, _text(path)))
    for path in _code(".css"):
        found += _once(_hits(path, _text(path), _CSS_NAME))
    return tuple(found)


def python_names(path: str, source: str) -> list[Said]:
    """What a Python file defines: functions, classes, parameters, what is assigned."""
    return [Said(path, line, name) for node in _nodes(source) for line, name in _defined(node)]


def _defined(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.lineno, node.name
        case ast.arg():
            yield node.lineno, node.arg
        case ast.Name(ctx=ast.Store()):
            yield node.lineno, node.id
        case ast.Attribute(ctx=ast.Store()):
            yield node.lineno, node.attr


def typescript_names(path: str, source: str) -> list[Said]:
    """Every identifier of a TypeScript file; comments and texts left out."""
    code = re.sub(_STRING, _blanked, _TS_COMMENT.sub(_blanked, source))
    return _hits(path, code, _TS_NAME)


def _blanked(hit: re.Match[str]) -> str:
    return "\n" * hit[0].count("\n")


@cache
def docs() -> tuple[Said, ...]:
    """What developers read: pages, docstrings, comments."""
    apart = (_GLOSSARY, _README["fr"])
    pages = [path for path in _code(".md") if not path.startswith(("facilitator_guide/", *apart))]
    found = [said for path in pages for said in page(path, _text(path))]
    for path in _code(".py"):
        found += python_prose(path, _text(path))
    for path in _code(".ts", ".tsx", ".mjs"):
        found += _hits(path, _text(path), _TS_COMMENT)
    return tuple(found)


def python_prose(path: str, source: str) -> Iterator[Said]:
    """The docstrings and the comments of a Python file."""
    for node in _nodes(source):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module):
            yield Said(path, getattr(node, "lineno", 1), ast.get_docstring(node) or "")
    yield from _hits(path, source, _PY_COMMENT)


def page(path: str, content: str) -> Iterator[Said]:
    """The lines of a page in Markdown; blocks of code, and where links lead, left out."""
    prose = re.sub(r"^```.*?^```", _blanked, content, flags=re.M | re.S)
    for number, line in enumerate(prose.splitlines(), start=1):
        yield Said(path, number, re.sub(r"\]\([^)]*\)|\{\{.*?\}\}", "]", line))


@cache
def read_in(language: str) -> tuple[Said, ...]:
    """What the people of a room read in a language: pages, prose of content, sentences of code."""
    ours = (f"facilitator_guide/{language}/", _README[language])
    pages = [path for path in files() if path.startswith(ours) or path.endswith(f"/{language}.md")]
    found = [said for path in pages for said in page(path, _text(path))]
    kinds = {
        ".toml": toml_sentences,
        ".py": python_sentences,
        ".ts": typescript_sentences,
    }
    for ending, sentences in kinds.items():
        for path in _code(ending):
            if not path.startswith("tests/"):
                found += sentences(path, _text(path), language)
    return tuple(found)


def toml_sentences(path: str, content: str, language: str) -> Iterator[Said]:
    """What a TOML file says in a language, wherever both languages stand side by side."""
    for text in _side_by_side(tomllib.loads(content), language):
        longest = max(re.split(r'["\\\n]', text), key=len)
        yield Said(path, _line(content, content.index(longest)), text)


def _side_by_side(value: Any, language: str) -> Iterator[str]:
    if isinstance(value, dict) and isinstance(value.get("fr"), str) and "en" in value:
        yield value[language]
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _side_by_side(part, language)


def python_sentences(path: str, source: str, language: str) -> Iterator[Said]:
    """What a Python file says in a language: the values of a key `fr` or `en`."""
    for node in _nodes(source):
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                is_ours = isinstance(key, ast.Constant) and key.value == language
                if is_ours and isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield Said(path, value.lineno, value.value)


def typescript_sentences(path: str, source: str, language: str) -> Iterator[Said]:
    """What the page says in a language: `fr: "..."` or `en: "..."`, on one line or several."""
    for hit in _TS_SENTENCE.finditer(source):
        if hit[1] == language:
            text = "".join(part[1:-1] for part in re.findall(_STRING, hit[2]))
            yield Said(path, _line(source, hit.start()), text)


PLACES: dict[str, Callable[[], tuple[Said, ...]]] = {
    "names": names,
    "docs": docs,
    "English": lambda: read_in("en"),
    "French": lambda: read_in("fr"),
}
"""Where a word is looked for, as `docs/glossary.md` calls it."""
