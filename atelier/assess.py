"""`atelier assess`: what each result says about another exercise of its kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from atelier.places import EXERCISES
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.assess import (
    Band,
    Cohort,
    NoBand,
    PoolUnreadable,
    Twins,
    load_cohort,
    read_pool,
    write_bands,
)
from autograder.dossier.wording import Words
from workshop_game.checking import ContentError


def assess(
    data: Path,
    say: Wording,
    console: Console,
    exercises: Path = EXERCISES,
    pool: Path | None = None,
) -> Cohort:
    """Write the bands of ``data`` and print them, candidate by candidate, twins by twins.

    Raises:
        Trouble: nothing was graded yet, or the records, the exercises or the pool cannot be read.
    """
    cohort = read_cohort(data, say, exercises, pool)
    path = write_bands(data, cohort)
    _show(cohort, say, console)
    console.print(say("assess_written", file=path), markup=False, soft_wrap=True)
    return cohort


def read_cohort(
    data: Path, say: Wording, exercises: Path = EXERCISES, pool: Path | None = None
) -> Cohort:
    """The results of a data folder beside a pool. Raises Trouble, also where nobody has any."""
    if not (data / "records" / "outcomes.json").exists():
        raise Trouble(say("assess_nothing", folder=data))
    if pool and not pool.exists():
        raise Trouble(say("pool_missing", file=pool))
    try:
        cohort = load_cohort(data, exercises, read_pool(pool) if pool else None)
    except PoolUnreadable as error:
        raise unreadable_pool(error, say) from error
    except (ContentError, ValueError, OSError) as error:
        raise Trouble(say("assess_stopped", error=error)) from error
    if not cohort.results:
        raise Trouble(say("assess_nobody", folder=data))
    return cohort


def unreadable_pool(error: PoolUnreadable, say: Wording) -> Trouble:
    """What is wrong with a pool, in the reader's language."""
    return Trouble(say("pool_unreadable", file=error.file, place=error.place))


def _show(cohort: Cohort, say: Wording, console: Console) -> None:
    if cohort.counts:
        _show_bands(cohort, say, console)
    _tell_missing(cohort, say, console)


def _show_bands(cohort: Cohort, say: Wording, console: Console) -> None:
    columns = {twins: str(place) for place, twins in enumerate(cohort.counts, start=1)}
    cells: dict[str, dict[Twins, str]] = {}
    for result in cohort.results:
        row = cells.setdefault(result.record.candidate, {})
        band = cohort.bands[result.record.candidate, result.record.item]
        if result.twins and isinstance(band, Band):
            row[result.twins] = _cell(band, say)
    table = Table(say("assess_number"), *columns.values())
    for number, row in cells.items():
        table.add_row(number, *(row.get(twins, "–") for twins in columns))
    console.print(table)
    for twins, place in columns.items():
        counts = cohort.counts[twins]
        told = {"items": " / ".join(twins.items), "copies": counts.copies, "links": counts.links}
        console.print(say("assess_twins", place=place, **told), markup=False, soft_wrap=True)
    console.print(say("assess_how"), markup=False, soft_wrap=True)


def _cell(band: Band, say: Wording) -> str:
    number = Words(say.language).number
    return f"{number(band.points)}\n[{number(band.low)}–{number(band.high)}]"


def _tell_missing(cohort: Cohort, say: Wording, console: Console) -> None:
    missing = Counter(band.why for band in cohort.bands.values() if isinstance(band, NoBand))
    words = Words(say.language)
    for why, count in sorted(missing.items()):
        told = words("no_band", why.value)
        console.print(say("assess_missing", count=count, why=told), markup=False, soft_wrap=True)
