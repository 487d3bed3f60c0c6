"""`atelier pool`: counts of several cohorts in one file, which schools can add up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table as Shown

from atelier.assess import read_cohort, unreadable_pool
from atelier.places import EXERCISES
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder import assess as autograder
from autograder.assess import Pool, PoolUnreadable, Table, Twins


def add(
    data: Path, file: Path, say: Wording, console: Console, exercises: Path = EXERCISES
) -> Pool:
    """Put the counts of ``data`` into ``file``, in the place of those it had there before.

    Raises:
        Trouble: nothing was graded yet, nothing counts, or a file cannot be read or written.
    """
    cohort = read_cohort(data, say, exercises)
    tables = autograder.tables_of(cohort.results)
    if not tables:
        raise Trouble(say("pool_nothing", folder=data))
    try:
        pool = autograder.add(data, autograder.read_pool(file), tables)
    except PoolUnreadable as error:
        raise unreadable_pool(error, say) from error
    _write(file, pool, say)
    copies = sum(table.counts.copies for table in tables.values())
    told = say("pool_added", copies=copies, file=file, cohorts=len(pool.cohorts))
    console.print(told, markup=False, soft_wrap=True)
    return pool


def merge(file: Path, others: Sequence[Path], say: Wording, console: Console) -> Pool:
    """Take the cohorts of ``others`` into ``file``; each counts once. Raises Trouble."""
    for other in others:
        if not other.exists():
            raise Trouble(say("pool_missing", file=other))
    try:
        pool = autograder.merged(autograder.read_pool(each) for each in (file, *others))
    except PoolUnreadable as error:
        raise unreadable_pool(error, say) from error
    _write(file, pool, say)
    told = say("pool_merged", files=len(others), file=file, cohorts=len(pool.cohorts))
    console.print(told, markup=False, soft_wrap=True)
    return pool


def show(file: Path, say: Wording, console: Console, exercises: Path = EXERCISES) -> None:
    """Print what a pool knows of each two twins. Raises Trouble."""
    if not file.exists():
        raise Trouble(say("pool_missing", file=file))
    try:
        found = autograder.read_pool(file).by_key()
    except PoolUnreadable as error:
        raise unreadable_pool(error, say) from error
    items = autograder.items_by_id(exercises).values()
    known = {
        each.key: each for each in autograder.twins_of(items).values() if isinstance(each, Twins)
    }
    _tell(found, known, say, console)


def _tell(
    found: dict[str, list[Table]], known: dict[str, Twins], say: Wording, console: Console
) -> None:
    columns = ("pool_twins", "pool_cohorts", "pool_form_a", "pool_form_b", "pool_links")
    shown = Shown(*(say(name) for name in columns))
    for key, tables in found.items():
        counts = [table.counts for table in tables]
        forms = [sum(int(each.by_form[form].sum()) for each in counts) for form in (0, 1)]
        name = " / ".join(known[key].items) if key in known else say("pool_older", key=key)
        links = sum(each.links for each in counts)
        shown.add_row(name, str(len(tables)), *map(str, forms), str(links))
    console.print(shown)
    console.print(say("pool_how"), markup=False, soft_wrap=True)


def _write(file: Path, pool: Pool, say: Wording) -> None:
    try:
        autograder.write_pool(file, pool)
    except OSError as error:
        raise Trouble(say("pool_not_written", file=file, error=error)) from error
