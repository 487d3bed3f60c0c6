"""What a candidate is offered: balanced over the numbers, the same on every machine."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_game.checking.item import Item


@dataclass(frozen=True)
class Offer:
    """An item for a candidate, and the one that opens once it was handed in, if any."""

    item: Item
    opens: Item | None = None


def offers(items: Sequence[Item], number: str) -> list[Offer]:
    """What the candidate ``number`` (C-017) finds when coming in, in the order of ``items``.

    Of two twins, one is drawn; of two around a micro-lesson, the first, which opens the other.
    An item without a twin is for everyone.
    """
    families = ((item, _family(items, item)) for item in items)
    return [
        Offer(item, _opened(family)) for item, family in families if item is _first(family, number)
    ]


def drawn(pair: str, number: str) -> int:
    """Which of the twins that share ``pair`` the candidate ``number`` gets: 0 or 1, by their forms.

    Of each two numbers in a row one gets each, so two twins are in balance over a list of numbers,
    in whatever order they are given; which of the two comes first is drawn for each ``pair``, so no
    candidate gets a fixed set.
    """
    place = int("".join(re.findall(r"[0-9]", number)) or 0) - 1
    two, second = divmod(max(place, 0), 2)
    turned = hashlib.sha256(f"{pair}/{two}".encode()).digest()[0] % 2
    return (second + turned) % 2


def _family(items: Sequence[Item], item: Item) -> list[Item]:
    """The item and its twin in the order of their forms; itself alone when there is none."""
    if not item.pair:
        return [item]
    return sorted((each for each in items if each.pair == item.pair), key=lambda each: each.form)


def _first(family: list[Item], number: str) -> Item:
    if len(family) == 1 or family[0].lesson:
        return family[0]
    return family[drawn(family[0].pair, number)]


def _opened(family: list[Item]) -> Item | None:
    return family[1] if len(family) > 1 and family[0].lesson else None
