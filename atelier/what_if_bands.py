"""The bands of a what-if beside the true ones: whose would be another, candidate by candidate."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from atelier.places import EXERCISES
from atelier.wording import Wording
from autograder.assess import (
    Band,
    NoBand,
    Pool,
    PoolUnreadable,
    default_pool,
    load_cohort,
    name_of,
    read_pool,
)
from autograder.dossier.wording import Words
from workshop_game.checking import NewerFormat

COLUMNS = ("regrade_who", "regrade_item", "regrade_band_old", "regrade_band_new")
Bands = dict[tuple[str, str], Band | NoBand]


def show_bands(
    data: Path, folder: Path, exercises: Path, say: Wording, console: Console
) -> list[tuple[str, str]]:
    """Print every band of ``data`` that is another one in ``folder``; returns whose and of what.

    Both are read beside the pool of ``data``: without one, or with one that cannot be read, alone.
    """
    pool = _pool(data)
    before = dict(load_cohort(data, EXERCISES, pool).bands)
    after = dict(load_cohort(folder, exercises, pool).bands)
    changed = [key for key in sorted({*before, *after}) if _ends(before, key) != _ends(after, key)]
    if changed:
        table = Table(*(say(name) for name in COLUMNS))
        for key in changed:
            table.add_row(*key, _told(before, key, say), _told(after, key, say))
        console.print(table)
    console.print(say("regrade_bands", count=len(changed)), markup=False, soft_wrap=True)
    return changed


def _pool(data: Path) -> Pool:
    """The other cohorts of the pool: this one is counted from either folder's records."""
    try:
        own = name_of(data)
        cohorts = read_pool(default_pool(data)).cohorts
        return Pool({name: cohort for name, cohort in cohorts.items() if name != own})
    except (PoolUnreadable, NewerFormat):
        return Pool({})


def _ends(bands: Bands, key: tuple[str, str]) -> tuple[float, float] | None:
    band = bands.get(key)
    return (band.low, band.high) if isinstance(band, Band) else None


def _told(bands: Bands, key: tuple[str, str], say: Wording) -> str:
    ends, number = _ends(bands, key), Words(say.language).number
    return f"{number(ends[0])}–{number(ends[1])}" if ends else "–"
