"""What candidates did: copies, drafts, offers and help, as the aptitude store tells it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from autograder.pipeline import contract
from autograder.pipeline.store import AptitudeStore
from workshop_game.checking import Item


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


def read_roster(store: AptitudeStore, items: dict[str, Item]) -> Roster:
    """Read the store; an empty roster when there is none. Raises StoreUnreadable."""
    if not store.is_there():
        return Roster()
    with store.read() as rows:
        languages = {row.number: row.language for row in rows.execute(select(*contract.CANDIDATES))}
        offers = frozenset(
            (row.candidate, row.item) for row in rows.execute(select(*contract.OFFERS))
        )
        copies = {copy_key(copy): copy for copy in _drafts(rows, items, languages)}
        copies |= {copy_key(copy): copy for copy in _handed_in(rows)}
        return Roster(languages, offers, copies, _helps(rows))


def copy_key(copy: Copy) -> tuple[str, str]:
    """What a copy is looked up by."""
    return copy.candidate, copy.item


def _handed_in(rows: Connection) -> Iterator[Copy]:
    """In the order of seq: the last one of a candidate and item wins."""
    query = select(*contract.COPIES).order_by(contract.copies.c.seq)
    for candidate, item, _, language, source, made_with in rows.execute(query):
        yield Copy(candidate, item, language, source, handed_in=True, made_with=made_with)


def _drafts(rows: Connection, items: dict[str, Item], languages: dict[str, str]) -> Iterator[Copy]:
    """The last draft of each, unless it is still what was given."""
    query = select(*contract.DRAFTS).order_by(contract.drafts.c.seq)
    last = {(candidate, item): source for candidate, item, _, source in rows.execute(query)}
    for (candidate, item), source in last.items():
        language = languages.get(candidate, "fr")
        if item in items and not items[item].is_untouched(language, source):
            yield Copy(candidate, item, language, source, handed_in=False)


def _helps(rows: Connection) -> dict[tuple[str, str], dict[str, int]]:
    counted: dict[tuple[str, str], Counter[str]] = {}
    for candidate, item, kind in rows.execute(select(*contract.HELPS)):
        counted.setdefault((candidate, item), Counter())[kind] += 1
    return {key: dict(sorted(kinds.items())) for key, kinds in counted.items()}
