"""Which of two twins a candidate gets: balanced over the candidates, the same on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from workshop_game.checking.exercise import Item

FORMS = ("A", "B")


def offered_at_first(items: Sequence[Item], number: str) -> list[str]:
    """The ids of the items for the candidate ``number`` (C-017), in the order of ``items``.

    Of a pair, one form; of a pair around a micro-lesson, form A: its twin opens later. An item
    without a twin is for everyone.
    """
    return [item.id for item in items if _is_for(item, _twins(items, item), number)]


def opened_by(items: Iterable[Item], done: str) -> str | None:
    """The twin that opens when ``done`` was handed in: what comes after a micro-lesson."""
    listed = {item.id: item for item in items}
    first = listed.get(done)
    if first is None or not first.lesson or first.form != FORMS[0]:
        return None
    return next((twin.id for twin in _twins(listed.values(), first) if twin.form == FORMS[1]), None)


def form_for(pair: str, number: str) -> str:
    """The form of ``pair`` for the candidate ``number``.

    Of each two candidates in a row one gets A and one gets B, so a pair is never off balance by
    more than one; which of the two gets A is drawn per pair, so no candidate gets a fixed set.
    """
    place = int("".join(re.findall(r"[0-9]", number)) or 0) - 1
    two, second = divmod(max(place, 0), 2)
    turned = hashlib.sha256(f"{pair}/{two}".encode()).digest()[0] % 2
    return FORMS[(second + turned) % 2]


def _is_for(item: Item, twins: list[Item], number: str) -> bool:
    if not twins:
        return True
    return item.form == (FORMS[0] if item.lesson else form_for(item.pair, number))


def _twins(items: Iterable[Item], item: Item) -> list[Item]:
    return [other for other in items if item.pair and other.pair == item.pair and other != item]
