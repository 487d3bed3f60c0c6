"""What is graded already, one line each: nothing is lost when the grading is ended half-way.

A line is added when the gradebook holds the scores. A line that a sudden end cut short is passed
over; that copy is graded again.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder.pipeline.records import Record, read_record
from autograder.pipeline.tasks import Key

FORMAT = 1
FILE = "journal.jsonl"


@dataclass(frozen=True)
class Entry:
    """A record, the fingerprint of all that led to it, and the scores given to the gradebook."""

    fingerprint: str
    record: Record
    scores: dict[str, float | None]


class Journal:
    """The file below DATA/records. The last line of a candidate and item counts."""

    def __init__(self, data: Path) -> None:
        self._path = data / "records" / FILE
        self.entries: dict[Key, Entry] = {}
        self._read()

    def add(self, entries: Iterable[Entry]) -> None:
        """Add these at once; they are on the disk when it returns."""
        new = list(entries)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(_line(entry) for entry in new))
            file.flush()
            os.fsync(file.fileno())
        self._note(new)

    def keep_only(self, keys: Iterable[Key]) -> None:
        """Write the file again without what no longer counts."""
        self.entries = {key: self.entries[key] for key in keys if key in self.entries}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        with part.open("w", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(_line(entry) for entry in self.entries.values()))
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)

    def _read(self) -> None:
        if not self._path.exists():
            return
        text = self._path.read_text(encoding="utf-8", errors="replace")
        self._note(entry for line in text.split("\n") if (entry := _entry(line)) is not None)
        if text and not text.endswith("\n"):
            self.keep_only(list(self.entries))  # the next line must not be glued to half a one

    def _note(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self.entries[entry.record.candidate, entry.record.item] = entry


def _line(entry: Entry) -> str:
    whole = {
        "format": FORMAT,
        "fingerprint": entry.fingerprint,
        "record": entry.record.as_json(),
        "scores": entry.scores,
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True) + "\n"


def _entry(line: str) -> Entry | None:
    """None for a line that is not whole, or that an older kit wrote."""
    try:
        whole = json.loads(line)
        return Entry(whole["fingerprint"], read_record(whole["record"]), whole["scores"])
    except (ValueError, KeyError, TypeError):
        return None
