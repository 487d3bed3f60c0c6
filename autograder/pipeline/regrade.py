"""What would change with an item dropped or mended: graded again from the raw copies, beside.

The true records are read and left as they are. Everything is made in a folder of its own, named
after its inputs: the same inputs give the same bytes.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.pipeline.batch import Progress, grade
from autograder.pipeline.formats import refuse_newer_folder
from autograder.pipeline.items import item_hash, items_by_id
from autograder.pipeline.journal import FILE as JOURNAL
from autograder.pipeline.marks import FOLDER as MARKS
from autograder.pipeline.records import Record, read_records, write_records
from autograder.pipeline.store import AptitudeStore
from autograder.sandbox import Limits
from workshop_game.checking import Outcome

FOLDER = "what-if"
REPORT = "report.json"
COPIED = ("source", "release", "submitted")
COPIED_FILES = ("gradebook.db", "nbgrader_config.py", ".built.json", ".submitted.json")
RECORDS = ("outcomes.json", "outcomes.csv")


class NothingToCompare(Exception):
    """There are no true records yet, or no item of that name. `key` says which."""

    def __init__(self, key: str, name: str = "") -> None:
        super().__init__(f"{key} {name}".strip())
        self.key = key
        self.name = name


@dataclass(frozen=True)
class Side:
    """A result before or after: what it is, and the fingerprints of what led to it."""

    outcome: str
    points: float | None
    out_of: float | None
    cases: dict[str, str]
    marked_by_hand: bool
    copy_hash: str
    item_hash: str
    kit_version: str


@dataclass(frozen=True)
class Change:
    """One candidate and one item whose result is another one, and why."""

    candidate: str
    item: str
    why: tuple[str, ...]
    """dropped, added, item, copy, kit, marks; `unexplained` when nothing of that changed."""
    before: Side | None
    after: Side | None


@dataclass(frozen=True)
class Comparison:
    """All that changed, and where the other records are."""

    folder: Path
    compared: int
    changes: tuple[Change, ...]

    @property
    def candidates(self) -> tuple[str, ...]:
        """Who is concerned, in the order of their numbers."""
        return tuple(sorted({change.candidate for change in self.changes}))


def regrade(
    data: Path,
    exercises: Path,
    *,
    store: AptitudeStore | None = None,
    drop: Sequence[str] = (),
    sandbox: bool = True,
    progress: Callable[[Progress], None] = lambda _: None,
    limits: Limits | None = None,
) -> Comparison:
    """Grade the raw copies of `data` again with `exercises`, without the items of `drop`.

    Raises NothingToCompare, and what `grade` raises.
    """
    refuse_newer_folder(data)
    store = store or AptitudeStore.of(data)
    store.look()  # before a folder is made
    before = read_records(data)
    if not before:
        raise NothingToCompare("nothing")
    known = {*items_by_id(exercises), *(record.item for record in before)}
    for name in drop:
        if name not in known:
            raise NothingToCompare("unknown", name)
    folder = _beside(data, exercises, drop)
    graded = grade(
        folder,
        exercises,
        store=store,
        sandbox=sandbox,
        progress=progress,
        limits=limits,
        again=True,
    )
    after = [record for record in graded if record.item not in drop]
    write_records(folder, after)
    found = Comparison(folder, len(before), tuple(_changes(before, after, drop)))
    (folder / REPORT).write_text(_report(found, exercises, drop), encoding="utf-8")
    return found


def put_in_place(data: Path, comparison: Comparison) -> Path:
    """Make the other records the true ones; the folder where the old ones are kept."""
    records = data / "records"
    digest = hashlib.sha256((records / RECORDS[0]).read_bytes()).hexdigest()[:12]
    kept = records / f"before-{digest}"
    kept.mkdir(exist_ok=True)
    for name in RECORDS:
        shutil.copy2(records / name, kept / name)
        shutil.copy2(comparison.folder / "records" / name, records / name)
    shutil.copy2(comparison.folder / REPORT, kept / REPORT)
    return kept


def _beside(data: Path, exercises: Path, drop: Sequence[str]) -> Path:
    """A fresh data folder with the notebooks and the scores that people gave.

    The copies themselves are asked for where they are: the store is only read.
    """
    hashes = {name: item_hash(item) for name, item in items_by_id(exercises).items()}
    inputs = json.dumps([hashes, sorted(drop)], sort_keys=True)
    folder = data / FOLDER / hashlib.sha256(inputs.encode()).hexdigest()[:12]
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "course").mkdir(parents=True)
    if (data / MARKS).exists():
        shutil.copytree(data / MARKS, folder / MARKS)
    if (data / "records" / JOURNAL).exists():  # which copy a score of a person was given for
        (folder / "records").mkdir()
        shutil.copy2(data / "records" / JOURNAL, folder / "records")
    for name in COPIED:
        if (data / "course" / name).exists():
            shutil.copytree(data / "course" / name, folder / "course" / name, symlinks=True)
    for name in COPIED_FILES:
        if (data / "course" / name).exists():
            shutil.copy2(data / "course" / name, folder / "course" / name)
    return folder


def _changes(before: list[Record], after: list[Record], drop: Sequence[str]) -> list[Change]:
    old = {(record.candidate, record.item): record for record in before}
    new = {(record.candidate, record.item): record for record in after}
    changes = []
    for key in sorted(old.keys() | new.keys()):
        one, other = _side(old.get(key)), _side(new.get(key))
        if _result(one) != _result(other):
            changes.append(Change(*key, _why(key[1], one, other, drop), one, other))
    return changes


def _side(record: Record | None) -> Side | None:
    if record is None:
        return None
    return Side(
        outcome=record.outcome.value,
        points=record.points,
        out_of=record.out_of,
        cases={case.id: f"{case.result} {case.points:g}" for case in record.cases},
        marked_by_hand=record.marked_by_hand,
        copy_hash=record.copy_hash,
        item_hash=record.item_hash,
        kit_version=record.kit_version,
    )


def _result(side: Side | None) -> tuple[object, ...] | None:
    """What counts as a change: never a fingerprint alone."""
    if side is None or side.outcome == Outcome.NOT_OFFERED:
        return None
    return side.outcome, side.points, side.out_of, side.cases


def _why(
    item: str, before: Side | None, after: Side | None, drop: Sequence[str]
) -> tuple[str, ...]:
    if item in drop:
        return ("dropped",)
    if before is None or after is None:
        return ("added",) if before is None else ("dropped",)
    reasons = {
        "item": before.item_hash != after.item_hash,
        "copy": before.copy_hash != after.copy_hash,
        "kit": before.kit_version != after.kit_version,
        "marks": before.marked_by_hand != after.marked_by_hand,
    }
    return tuple(name for name, is_so in reasons.items() if is_so) or ("unexplained",)


def _report(found: Comparison, exercises: Path, drop: Sequence[str]) -> str:
    """No time, no path, a fixed order."""
    whole = {
        "format": 1,
        "dropped": sorted(drop),
        "items": {name: item_hash(item) for name, item in items_by_id(exercises).items()},
        "compared": found.compared,
        "candidates": found.candidates,
        "changes": [asdict(change) for change in found.changes],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
