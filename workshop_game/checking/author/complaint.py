"""One thing that an author still has to do, said in the author's language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from workshop_game.checking.formats import ContentError, in_language
from workshop_game.words import LANGUAGES

MESSAGES = Path(__file__).with_name("messages.toml")
"""The sentences of the rules that all content shares."""


@dataclass(frozen=True)
class Complaint:
    """``where`` is the file or folder; ``id`` names the sentence in ``messages``."""

    where: Path
    id: str
    values: tuple[tuple[str, Any], ...] = ()
    messages: Path = MESSAGES

    def text(self, language: str) -> str:
        """What is wrong and what to do."""
        filled = {name: in_language(value, language) for name, value in self.values}
        return sentences(self.messages)[self.id][language].format(**filled)

    @property
    def same(self) -> tuple[object, ...]:
        """Equal for what is one thing to do, whichever language it was found in."""
        plain = [pair for pair in self.values if pair[0] != "language" and not _is_told(pair[1])]
        return self.where, self.id, repr(plain)


def unreadable(error: ContentError) -> Complaint:
    """A file that cannot be read: the complaint says where, the error says what to do there."""
    return complaint(error.file, "unreadable", error=_What(error))


@dataclass(frozen=True)
class _What:
    error: ContentError

    def text(self, language: str) -> str:
        return self.error.what(language)


@dataclass(frozen=True)
class Texts:
    """Words that exist in each language; where one is missing, the other stands for it."""

    by_language: tuple[tuple[str, str], ...]

    def text(self, language: str) -> str:
        """The words in `language`."""
        known = dict(self.by_language)
        return known.get(language) or next(iter(known.values()))


EVERY = Texts(tuple((language, language) for language in LANGUAGES))
"""For what is to do in each language: its reader's own is named."""


def once(complaints: Iterable[Complaint]) -> list[Complaint]:
    """What was found in several languages, said once, with all of them."""
    found: dict[tuple[object, ...], Complaint] = {}
    for each in complaints:
        known = found.get(each.same)
        found[each.same] = _joined(known, each) if known else each
    return list(found.values())


def _joined(one: Complaint, other: Complaint) -> Complaint:
    theirs = dict(other.values)
    values = tuple((name, _both(name, value, theirs[name])) for name, value in one.values)
    return replace(one, values=values)


def _both(name: str, one: Any, other: Any) -> Any:
    """Of what stopped a program the English one: its words are those that an author writes."""
    if name == "language":
        return one if one == other else EVERY
    if isinstance(one, Texts) and isinstance(other, Texts):
        return Texts(tuple({**dict(one.by_language), **dict(other.by_language)}.items()))
    return other if getattr(other, "language", "") == "en" else one


def _is_told(value: object) -> bool:
    return callable(getattr(value, "text", None))


def complaint(where: Path, id: str, /, **values: Any) -> Complaint:
    """A complaint about ``where``, its gaps filled with ``values``."""
    return Complaint(where, id, tuple(values.items()))


def complaint_of(messages: Path) -> Callable[..., Complaint]:
    """``complaint`` for the rules of one kind of item, whose own sentences are in ``messages``."""

    def of_kind(where: Path, id: str, /, **values: Any) -> Complaint:
        found = messages if id in sentences(messages) else MESSAGES
        return Complaint(where, id, tuple(values.items()), found)

    return of_kind


@cache
def sentences(messages: Path) -> dict[str, dict[str, str]]:
    """Every sentence of a file by its id, then its language."""
    return tomllib.loads(messages.read_text(encoding="utf-8"))
