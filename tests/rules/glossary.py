"""The table of `docs/glossary.md`: each word, and what is never said in its place.

A cell of *never say* holds entries such as ``names but `bench/`: *bench*``, a semicolon between
two: places, what narrows them (``in`` and ``but``, with folders, names or phrases), then words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.rules.said import PLACES, Said
from tests.rules.sources import ROOT

PAGE = "docs/glossary.md"
COLUMNS = ("word", "English", "français", "means", "never say")
NO_WORD = "–"
_COLUMN_OF = {"names": "word", "docs": "word", "English": "English", "French": "français"}
_ENTRY = re.compile(
    r"(?P<places>\w+(?:, \w+)*)(?: in (?P<only>.+?))?(?: but (?P<but>.+?))?: (?P<words>\*.+\*)"
)


@dataclass(frozen=True)
class Row:
    """One word of the glossary, cell by cell."""

    cells: Mapping[str, str]

    def instead(self, place: str) -> str:
        """What is said in a place, with what it means."""
        said = self.cells[_COLUMN_OF[place]]
        said = self.cells["word"] if said == NO_WORD else said
        return f"{said} ({self.cells['means']})"


@dataclass(frozen=True)
class Never:
    """Words that are never said in one place, and what narrows that."""

    row: Row
    place: str
    words: tuple[str, ...]
    only: tuple[str, ...] = ()
    """The folders where it holds; everywhere when empty."""
    but: tuple[str, ...] = ()
    """The folders where it does not hold, and the names that are allowed."""
    allowed: tuple[str, ...] = ()
    """The phrases in which the word is said rightly."""

    def said_in(self, said: Said, text: str) -> str:
        """Which of the words stands in `text`; empty when none does, or when it may."""
        folders = tuple(name for name in self.but if "/" in name)
        if said.path.startswith(folders) or said.text in self.but:
            return ""
        if self.only and not said.path.startswith(self.only):
            return ""
        for phrase in self.allowed:
            text = re.sub(rf"\b{re.escape(phrase)}", "", text, flags=re.I)
        found = _pattern(self.words).search(text)
        return found[0] if found else ""


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Any of these words or phrases, in the singular or the plural."""
    spelled = [r"[\s_-]+".join(rf"{re.escape(part)}s?" for part in each.split()) for each in words]
    return re.compile(rf"\b(?:{'|'.join(spelled)})\b", re.I)


def plain(place: str, text: str) -> str:
    """A text as it is searched: a name cut into words, prose without what quotes code."""
    if place == "names":
        return " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", text)).lower()
    return re.sub(r"`+[^`\n]*`+|\{\w*\}|\b\w+\.(?:toml|py|md)\b", "", text)


def rows(content: str | None = None) -> list[Row]:
    """The rows of every table of a page that has these columns; of the glossary, unless given."""
    content = (ROOT / PAGE).read_text(encoding="utf-8") if content is None else content
    found: list[Row] = []
    inside = False
    for line in content.splitlines():
        cells = [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
        if tuple(cells) == COLUMNS:
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and set(cells[0]) != {"-"}:
            found.append(Row(dict(zip(COLUMNS, cells, strict=True))))
    return found


def nevers(row: Row) -> Iterator[Never]:
    """What a row forbids. Raises ValueError for an entry that cannot be read."""
    cell = row.cells["never say"]
    for entry in [] if cell == NO_WORD else cell.split("; "):
        read = _ENTRY.fullmatch(entry)
        if not read or not set(read["places"].split(", ")) <= set(PLACES):
            raise ValueError(f"{PAGE}, {row.cells['word']}: cannot read “{entry}”")
        for place in read["places"].split(", "):
            yield Never(
                row,
                place,
                words=_italics(read["words"]),
                only=_code(read["only"] or ""),
                but=_code(read["but"] or ""),
                allowed=_italics(read["but"] or ""),
            )


def _italics(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\*([^*]+)\*", cell))


def _code(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


def offences(forbidden: Sequence[Never], place: str, said: Sequence[Said]) -> list[str]:
    """Where something is said in a place that the page forbids, with what to say instead."""
    here = [never for never in forbidden if never.place == place]
    any_word = _pattern([word for never in here for word in never.words])
    ways: dict[tuple[str, str], list[str]] = {}
    for one in said:
        text = plain(place, one.text)
        for never in here if any_word.search(text) else ():
            if word := never.said_in(one, text):
                ways.setdefault((one.place, word), []).append(never.row.instead(place))
    return [f"{where} says “{word}”: say {' or '.join(to)}" for (where, word), to in ways.items()]
