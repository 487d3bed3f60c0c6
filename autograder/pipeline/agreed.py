"""Agreed marks in the gradebook: formgrader shows what people gave on the kit's sheets.

What was written is noted beside the sheets. So it is never taken for a score that a person gave
in formgrader, and it is taken back when the marks change.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.pipeline.cells import SOLUTION
from autograder.pipeline.gradebook import GradebookFile, Submitted
from autograder.pipeline.items import Item, assignment_of
from autograder.pipeline.marks import FOLDER
from autograder.pipeline.records import Record
from autograder.pipeline.scores import ScoreWriter

FORMAT = 1
FILE = "in-gradebook.json"


@dataclass(frozen=True)
class Written:
    """Points of the sheets in the gradebook, and the score of a person that they stand over."""

    candidate: str
    item: str
    language: str
    points: float
    before: float | None

    def there(self, book: GradebookFile) -> Submitted | None:
        """Where they are."""
        return book.submitted(self.candidate, (assignment_of(self.language), self.item))


def take_back(data: Path, scores: ScoreWriter) -> None:
    """Leave in the gradebook only what people gave there; a score changed since is theirs.

    A sudden end between the two halves is harmless: what has been taken back no longer holds the
    points that are noted.
    """
    for written in _read(data):
        there = written.there(scores.book)
        if there is not None and there.by_hand.get(SOLUTION) == written.points:
            scores.give(there, SOLUTION, written.before)
    _path(data).unlink(missing_ok=True)


def write_agreed(
    data: Path, scores: ScoreWriter, records: Iterable[Record], items: dict[str, Item]
) -> None:
    """Write the points that people agree on; noted first, so that they are known again."""
    found = []
    for record in records:
        item = items.get(record.item)
        if item is None or not item.levels or not record.marks or record.points is None:
            continue
        place = assignment_of(record.language), record.item
        there = scores.book.submitted(record.candidate, place)
        if there is not None:
            before = there.by_hand.get(SOLUTION)
            points = float(record.points)
            note = Written(record.candidate, record.item, record.language, points, before)
            found.append((note, there))
    if not found:
        return
    _note(data, [written for written, _ in found])
    for written, there in found:
        scores.give(there, SOLUTION, written.points)


def bring_up_to_date(data: Path, records: Iterable[Record], items: dict[str, Item]) -> None:
    """The same for a course that was graded; nothing where there is no gradebook."""
    course = data / "course"
    if (course / "gradebook.db").exists():
        with GradebookFile(course) as book:
            scores = ScoreWriter(book)
            take_back(data, scores)
            write_agreed(data, scores, records, items)


def _path(data: Path) -> Path:
    return data / FOLDER / FILE


def _read(data: Path) -> list[Written]:
    """What was noted last; nothing when there is no file, or none that makes sense.

    0.1.0 wrote the rows alone, without a number.
    """
    try:
        found = json.loads(_path(data).read_text(encoding="utf-8"))
        rows = found["written"] if isinstance(found, dict) else found
        return [Written(**row) for row in rows]
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return []


def _note(data: Path, written: list[Written]) -> None:
    path = _path(data)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    whole = {"format": FORMAT, "written": [asdict(each) for each in written]}
    text = json.dumps(whole, indent=1, ensure_ascii=False)
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)
