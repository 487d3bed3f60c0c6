"""Grades a whole plan and keeps what comes of it: one record per candidate and item."""

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from autograder.pipeline.agreed import take_back, write_agreed
from autograder.pipeline.first_record import first_record
from autograder.pipeline.formats import refuse_newer_folder
from autograder.pipeline.gradebook import GradebookFile
from autograder.pipeline.here import graded_here
from autograder.pipeline.items import Item, assignment_of
from autograder.pipeline.journal import Entry, Journal
from autograder.pipeline.marks import read_sheets, with_marks
from autograder.pipeline.not_taken import write_not_taken
from autograder.pipeline.plan import Found, Plan, find, setting_of
from autograder.pipeline.records import Record, SetAside, write_records
from autograder.pipeline.scores import ScoreWriter
from autograder.pipeline.store import AptitudeStore
from autograder.pipeline.submissions import autograded_path
from autograder.pipeline.tasks import Key, Result, Setting, Task, fingerprint
from autograder.sandbox import Limits, open_box
from workshop_game.checking import Outcome

AT_ONCE = 64
"""Results written to the gradebook and the journal together."""
LATEST = 1.0
"""Seconds that a result waits at most for others to be written with."""

OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What no copy is to blame for: the work ends, as it must."""

Spread = Callable[[list[Task], Setting], Iterator[Result]]
"""Grades tasks somewhere, and gives the results as they come."""


@dataclass(frozen=True)
class Progress:
    """Told before the first and after every copy: how far the batch is."""

    done: int
    total: int
    candidate: str = ""
    item: str = ""
    outcome: Outcome | None = None
    set_aside: tuple[SetAside, ...] = ()
    """Scores given by hand for an earlier copy, which this newer one sets aside."""
    cold_because: str = ""
    """Why each copy needs a new Python, where a warm one was wanted."""


Told = Callable[[Progress], None]


def grade(
    data: Path,
    exercises: Path,
    *,
    store: AptitudeStore | None = None,
    sandbox: bool = True,
    progress: Told = lambda _: None,
    limits: Limits | None = None,
    again: bool = False,
    spread: Spread | None = None,
) -> list[Record]:
    """Grade every copy below `data` and write the records; one copy never stops the others.

    What is graded already from the same copy, item, kit and limits is not graded again, unless
    `again` asks for it. Whatever ends the work, what was graded so far is kept; an interruption
    also writes the records before it goes on. `spread` says where copies are graded; by default
    on all cores of this computer. `store` holds the copies; by default the one in `data`.
    Raises SandboxUnavailable, StoreUnreadable, CourseError, ContentError, NewerFormat before
    anything is written, and sqlalchemy.exc.DBAPIError for a gradebook that cannot be read or
    written.
    """
    refuse_newer_folder(data)
    spread = spread or _on_this_computer(sandbox)
    found = find(data, exercises, store or AptitudeStore.of(data))
    with GradebookFile(found.course) as book:
        scores, journal = ScoreWriter(book), Journal(data)
        take_back(data, scores)
        setting = setting_of(found, book, limits or Limits(), sandbox=sandbox)
        plan = Plan(found, setting, book, journal)
        run = _Run(plan, scores, journal)
        try:
            run.work(spread, progress, again=again)
            plan.add_without_copy()
        finally:
            run.keep()
            records = _written(data, plan, scores)
    # Of a copy that failed too: what was graded before it is what scores were given for.
    journal.keep_only(plan.records)
    return records


def _on_this_computer(sandbox: bool) -> Spread:
    """Raises SandboxUnavailable."""
    box = open_box(sandbox)
    return lambda tasks, setting: graded_here(tasks, setting, box)


class _Run:
    """Grades what a plan leaves to do, and keeps each result where the next run looks for it."""

    def __init__(self, plan: Plan, scores: ScoreWriter, journal: Journal) -> None:
        self.plan = plan
        self.scores = scores
        self.journal = journal
        self._fresh: list[Result] = []
        self._since = monotonic()

    def work(self, spread: Spread, progress: Told, *, again: bool) -> None:
        """Grade what has to be graded."""
        self.scores.enter(self.plan.handed_in())
        left = self.plan.left(again=again)
        total = len(self.plan.found.waiting)
        done = total - len(left)
        progress(Progress(done, total))
        for result in spread(left, self.plan.setting):
            done += 1
            self._take(result)
            record = result.record
            told = record.candidate, record.item, record.outcome
            progress(Progress(done, total, *told, result.set_aside, result.cold_because))

    def keep(self) -> None:
        """Write what is new: the notebooks, the gradebook, then the journal."""
        results, self._fresh = self._fresh, []
        self._since = monotonic()
        results = [self._with_notebook(result) for result in results]
        self.scores.save((_place(result), result) for result in results)
        self.journal.add(self._entry(each) for each in results if each.notebook is not None)

    def _with_notebook(self, result: Result) -> Result:
        """The result with its notebook in the course; a failure where that has no place."""
        try:
            _write_autograded(self.plan.found.course, result)
        except OSError as error:
            if error.errno in OF_THE_DISK:
                raise
            if result.notebook is not None:
                record = first_record(self.plan.tasks[result.key], self.plan.setting)
                result = Result(replace(record, reason="cannot_write"))
                self.plan.records[result.key] = result.record
        return result

    def _take(self, result: Result) -> None:
        self.plan.records[result.key] = result.record
        self._fresh.append(result)
        if len(self._fresh) >= AT_ONCE or monotonic() - self._since > LATEST:
            self.keep()

    def _entry(self, result: Result) -> Entry:
        task = self.plan.tasks[result.key]
        if result.set_aside:
            task = replace(task, by_hand={})  # as the next run will find it
        return Entry(fingerprint(task, self.plan.setting), result.record, result.scores)


def _place(result: Result) -> tuple[str, str]:
    return assignment_of(result.record.language), result.record.item


def _write_autograded(course: Path, result: Result) -> None:
    """Read-only, as nbgrader leaves it; gone when this time the grading did not succeed.

    Raises OSError.
    """
    record = result.record
    path = autograded_path(course, record.candidate, record.language, record.item)
    if result.notebook is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(result.notebook, encoding="utf-8")
    part.chmod(0o444)
    part.replace(path)


def _written(data: Path, plan: Plan, scores: ScoreWriter) -> list[Record]:
    """The records with help and marks, in their order, once they are in the files."""
    items = plan.found.items
    marks = read_sheets(data, items)
    records = [
        with_marks(_with_help(plan.records[key], plan.found), items.get(key[1]), marks)
        for key in sorted(plan.records, key=_order(items))
    ]
    write_records(data, records)
    write_not_taken(data, plan.found.not_taken)
    write_agreed(data, scores, records, items)
    return records


def _with_help(record: Record, found: Found) -> Record:
    key = record.candidate, record.item
    return replace(record, helps=found.roster.helps.get(key, {}), beside=found.beside(key))


def _order(items: dict[str, Item]) -> Callable[[Key], tuple[str, int, str]]:
    """By candidate number, then in the order of the items."""
    places = {name: place for place, name in enumerate(items)}
    return lambda key: (key[0], places.get(key[1], len(places)), key[1])
