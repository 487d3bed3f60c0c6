"""What travels to whoever grades, and what comes back: plain data, with its fingerprint."""

import hashlib
import json
from dataclasses import asdict, dataclass, field

from autograder.pipeline.copies import Copy
from autograder.pipeline.items import Item, text_hash
from autograder.pipeline.records import Record, SetAside
from autograder.sandbox import Limits

Key = tuple[str, str]
"""Candidate and item."""


@dataclass(frozen=True)
class SourceCell:
    """A cell of the course as the gradebook remembers it."""

    cell_type: str
    locked: bool
    source: str
    checksum: str | None
    max_score: float | None = None
    """None for a cell that gives no points."""


@dataclass(frozen=True)
class Released:
    """One item in one language: the released notebook, and what the gradebook knows of it."""

    release: str
    kernelspec: str | None
    cells: dict[str, SourceCell]

    def fingerprint(self) -> str:
        """Changes when anything of it changes."""
        return text_hash(json.dumps(asdict(self), sort_keys=True))


@dataclass(frozen=True)
class Setting:
    """What is the same for every copy of a batch."""

    items: dict[str, Item]
    item_hashes: dict[str, str]
    released: dict[tuple[str, str], Released]
    """By item and language."""
    limits: Limits
    sandbox: bool
    kit_version: str


@dataclass(frozen=True)
class Task:
    """One notebook to grade. `notebook` is its text."""

    candidate: str
    item: str
    language: str
    notebook: str
    copy: Copy | None = None
    """The text it was made from; None when the notebook was placed by hand."""
    by_hand: dict[str, float] = field(default_factory=dict)
    """Scores that a person gave, by cell."""
    given_for: str = ""
    """The hash of the copy that they were given for: the last one graded. Empty if unknown."""
    set_aside: tuple[SetAside, ...] = ()
    """Scores that were set aside before: the record goes on telling them."""
    found_at: str = ""
    """Where in the course it lay, when that was not the place of its exercise and language."""

    @property
    def key(self) -> Key:
        """What it is looked up by."""
        return self.candidate, self.item


@dataclass(frozen=True)
class Result:
    """A graded task. `notebook` is the autograded one; None when grading did not get there."""

    record: Record
    notebook: str | None = None
    scores: dict[str, float | None] = field(default_factory=dict)
    to_look_at: dict[str, bool] = field(default_factory=dict)
    """By cell: whether nbgrader says that a person has to give the score."""
    comments: dict[str, str | None] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    """Scores given by hand that this newer copy sets aside."""
    cold_because: str = ""
    """Why no warm Python could be kept where it was graded, though the box could hold one."""

    @property
    def key(self) -> Key:
        """What it is looked up by."""
        return self.record.candidate, self.record.item


def fingerprint(task: Task, setting: Setting) -> str:
    """The same for the same copy, item, kit, limits and scores given by people."""
    copy = task.copy
    facts = {
        "task": [*task.key, task.language],
        "notebook": text_hash(task.notebook),
        "copy": [copy.handed_in, copy.made_with] if copy else None,
        "by_hand": task.by_hand,
        "item": setting.item_hashes.get(task.item),
        # An older word: with another key, every copy of an older kit would be graded again.
        "sheet": setting.released[task.item, task.language].fingerprint()
        if (task.item, task.language) in setting.released
        else None,
        "limits": asdict(setting.limits),
        "sandbox": setting.sandbox,
        "kit": setting.kit_version,
    }
    if task.found_at:  # only then: what lies in its place keeps its fingerprint
        facts["found_at"] = task.found_at
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
