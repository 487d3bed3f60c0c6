"""What is known of one candidate and one item, and the two files that say it.

The same copies, items and kit give the same bytes: no time, no random name, a fixed order.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from autograder.pipeline.tables import as_cell
from workshop_game.checking import Outcome, refuse_newer

FORMAT = 1
JSON_FILE = "outcomes.json"
CSV_FILE = "outcomes.csv"


ONLY_WHERE_SO = ("unsupervised", "read_as", "unread", "beside")
"""Fields that came later: a record without them is as it was before they were there."""


@dataclass(frozen=True)
class CaseRecord:
    """One case. `result` is passed, failed, error (the program raised one) or stopped (a limit)."""

    id: str
    result: str
    points: float
    out_of: float
    expression: str = ""
    expected: str = ""
    observed: str = ""
    stopped: str = ""


@dataclass(frozen=True)
class Mark:
    """The level that one person gave to an answer in words. `marker` is 1, 2 or 3: no name."""

    marker: int
    level: int


@dataclass(frozen=True)
class SetAside:
    """A score that a person gave for an earlier copy: kept, and counted no more."""

    cell: str
    points: float
    copy_hash: str
    """The copy that it was given for."""


@dataclass(frozen=True)
class Record:
    """One candidate and one item. `points` is None when nothing was scored: never 0 for that."""

    candidate: str
    item: str
    language: str
    outcome: Outcome
    points: float | None = None
    out_of: float | None = None
    handed_in: bool = False
    source_from: str = ""
    """page (handed in), draft (never handed in), file (a notebook placed by hand), or empty."""
    source: str = ""
    cases: tuple[CaseRecord, ...] = ()
    error: str = ""
    error_line: int | None = None
    printed: str = ""
    read_as: str = ""
    """`lines` when an answer of values could not be run as a whole, and its other lines were."""
    unread: tuple[int, ...] = ()
    """The lines of `source` that Python could not read or run then."""
    beside: tuple[str, ...] = ()
    """Places in the course of further submissions, which do not count; with the reason `two_copies`
    of all of them, from which a person chooses."""
    limits: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    reason: str = ""
    """Why the grader could not grade: an id of the dossier's wording, or nbgrader's last line."""
    marked_by_hand: bool = False
    set_aside: tuple[SetAside, ...] = ()
    marks: tuple[Mark, ...] = ()
    """What people gave to an answer in words, each without seeing the other's."""
    helps: dict[str, int] = field(default_factory=dict)
    copy_hash: str = ""
    item_hash: str = ""
    made_with: str = ""
    kit_version: str = ""
    boxed: bool = True
    """False when the copy ran without the box, with --without-sandbox."""
    unsupervised: bool = False
    """True when the notebook says that it comes from a page without a classroom: whoever wrote it
    could read every item before."""

    def as_json(self) -> dict[str, Any]:
        """Plain data, ready for JSON; a field of `ONLY_WHERE_SO` where it says something."""
        row = {**asdict(self), "outcome": self.outcome.value}
        return {name: value for name, value in row.items() if value or name not in ONLY_WHERE_SO}


def write_records(data: Path, records: Sequence[Record]) -> tuple[Path, Path]:
    """Write both files below DATA/records, in one go each; returns their paths."""
    folder = data / "records"
    folder.mkdir(parents=True, exist_ok=True)
    ordered = list(records)
    whole = {"format": FORMAT, "records": [record.as_json() for record in ordered]}
    text = json.dumps(whole, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    _replace(folder / JSON_FILE, text)
    _replace(folder / CSV_FILE, _csv(ordered))
    return folder / JSON_FILE, folder / CSV_FILE


class UnreadableRecords(ValueError):
    """The file of records is damaged, or another file has its name."""

    def __init__(self, path: Path, said: str) -> None:
        super().__init__(f"{path}: {said}")
        self.path = path
        self.said = said


def read_records(data: Path) -> list[Record]:
    """The records written last; an empty list when nothing was graded yet.

    Raises NewerFormat for a file that a newer kit wrote, ValueError for any other format, and
    UnreadableRecords for what is no file of records at all.
    """
    path = data / "records" / JSON_FILE
    if not path.exists():
        return []
    whole = _whole(path)
    refuse_newer(path, whole.get("format"), FORMAT)
    if whole.get("format") != FORMAT:
        raise ValueError(f"{path}: written by another version of the kit; grade again")
    return [read_record(row) for row in whole["records"]]


def _whole(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:  # neither UTF-8 nor JSON
        raise UnreadableRecords(path, str(error)) from error
    if not isinstance(found, dict):
        raise UnreadableRecords(path, type(found).__name__)
    return found


def read_record(row: dict[str, Any]) -> Record:
    """The record that `as_json` made this of. Raises KeyError, TypeError, ValueError."""
    known = {f.name for f in fields(Record)}
    values = {name: value for name, value in row.items() if name in known}
    values["outcome"] = Outcome(row["outcome"])
    values["cases"] = tuple(CaseRecord(**case) for case in row["cases"])
    values["marks"] = tuple(Mark(**mark) for mark in row.get("marks", ()))
    values["set_aside"] = tuple(SetAside(**each) for each in row.get("set_aside", ()))
    values["limits"] = tuple(row["limits"])
    values["repaired"] = tuple(row["repaired"])
    values["beside"] = tuple(row.get("beside", ()))
    values["unread"] = tuple(row.get("unread", ()))
    return Record(**values)


COLUMNS = (
    *("candidate", "item", "language", "outcome", "points", "out_of", "handed_in", "source_from"),
    *("cases", "helps", "limits", "repaired", "reason", "marked_by_hand", "error_line"),
    *("marks", "set_aside"),
    *("copy_hash", "item_hash", "made_with", "kit_version", "boxed"),
)


def _csv(records: Iterable[Record]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow([as_cell(_field(record, name)) for name in COLUMNS])
    return text.getvalue()


def _field(record: Record, name: str) -> object:
    value = getattr(record, name)
    if name == "cases":
        return " ".join(f"{case.id}={case.result}" for case in record.cases)
    if name == "helps":
        return " ".join(f"{kind}={count}" for kind, count in value.items())
    if name == "marks":
        return " ".join(f"{mark.marker}={mark.level}" for mark in value)
    if name == "set_aside":
        return " ".join(f"{each.cell}={each.points:g}" for each in value)
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.value if isinstance(value, Outcome) else value


def _replace(path: Path, text: str) -> None:
    """Never a half-written file, whatever happens."""
    part = path.with_suffix(path.suffix + ".part")
    with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
