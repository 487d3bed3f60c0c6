"""Everything that is known of the kit's twins: of a data folder, and of a pool beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

from autograder.assessment.items import Figure, TwinsFigures, figures, reliability
from autograder.assessment.kept import Kept, kept
from autograder.assessment.pool import Pool, Table
from autograder.assessment.twins import Twins


@dataclass(frozen=True)
class Known:
    """The figures of all twins about which something was counted, in the order of the items."""

    cohorts: int
    twins: tuple[TwinsFigures, ...]
    reliability: Figure
    kept: Kept


def known_of(every: list[Twins], own: Mapping[Twins, Table], pool: Pool, name: str = "") -> Known:
    """Put together what a cohort counted and what a pool holds of others.

    ``name`` is the cohort's own in the pool, which then is not taken twice.
    """
    tables = {twins: _together(twins, own, pool, name) for twins in every}
    seen = {twins: table for twins, table in tables.items() if table.counts.copies}
    others = sum(not own or each != name for each in pool.cohorts)
    return Known(
        cohorts=others + bool(own),
        twins=tuple(figures(twins, table) for twins, table in seen.items()),
        reliability=reliability(seen),
        kept=kept({twins: table.counts for twins, table in seen.items()}),
    )


def _together(twins: Twins, own: Mapping[Twins, Table], pool: Pool, name: str) -> Table:
    several = pool.tables(twins, but=name if own else "")
    return reduce(Table.__add__, several, own.get(twins, Table.none(twins.steps)))
