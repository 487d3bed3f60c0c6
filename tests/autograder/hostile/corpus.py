"""The hostile corpus: answers in three tables, and notebooks in `notebooks.py`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop_game.checking import Outcome

FOLDER = Path(__file__).parent
TABLES = ("escapes", "endings", "results")
ESCAPED = "ESCAPED"
"""What a copy prints when it has found a way out."""
RIGHT = "def best_jump(heights):\n    return max(heights, default=0)\n"


@dataclass(frozen=True)
class Attack:
    """One hostile or clumsy answer, why it is tried, and what it must get."""

    name: str
    table: str
    why: str
    source: str
    outcome: Outcome
    points: float
    item: str = "best_jump"
    limits: tuple[str, ...] | None = None
    """None where it depends on the machine which limit is met first."""
    prints: str = ""
    essential: bool = False
    real: bool = False
    """It does escape where there is no box."""

    def with_places(self, places: dict[str, str]) -> str:
        """Its text, with what the attacker knows of this machine."""
        text = self.source
        for name, value in places.items():
            text = text.replace(f"@{name}@", value)
        return text


def attacks() -> dict[str, Attack]:
    """Every answer of the tables, by name. Raises KeyError, TypeError for a table that is wrong."""
    found: dict[str, Attack] = {}
    for table in TABLES:
        rows = tomllib.loads((FOLDER / f"{table}.toml").read_text(encoding="utf-8"))
        for name, row in rows.items():
            assert name not in found, name
            found[name] = _attack(name, table, dict(row))
    return found


def _attack(name: str, table: str, row: dict[str, Any]) -> Attack:
    code = str(row.pop("code")).lstrip("\n") * int(str(row.pop("times", 1)))
    honest, first = bool(row.pop("honest", False)), bool(row.pop("first", False))
    if honest:
        code = f"{RIGHT}{code}\n" if first else f"{code}\n{RIGHT}"
        row = {"outcome": "done", "points": 4, **row}
    limits = row.pop("limits", None)
    return Attack(
        name=name,
        table=table,
        source=code,
        outcome=Outcome(row.pop("outcome", "tried")),
        points=float(str(row.pop("points", 0))),
        limits=None if limits is None else tuple(limits),
        **row,
    )
