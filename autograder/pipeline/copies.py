"""What candidates did: copies, drafts, offers and help, read from DATA/aptitude.sqlite.

The table layout is documented where the classroom writes it; nothing is imported from there.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from workshop_game.checking import Item
from workshop_game.checking.tokens import same_tokens

STORE = "aptitude.sqlite"


@dataclass(frozen=True)
class Copy:
    """The text that counts for one candidate and one item."""

    candidate: str
    item: str
    language: str
    source: str
    handed_in: bool
    """False for a draft that was never handed in: it is graded, and the record says so."""
    made_with: str = ""
    """The version of the kit that the copy was handed in with."""


@dataclass(frozen=True)
class Roster:
    """Everything that the store says, by candidate number and item id."""

    languages: dict[str, str] = field(default_factory=dict)
    offers: frozenset[tuple[str, str]] = frozenset()
    copies: dict[tuple[str, str], Copy] = field(default_factory=dict)
    helps: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    """How often each kind of help was given. Notes stay behind: they may name people."""


def read_roster(data: Path, items: dict[str, Item]) -> Roster:
    """Read the store; an empty roster when there is none. Raises sqlite3.Error."""
    path = data / STORE
    if not path.exists():
        return Roster()
    with read_only(path) as store:
        languages = dict(store.execute("SELECT number, language FROM candidates"))
        offers = frozenset(store.execute("SELECT candidate, item FROM offers"))
        copies = {copy_key(copy): copy for copy in _drafts(store, items, languages)}
        copies |= {copy_key(copy): copy for copy in _handed_in(store)}
        return Roster(languages, offers, copies, _helps(store))


def copy_key(copy: Copy) -> tuple[str, str]:
    """What a copy is looked up by."""
    return copy.candidate, copy.item


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A SQLite database, to read. Raises sqlite3.Error."""
    uri = f"file:{quote(str(path.resolve()))}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as store:
        yield store


def _handed_in(store: sqlite3.Connection) -> Iterator[Copy]:
    """In the order of seq: the last one of a candidate and item wins."""
    rows = store.execute(
        "SELECT candidate, item, language, source, kit_version FROM copies ORDER BY seq"
    )
    for candidate, item, language, source, version in rows:
        yield Copy(candidate, item, language, source, handed_in=True, made_with=version)


def _drafts(
    store: sqlite3.Connection, items: dict[str, Item], languages: dict[str, str]
) -> Iterator[Copy]:
    """The last draft of each, unless it is still what was given."""
    rows = store.execute("SELECT candidate, item, source FROM drafts ORDER BY seq")
    last = {(candidate, item): source for candidate, item, source in rows}
    for (candidate, item), source in last.items():
        language = languages.get(candidate, "fr")
        if item in items and _has_begun(items[item], language, source):
            yield Copy(candidate, item, language, source, handed_in=False)


def _has_begun(item: Item, language: str, source: str) -> bool:
    if item.written:
        return bool(source.strip())
    return not same_tokens(source, item.start(language))


def _helps(store: sqlite3.Connection) -> dict[tuple[str, str], dict[str, int]]:
    counted: dict[tuple[str, str], Counter[str]] = {}
    for candidate, item, kind in store.execute("SELECT candidate, item, kind FROM helps"):
        counted.setdefault((candidate, item), Counter())[kind] += 1
    return {key: dict(sorted(kinds.items())) for key, kinds in counted.items()}
