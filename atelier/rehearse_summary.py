"""What a rehearsal prints at its end."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from atelier.wording import Wording
from autograder.grade import Record
from classroom.workshop.animals import animals
from rehearsal.seat import Seat
from workshop_game.checking import Item, Outcome


def fingerprint(records: list[Record]) -> str:
    """A short hash of who got which outcome for what: equal results, equal fingerprints."""
    facts = sorted((r.candidate, r.item, str(r.outcome), r.points) for r in records)
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def show(
    seats: list[Seat],
    items: list[Item],
    records: list[Record],
    lost: int,
    say: Wording,
    console: Console,
) -> None:
    """Print the people's workshop and the items' outcomes: two tables that do not meet."""
    console.print(_people(seats, say))
    console.print(_items(items, records, say))
    saved = sum(len(seat.tally.stored) for seat in seats)
    console.print(say("rehearsal_lost", count=saved, lost=lost))
    console.print(say("rehearsal_fingerprint", fingerprint=fingerprint(records)))


def _people(seats: list[Seat], say: Wording) -> Table:
    table = Table(title=say("rehearsal_people", count=len(seats)), title_justify="left")
    for name in ("animal", "steps", "mistakes", "help"):
        table.add_column(say(f"rehearsal_{name}"), justify="left" if name == "animal" else "right")
    for seat in sorted(seats, key=lambda seat: seat.person.animal):
        card, tally = animals()[seat.person.animal], seat.tally
        name = dict(card.name)[say.language]  # type: ignore[index]
        counts = (len(tally.passed), tally.mistakes, tally.helps)
        table.add_row(f"{card.symbol} {name}", *map(str, counts))
    return table


def _items(items: list[Item], records: list[Record], say: Wording) -> Table:
    # As narrow as a terminal of 80 columns: titles keep their room; an outcome that nobody got
    # needs no column, nor does "not offered": of two twins, half of the room has the other one.
    table = Table(title=say("rehearsal_items"), title_justify="left", box=SIMPLE_HEAD)
    table.show_edge, table.pad_edge, table.collapse_padding = False, False, True
    table.add_column(say("rehearsal_item"), min_width=20)
    happened = {record.outcome for record in records} - {Outcome.NOT_OFFERED}
    outcomes = [outcome for outcome in Outcome if outcome in happened]
    for outcome in outcomes:
        table.add_column(say(f"outcome_{outcome}"), justify="right", max_width=8)
    for item in items:
        found = Counter(record.outcome for record in records if record.item == item.id)
        counts = [str(found[outcome]) if found[outcome] else "·" for outcome in outcomes]
        table.add_row(item.prose[say.language]["title"], *counts)
    return table
