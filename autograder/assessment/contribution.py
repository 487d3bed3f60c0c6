"""What a data folder adds to a pool, and the random name under which it does."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable
from pathlib import Path

from autograder.assessment.counts import Counts, counted
from autograder.assessment.others import apart, people_by_form, sums
from autograder.assessment.pool import FOLDER, Pool, PoolUnreadable, Table
from autograder.assessment.pool_check import COHORT
from autograder.assessment.results import Result
from autograder.assessment.twins import Twins
from workshop_game.checking.formats import refuse_newer

FORMAT = 1
FILE = "cohort.json"


def tables_of(results: Iterable[Result]) -> dict[Twins, Table]:
    """What a cohort knows of each of its twins."""
    known = list(results)
    counts = counted(known)
    people = people_by_form(known)
    found: dict[Twins, Table] = {}
    for twins in counts:
        one, other = people.get(twins, ([], []))
        found[twins] = Table(counts[twins], (sums(one), sums(other)), (apart(one), apart(other)))
    return found


def name_of(data: Path) -> str:
    """The name of this cohort in pools; empty where it was never added to one.

    Raises NewerFormat, and PoolUnreadable for a damaged file: a new name would count people twice.
    """
    return _kept(data)[0]


def add(data: Path, pool: Pool, tables: dict[Twins, Table]) -> Pool:
    """The pool with the cohort of DATA, in the place of what it said there before.

    The cohort gets its name at its first time. Raises NewerFormat, PoolUnreadable.
    """
    name, revision = _kept(data)
    name = name or secrets.token_hex(16)
    before = pool.cohorts.get(name, {"revision": 0, "tables": {}})
    rows = {twins.key: table.as_json() for twins, table in tables.items()}
    if before["tables"] == rows:
        return pool
    revision = max(revision, before["revision"]) + 1
    _keep(data, name, revision)
    return pool.with_cohort(name, tables, revision)


def _kept(data: Path) -> tuple[str, int]:
    """A random name, from which nobody can tell whose cohort it is, and how often it counted."""
    path = data / FOLDER / FILE
    if not path.exists():
        return "", 0
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        refuse_newer(path, found["format"], FORMAT)
        name, revision = found["cohort"], int(found["revision"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PoolUnreadable(path, "cohort") from error
    if not re.fullmatch(COHORT, name):
        raise PoolUnreadable(path, "cohort")
    return name, revision


def _keep(data: Path, name: str, revision: int) -> None:
    path = data / FOLDER / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".json.part")
    whole = {"format": FORMAT, "cohort": name, "revision": revision}
    part.write_text(json.dumps(whole) + "\n", encoding="utf-8")
    part.replace(path)


def known_counts(own: dict[Twins, Counts], pool: Pool, name: str) -> dict[Twins, Counts]:
    """The counts of a cohort and those of the others in a pool, its own not twice."""
    return {twins: counts + pool.counts(twins, but=name) for twins, counts in own.items()}
