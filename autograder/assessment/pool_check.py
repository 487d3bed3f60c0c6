"""Whether a file that somebody sent is a pool: every number of it is looked at."""

from __future__ import annotations

import re
from typing import Any

from autograder.assessment.others import NAMES, Apart, Sums
from autograder.assessment.twins import FORMS

MOST = 10**15
"""No sum of a school is larger; a count of people is far below."""
COHORT = re.compile(r"[0-9a-f]{32}")
KEY = re.compile(r"[A-Za-z0-9_-]{1,64}/([0-9]{1,2})/[0-9a-f]{16}")
"""The name of the twins, how many steps they have, and the beginning of the hash of both."""


def check(whole: Any, format: int) -> str:
    """The first place that is wrong, in a few words; empty where all is well."""
    if not isinstance(whole, dict) or whole.get("format") != format:
        return "format"
    cohorts = whole.get("cohorts")
    if not isinstance(cohorts, dict):
        return "cohorts"
    return next((wrong for name, each in cohorts.items() if (wrong := _cohort(name, each))), "")


def _cohort(name: str, cohort: Any) -> str:
    place = f"cohorts/{name[:40]}"
    if not COHORT.fullmatch(name) or not isinstance(cohort, dict):
        return place
    if not _whole(cohort.get("revision")) or not isinstance(cohort.get("tables"), dict):
        return f"{place}/revision"
    for key, table in cohort["tables"].items():
        if wrong := _table(key, table):
            return f"{place}/{wrong}"
    return ""


def _table(key: str, table: Any) -> str:
    place = key[:80]
    found = KEY.fullmatch(key)
    if not found or not isinstance(table, dict):
        return place
    size = int(found[1]) + 1
    link = table.get("link")
    if not isinstance(link, list) or len(link) != size or not all(_row(r, size) for r in link):
        return f"{place}/link"
    for name, length, least in (
        ("counts", size, 0),
        ("others", len(NAMES[Sums]), -MOST),
        ("apart", len(NAMES[Apart]), -MOST),
    ):
        if not _by_form(table.get(name), length, least):
            return f"{place}/{name}"
    return ""


def _by_form(value: Any, length: int, least: int) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == set(FORMS)
        and all(_row(row, length, least) for row in value.values())
    )


def _row(value: Any, length: int, least: int = 0) -> bool:
    return isinstance(value, list) and len(value) == length and all(_whole(n, least) for n in value)


def _whole(value: Any, least: int = 0) -> bool:
    return type(value) is int and least <= value <= MOST
