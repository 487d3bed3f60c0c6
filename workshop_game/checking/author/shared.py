"""Rules that steps and items have in common."""

from __future__ import annotations

import ast
import io
import keyword
import tokenize
from collections.abc import Iterable, Iterator
from pathlib import Path

from workshop_game.checking.author.complaint import Complaint, complaint
from workshop_game.checking.author.stopped import unread
from workshop_game.checking.folders import Languages, own_names, read_text
from workshop_game.checking.item import Item
from workshop_game.checking.prose_lint import lint
from workshop_game.words import LANGUAGES, WORDS

DIFFICULTIES = range(1, 6)


def difficulty(item: Item) -> Iterator[Complaint]:
    """An estimate that is none of the five."""
    if item.difficulty not in DIFFICULTIES:
        yield complaint(item.folder / "item.toml", "item_difficulty", found=item.difficulty)


def stray_files(folder: Path, expected: set[str]) -> Iterator[Complaint]:
    """Files that no rule of the format names; ``expected`` holds names and ``dir/*.py``."""
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if path.is_dir() or "__pycache__" in relative.parts:
            continue
        pattern = f"{relative.parent.as_posix()}/*{path.suffix}"
        if relative.as_posix() not in expected and pattern not in expected:
            yield complaint(path, "stray_file", name=relative.as_posix())


def slots(
    folder: Path,
    prose: dict[str, dict[str, str]],
    needed: list[str],
    languages: Languages = LANGUAGES,
) -> Iterator[Complaint]:
    """Slots that are missing, empty or of no use, in each language that is written."""
    for language in languages:
        path, found = folder / f"{language}.md", prose[language]
        for slot in needed:
            if slot not in found:
                yield complaint(path, "missing_slot", slot=slot)
            elif not found[slot]:
                yield complaint(path, "empty_slot", slot=slot)
        for slot in found.keys() - set(needed):
            yield complaint(path, "extra_slot", slot=slot)


def prose(folder: Path, languages: Languages = LANGUAGES) -> Iterator[Complaint]:
    """What the language lint says of the folder's prose."""
    for language in languages:
        path = folder / f"{language}.md"
        for found in lint(read_text(path), language):
            yield complaint(path, "prose", line=found.line, what=found.what_to_do)


def names(folder: Path, languages: Languages = LANGUAGES) -> Iterator[Complaint]:
    """The folder's own names that clash with one another, with the vocabulary or with Python."""
    path, known = folder / "names.toml", own_names(folder, languages)
    for language in languages:
        taken = {word.spelling(language): word.id for word in WORDS}
        for id, spelled in known.words.items():
            spelling = spelled[language]
            if not spelling.isidentifier() or keyword.iskeyword(spelling):
                yield complaint(path, "name_reserved", spelling=spelling, language=language)
            other = taken.setdefault(spelling, id)
            if other != id:
                yield complaint(
                    path, "name_twice", spelling=spelling, one=other, other=id, language=language
                )


def author_code(sources: Iterable[tuple[Path, str]]) -> Iterator[Complaint]:
    """Author files that are no Python, or whose words would not be translated."""
    for path, source in sources:
        try:
            compile(source, path.name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        except SyntaxError as error:
            yield complaint(path, "bad_code", error=unread(source, error))
            continue
        except ValueError as error:  # a null character, before Python 3.12
            yield complaint(path, "bad_code", error=error)
            continue
        tokens = tokenize.generate_tokens(io.StringIO(source).readline)
        if any(_is_f_string(token) for token in tokens):
            yield complaint(path, "f_string")


def _is_f_string(token: tokenize.TokenInfo) -> bool:
    if tokenize.tok_name[token.type] == "FSTRING_START":
        return True
    prefix = token.string.split("'")[0].split('"')[0].lower()
    return token.type == tokenize.STRING and "f" in prefix
