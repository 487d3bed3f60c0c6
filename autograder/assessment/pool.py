"""A pool: the counts of several cohorts in one file, which schools can add up.

It holds no row of a person, no number, no name, no date. Each cohort is there under a random name
of its own, once: so the same cohort added twice counts once, and pools give the same whole in
whatever order they are merged. Another text of an item starts another table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.assessment.counts import Counts, together
from autograder.assessment.others import Apart, Sums
from autograder.assessment.pool_check import check
from autograder.assessment.twins import FORMS, Twins
from workshop_game.checking.formats import refuse_newer

FORMAT = 1
FILE = "counts.json"
FOLDER = "pool"


def default_pool(data: Path) -> Path:
    """The pool of a data folder: the one that its bands are made with."""
    return data / FOLDER / FILE


class PoolUnreadable(Exception):
    """A file that is no pool, or one that was damaged. ``place`` says where it is wrong."""

    def __init__(self, file: Path, place: str) -> None:
        super().__init__(f"{file}: {place}")
        self.file, self.place = file, place


@dataclass(frozen=True)
class Table:
    """What a cohort, or several, know of two twins."""

    counts: Counts
    others: tuple[Sums, Sums]
    apart: tuple[Apart, Apart]

    @classmethod
    def none(cls, steps: int) -> Table:
        """Nobody yet."""
        return cls(Counts.none(steps), (Sums(), Sums()), (Apart(), Apart()))

    def __add__(self, more: Table) -> Table:
        one, two = self.others, more.others
        three, four = self.apart, more.apart
        return Table(
            self.counts + more.counts,
            (one[0] + two[0], one[1] + two[1]),
            (three[0] + four[0], three[1] + four[1]),
        )

    def as_json(self) -> dict[str, Any]:
        """Plain data: whole numbers alone."""
        return {
            "counts": dict(zip(FORMS, self.counts.alone.tolist(), strict=True)),
            "link": self.counts.link.tolist(),
            "others": {
                form: list(astuple(each)) for form, each in zip(FORMS, self.others, strict=True)
            },
            "apart": {
                form: list(astuple(each)) for form, each in zip(FORMS, self.apart, strict=True)
            },
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Table:
        """The table that `as_json` made this of, once it was checked."""
        alone = np.array([row["counts"][form] for form in FORMS], np.int64)
        one, other = FORMS
        return cls(
            Counts(alone, np.array(row["link"], np.int64)),
            (Sums(*row["others"][one]), Sums(*row["others"][other])),
            (Apart(*row["apart"][one]), Apart(*row["apart"][other])),
        )


def _row(sums: Sums | Apart) -> list[int]:
    return list(astuple(sums))


@dataclass(frozen=True)
class Pool:
    """By the name of each cohort: its revision, and its tables as they stand in the file."""

    cohorts: Mapping[str, Mapping[str, Any]]

    def tables(self, twins: Twins, but: str = "") -> Iterator[Table]:
        """What each cohort knows of the twins as they are now; one may be left out by its name."""
        for name, cohort in self.cohorts.items():
            if name != but and twins.key in cohort["tables"]:
                yield Table.from_json(cohort["tables"][twins.key])

    def counts(self, twins: Twins, but: str = "") -> Counts:
        """The counts of all cohorts together."""
        return together(twins.steps, (table.counts for table in self.tables(twins, but)))

    def by_key(self) -> dict[str, list[Table]]:
        """Every table that there is, of items of today and of before, by its key."""
        found: dict[str, list[Table]] = {}
        for cohort in self.cohorts.values():
            for key, row in cohort["tables"].items():
                found.setdefault(key, []).append(Table.from_json(row))
        return dict(sorted(found.items()))

    def with_cohort(self, name: str, tables: Mapping[Twins, Table], revision: int) -> Pool:
        """The pool with a cohort, in the place of what it said before."""
        rows = {twins.key: table.as_json() for twins, table in tables.items()}
        return merged([self, Pool({name: {"revision": revision, "tables": rows}})])


def merged(pools: Iterable[Pool]) -> Pool:
    """All cohorts of all pools, each once: the one that was counted last."""
    found: dict[str, Mapping[str, Any]] = {}
    for pool in pools:
        for name, cohort in pool.cohorts.items():
            found[name] = max(found.get(name, cohort), cohort, key=_newest)
    return Pool(dict(sorted(found.items())))


def _newest(cohort: Mapping[str, Any]) -> tuple[int, str]:
    """Of two that bear one revision, the choice hangs on what they say, not on their order."""
    return cohort["revision"], json.dumps(cohort["tables"], sort_keys=True)


def read_pool(path: Path) -> Pool:
    """The pool of a file; an empty one where there is no file.

    Raises:
        NewerFormat: a newer kit wrote it.
        PoolUnreadable: it is no pool, or it was damaged.
    """
    if not path.exists():
        return Pool({})
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        raise PoolUnreadable(path, str(error).splitlines()[0]) from error
    if isinstance(whole, dict):
        refuse_newer(path, whole.get("format"), FORMAT)
    if wrong := check(whole, FORMAT):
        raise PoolUnreadable(path, wrong)
    return Pool(whole["cohorts"])


def write_pool(path: Path, pool: Pool) -> None:
    """Whole or not at all, a line for each cohort. The same cohorts give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(cohort, sort_keys=True, separators=(',', ':'))}"
        for name, cohort in sorted(pool.cohorts.items())
    )
    part = path.with_suffix(path.suffix + ".part")
    text = f'{{"format": {FORMAT}, "cohorts": {{\n{lines}\n}}}}\n'
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
