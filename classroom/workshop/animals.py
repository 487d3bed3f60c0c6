"""The animal cards: the names that people have in the room."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from serving.languages import Language

FILE = Path(__file__).with_name("animals.toml")


@dataclass(frozen=True)
class Animal:
    """One card: its id, its picture (an emoji) and its name in both languages."""

    id: str
    symbol: str
    name: dict[Language, str]


@cache
def animals() -> dict[str, Animal]:
    """Every card by id, in the order of the printed cards."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["animal"]
    cards = [Animal(row["id"], row["symbol"], {"fr": row["fr"], "en": row["en"]}) for row in rows]
    return {card.id: card for card in cards}
