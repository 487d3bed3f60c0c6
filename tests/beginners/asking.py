"""What a reviewer is asked, and the answers that they give back.

They see what the person at the keyboard sees: what was asked, the program, the sentence. No kind of
finding, no aim, nothing of who wrote what.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from tests.beginners.heard import Heard
from tests.beginners.reviews import Review

COLUMNS = ("key", "true", "useful", "why")

ASKED = """\
You see programs of adults who write code for the first time: what they were asked to do, what they
wrote, and the first thing that the kit tells them. You know nothing else of the kit. For each:

- **true**: is every statement true for this very program? A question that fits is true. What sends
  to the wrong line or the wrong sign, or names a wrong cause, is not.
- **useful**: would this person, who is a little afraid, know where to look and what kind of thing
  to change? The whole answer is not asked for: a step has hints for that.

Answer in a CSV file with the columns key,true,useful,why: y or n, and for each n a short reason.
"""


def asked(heard: Iterable[Heard]) -> str:
    """The questions, in Markdown; the text of a step stands once, above its programs."""
    parts = [ASKED]
    for (title, text), programs in groupby(heard, key=lambda each: (each.title, each.text)):
        parts.append(f"# What was asked: {title}\n\n{_quoted(text)}\n")
        parts.extend(_case(each) for each in programs)
    return "\n".join(parts)


def _case(heard: Heard) -> str:
    lines = enumerate(heard.program.source.splitlines(), 1)
    numbered = "\n".join(f"{number:3} {line}".rstrip() for number, line in lines)
    said = _quoted(heard.first)
    return (
        f"## {heard.key}\n\n```\n{numbered}\n```\n\nThe first thing that the kit says:\n\n{said}\n"
    )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def read_answers(path: Path, reviewer: str) -> dict[str, Review]:
    """The answers in a CSV file, by key.

    Raises:
        ValueError: a column is missing, or an answer is neither y nor n.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        return dict(_answers(csv.DictReader(file), path.name, reviewer))


def _answers(rows: csv.DictReader[str], name: str, reviewer: str) -> Iterator[tuple[str, Review]]:
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise ValueError(f"{name}: the column {missing[0]} is missing")
    for row in rows:
        true, useful = (_yes(row[column], name, row["key"]) for column in ("true", "useful"))
        yield row["key"].strip(), Review(reviewer, true, useful, (row["why"] or "").strip())


def _yes(answer: str | None, name: str, key: str) -> bool:
    known = {"y": True, "n": False}
    if answer is None or answer.strip().lower() not in known:
        raise ValueError(f"{name}: {key}: {answer!r} is neither y nor n")
    return known[answer.strip().lower()]
