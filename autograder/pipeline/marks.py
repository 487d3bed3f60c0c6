"""Marks that people give to answers in words: the sheets that they fill in, and what follows.

Two people mark each answer, each on a sheet of their own, knowing a candidate number only. Two
levels that differ by more than one ask for a third person. The sheets stay; nothing is averaged
away: the records hold every mark.
"""

import codecs
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean, median

from autograder.pipeline.items import Item
from autograder.pipeline.records import Mark, Record
from autograder.pipeline.tables import as_cell, from_cell
from workshop_game.checking import Outcome
from workshop_game.checking.outcome import outcome_of

FOLDER = "marks"
MARKERS = (1, 2, 3)
COLUMNS = ("item", "candidate", "copy", "level", "remark")
APART = 1
"""Levels that differ by more are no agreement."""
SHORT = 12
"""Letters of a copy's hash on a sheet: enough to see that a copy changed after it was marked."""

Key = tuple[str, str, str]
"""Item, candidate, and the beginning of the copy's hash: a mark is for one text."""


@dataclass(frozen=True)
class Row:
    """One line of a sheet, as a person left it."""

    line: int
    key: Key
    level: str
    remark: str


@dataclass
class Sheet:
    """What one person marked. `problems` are (line, id, value) that they have to mend."""

    marker: int
    path: Path
    rows: list[Row] = field(default_factory=list)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    levels: dict[Key, int] = field(default_factory=dict)


def key_of(record: Record) -> Key:
    """What a mark of this record is looked up by."""
    return record.item, record.candidate, record.copy_hash[:SHORT]


def sheet_path(data: Path, marker: int) -> Path:
    """Where the sheet of a person is."""
    return data / FOLDER / f"marker-{marker}.csv"


def read_sheets(data: Path, items: dict[str, Item]) -> list[Sheet]:
    """The three sheets as they are now; empty ones where there is no file."""
    return [_read_sheet(sheet_path(data, marker), marker, items) for marker in MARKERS]


def with_marks(record: Record, item: Item | None, sheets: Iterable[Sheet]) -> Record:
    """The record with its marks, and with the outcome once people agree."""
    if item is None or not item.levels or record.outcome in _WITHOUT_TEXT:
        return record
    key = key_of(record)
    marks = tuple(Mark(sheet.marker, sheet.levels[key]) for sheet in sheets if key in sheet.levels)
    if not marks and not record.marks:
        return record
    points = agreed([mark.level for mark in marks])
    if points is None:
        return replace(record, marks=marks, outcome=Outcome.TO_MARK, points=None)
    outcome = outcome_of(points, item.points, blank=False)
    return replace(record, marks=marks, outcome=outcome, points=points, marked_by_hand=True)


def agreed(levels: list[int]) -> float | None:
    """The points that follow: the middle of two neighbours, or of three; None before that."""
    if len(levels) >= len(MARKERS):
        return float(median(levels))
    return fmean(levels) if len(levels) == 2 and not disagree(levels) else None


def disagree(levels: list[int]) -> bool:
    """Whether the two first people are so far apart that a third one is asked."""
    return len(levels) >= 2 and abs(levels[0] - levels[1]) > APART


SEPARATORS = (";", "\t")
"""Between the columns, where it is no comma."""
_WITHOUT_TEXT = (Outcome.BLANK, Outcome.ABSENT, Outcome.NOT_OFFERED, Outcome.GRADER_FAILURE)


def _read_sheet(path: Path, marker: int, items: dict[str, Item]) -> Sheet:
    sheet = Sheet(marker, path)
    if not path.exists():
        return sheet
    text = _text(path)
    first = text.partition("\n")[0]
    separator = next((sign for sign in SEPARATORS if sign in first), ",")
    for line, row in enumerate(csv.DictReader(io.StringIO(text), delimiter=separator), start=2):
        _read_row(sheet, line, {name: (value or "") for name, value in row.items() if name}, items)
    return sheet


def _text(path: Path) -> str:
    """What a sheet holds, as spreadsheets save it: UTF-8, Unicode text, or Windows' own letters."""
    written = path.read_bytes()
    if written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return written.decode("utf-16", errors="replace")
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError:
        return written.decode("cp1252", errors="replace")


def _read_row(sheet: Sheet, line: int, row: dict[str, str], items: dict[str, Item]) -> None:
    if not set(COLUMNS) <= row.keys():
        sheet.problems.append((line, "columns", ", ".join(COLUMNS)))
        return
    item, candidate, copy, level, remark = (from_cell(row[name].strip()) for name in COLUMNS)
    key = (item, candidate, copy)
    sheet.rows.append(Row(line, key, level, remark))
    if not level:
        return
    if item not in items or not items[item].levels:
        sheet.problems.append((line, "item", item))
    elif level not in [str(known) for known in range(items[item].levels)]:
        sheet.problems.append((line, "level", level))
    elif sheet.levels.setdefault(key, int(level)) != int(level):
        sheet.problems.append((line, "twice", candidate))


def write_sheet(sheet: Sheet, keys: Iterable[Key]) -> None:
    """Write the sheet with a line for each of `keys`; what was filled in stays as it was.

    A sheet whose columns are not understood is left alone: a person's levels are in it.
    """
    if any(problem == "columns" for _, problem, _ in sheet.problems):
        return
    kept = [(row.key, row.level, row.remark) for row in sheet.rows]
    known = {key for key, _, _ in kept}
    kept += [(key, "", "") for key in keys if key not in known]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", delimiter=";")
    writer.writerow(COLUMNS)
    for key, level, remark in kept:
        writer.writerow([as_cell(text) for text in (*key, level, remark)])
    sheet.path.parent.mkdir(parents=True, exist_ok=True)
    part = sheet.path.with_suffix(".part")
    part.write_text(text.getvalue(), encoding="utf-8-sig")
    part.replace(sheet.path)
