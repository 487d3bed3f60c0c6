"""Takes the marks in, writes them into the records, and prepares what is still to be marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.marking.pages import write_page
from autograder.pipeline.agreed import bring_up_to_date
from autograder.pipeline.formats import refuse_newer_folder
from autograder.pipeline.items import Item, items_by_id
from autograder.pipeline.marks import (
    MARKERS,
    Key,
    Sheet,
    disagree,
    key_of,
    read_sheets,
    with_marks,
    write_sheet,
)
from autograder.pipeline.records import Record, read_records, write_records

THIRD = MARKERS[-1]


@dataclass(frozen=True)
class Problem:
    """A line of a sheet that a person has to mend. `id` is a sentence of the wording."""

    path: Path
    line: int
    id: str
    value: str


@dataclass(frozen=True)
class Marking:
    """Where marking stands."""

    answers: int
    agreed: int
    left: dict[int, int]
    """How many answers each person still has to mark; the third one has those in discussion."""
    problems: tuple[Problem, ...]
    pages: tuple[Path, ...]


def mark(data: Path, exercises: Path) -> Marking:
    """Read the sheets, put the marks into the records, write the pages and sheets again.

    A line that cannot be understood is reported and changes nothing.
    Raises ContentError, ValueError, and NewerFormat before anything is written.
    """
    refuse_newer_folder(data)
    items = items_by_id(exercises)
    sheets = read_sheets(data, items)
    records = [with_marks(r, items.get(r.item), sheets) for r in read_records(data)]
    write_records(data, records)
    bring_up_to_date(data, records, items)
    texts = [record for record in records if _is_text(record, items)]
    left = {sheet.marker: _left(sheet, sheets, texts) for sheet in sheets}
    pages = [page for sheet in sheets for page in _prepare(data, sheet, sheets, texts, items)]
    problems = [Problem(sheet.path, *found) for sheet in sheets for found in sheet.problems]
    agreed = sum(record.points is not None for record in texts)
    counts = {marker: len(records) for marker, records in left.items()}
    return Marking(len(texts), agreed, counts, tuple(problems), tuple(pages))


def _is_text(record: Record, items: dict[str, Item]) -> bool:
    """Whether people have something to read in it."""
    item = items.get(record.item)
    if item is None or not item.levels:
        return False
    return not item.is_untouched(record.language, record.source)


def _for(sheet: Sheet, sheets: list[Sheet], texts: Iterable[Record]) -> list[Record]:
    """What a person marks: everything, or for the third one what the two others see apart."""
    if sheet.marker != THIRD:
        return list(texts)
    first_two = [other.levels for other in sheets if other.marker != THIRD]

    def apart(key: Key) -> bool:
        return disagree([levels[key] for levels in first_two if key in levels])

    return [record for record in texts if apart(key_of(record))]


def _left(sheet: Sheet, sheets: list[Sheet], texts: Iterable[Record]) -> list[Record]:
    return [r for r in _for(sheet, sheets, texts) if key_of(r) not in sheet.levels]


def _prepare(
    data: Path, sheet: Sheet, sheets: list[Sheet], texts: list[Record], items: dict[str, Item]
) -> list[Path]:
    """The sheet and its page, for a person who has something to mark or has marked."""
    own = _for(sheet, sheets, texts)
    if not own and not sheet.path.exists():
        return []
    page, order = write_page(data, sheet.marker, own, items)
    write_sheet(sheet, [key_of(record) for record in order])
    return [page]
