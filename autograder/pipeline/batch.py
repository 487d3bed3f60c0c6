"""Grades everything: the course, the submissions, one record per candidate and item."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from autograder.pipeline.agreed import take_back, write_agreed
from autograder.pipeline.copies import Copy, Roster, copy_key, read_roster
from autograder.pipeline.course import build, release_notebook
from autograder.pipeline.formats import refuse_newer_folder
from autograder.pipeline.gradebook import GradebookFile, Place
from autograder.pipeline.here import graded_here
from autograder.pipeline.items import assignment_of, item_hash, items_by_id, text_hash
from autograder.pipeline.journal import Entry, Journal
from autograder.pipeline.marks import read_sheets, with_marks
from autograder.pipeline.one_copy import known
from autograder.pipeline.records import Record, SetAside, write_records
from autograder.pipeline.submissions import (
    Submission,
    Unreadable,
    gradable,
    read_submission,
    submissions,
    write_submissions,
)
from autograder.pipeline.tasks import Result, Setting, Sheet, Task, fingerprint
from autograder.pipeline.version import kit_version
from autograder.sandbox import Limits, open_box
from workshop_game.checking import Item, Outcome

AT_ONCE = 64
"""Results written to the gradebook and the journal together."""
LATEST = 1.0
"""Seconds that a result waits at most for others to be written with."""

Records = dict[tuple[str, str], Record]
"""By candidate and item."""
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


def grade(
    data: Path,
    exercises: Path,
    *,
    sandbox: bool = True,
    progress: Callable[[Progress], None] = lambda _: None,
    limits: Limits | None = None,
    again: bool = False,
    spread: Spread | None = None,
) -> list[Record]:
    """Grade every copy below `data` and write the records; one copy never stops the others.

    What is graded already from the same copy, item, kit and limits is not graded again, unless
    `again` asks for it. Whatever ends the work, what was graded so far is kept; an interruption
    also writes the records before it goes on. `spread` says where copies are graded; by default
    on all cores of this computer.
    Raises SandboxUnavailable, CourseError, ContentError, sqlite3.Error, and NewerFormat before
    anything is written.
    """
    refuse_newer_folder(data)
    if spread is None:
        box = open_box(sandbox)
        spread = lambda tasks, setting: graded_here(tasks, setting, box)  # noqa: E731
    items = items_by_id(exercises)
    roster = read_roster(data, items)
    course = build(data, exercises)
    copies, refused = gradable(roster.copies.values(), items)
    write_submissions(course, copies)
    waiting = _one_each(submissions(course, copies))
    with GradebookFile(course) as book:
        take_back(data, book)
        setting = _setting(course, items, book, limits or Limits(), sandbox)
        batch = _Batch(data, course, setting, book)
        batch.records |= {
            copy_key(copy): _refused(copy, reason) for copy, reason in refused.items()
        }
        try:
            batch.work(waiting, spread, progress, again=again)
            batch.records |= _without_copy(roster, items, set(batch.records))
        finally:
            batch.keep()
            chosen = sorted(batch.records, key=_order(items))
            marks = read_sheets(data, items)
            ordered = [
                with_marks(_with_help(batch.records[key], roster), items.get(key[1]), marks)
                for key in chosen
            ]
            write_records(data, ordered)
            write_agreed(data, book, ordered, items)
    # Of a copy that failed too: what was graded before it is what scores were given for.
    batch.journal.keep_only(batch.records)
    return ordered


class _Batch:
    """The work of one run: what is known, what is new, and where both are kept."""

    def __init__(self, data: Path, course: Path, setting: Setting, book: GradebookFile) -> None:
        self.course = course
        self.setting = setting
        self.book = book
        self.journal = Journal(data)
        self.records: Records = {}
        self._tasks: dict[tuple[str, str], Task] = {}
        self._fresh: list[Result] = []
        self._since = monotonic()

    def work(
        self,
        waiting: list[Submission],
        spread: Spread,
        progress: Callable[[Progress], None],
        *,
        again: bool,
    ) -> None:
        """Grade what has to be graded."""
        tasks = [task for submission in waiting if (task := self._task(submission)) is not None]
        self._enter(tasks)
        reused = {task.key for task in tasks if self._reuse(task)}
        left = [task for task in tasks if again or task.key not in reused]
        done, total = len(waiting) - len(left), len(waiting)
        progress(Progress(done, total))
        for result in spread(left, self.setting):
            done += 1
            self._take(result)
            record = result.record
            told = record.candidate, record.item, record.outcome
            progress(Progress(done, total, *told, result.set_aside, result.cold_because))

    def keep(self) -> None:
        """Write what is new: the notebooks, the gradebook, then the journal."""
        results, self._fresh = self._fresh, []
        self._since = monotonic()
        for result in results:
            _write_autograded(self.course, result)
        self.book.save((_place(result), result) for result in results)
        self.journal.add(self._entry(each) for each in results if each.notebook is not None)

    def _entry(self, result: Result) -> Entry:
        task = self._tasks[result.key]
        if result.set_aside:
            task = replace(task, by_hand={})  # as the next run will find it
        return Entry(fingerprint(task, self.setting), result.record, result.scores)

    def _task(self, submission: Submission) -> Task | None:
        """The submission as a task; one that cannot be read has its record at once."""
        place = assignment_of(submission.language), submission.item
        there = self.book.submitted(submission.candidate, place)
        last = self.journal.entries.get((submission.candidate, submission.item))
        task = Task(
            submission.candidate,
            submission.item,
            submission.language,
            "",
            submission.copy,
            dict(there.by_hand) if there else {},
            last.record.copy_hash if last else "",
            last.record.set_aside if last else (),
        )
        try:
            task = replace(task, notebook=read_submission(submission))
        except Unreadable as error:
            self.records[task.key] = replace(known(task, self.setting), reason=error.reason)
            return None
        self._tasks[task.key] = task
        return task

    def _enter(self, tasks: Iterable[Task]) -> None:
        """The rows of the gradebook; only for assignments of which something can be graded."""
        found: dict[tuple[str, str], list[str]] = {}
        for task in tasks:
            if task.item in self.setting.items:
                where = task.candidate, assignment_of(task.language)
                found.setdefault(where, []).append(task.item)
        self.book.enter(found)

    def _reuse(self, task: Task) -> bool:
        """Whether the journal, the gradebook and the notebook of an earlier run still hold."""
        entry = self.journal.entries.get(task.key)
        if entry is None or entry.fingerprint != fingerprint(task, self.setting):
            return False
        place = assignment_of(task.language), task.item
        there = self.book.submitted(task.candidate, place)
        if there is None or any(there.scores.get(n) != s for n, s in entry.scores.items()):
            return False
        if not _autograded(self.course, task.candidate, place).exists():
            return False
        self.records[task.key] = entry.record
        return True

    def _take(self, result: Result) -> None:
        self.records[result.key] = result.record
        self._fresh.append(result)
        if len(self._fresh) >= AT_ONCE or monotonic() - self._since > LATEST:
            self.keep()


def _setting(
    course: Path, items: dict[str, Item], book: GradebookFile, limits: Limits, sandbox: bool
) -> Setting:
    sheets = {}
    for (assignment, name), notebook in book.notebooks.items():
        language = assignment.removeprefix(assignment_of(""))
        release = release_notebook(course, assignment, name)
        if name in items and assignment == assignment_of(language) and release.exists():
            text = release.read_text(encoding="utf-8")
            sheets[name, language] = Sheet(text, notebook.kernelspec, notebook.cells)
    hashes = {name: item_hash(item) for name, item in items.items()}
    return Setting(items, hashes, sheets, limits, sandbox, kit_version())


def _place(result: Result) -> Place:
    return assignment_of(result.record.language), result.record.item


def _autograded(course: Path, candidate: str, place: Place) -> Path:
    return course / "autograded" / candidate / place[0] / f"{place[1]}.ipynb"


def _write_autograded(course: Path, result: Result) -> None:
    """Read-only, as nbgrader leaves it; gone when this time the grading did not succeed."""
    path = _autograded(course, result.record.candidate, _place(result))
    path.unlink(missing_ok=True)
    if result.notebook is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(result.notebook, encoding="utf-8")
        path.chmod(0o444)


def _order(items: dict[str, Item]) -> Callable[[tuple[str, str]], tuple[str, int, str]]:
    """By candidate number, then in the order of the items."""
    places = {name: place for place, name in enumerate(items)}
    return lambda key: (key[0], places.get(key[1], len(places)), key[1])


def _one_each(found: list[Submission]) -> list[Submission]:
    """One submission per candidate and item: the copy that counts before a stray notebook."""
    chosen: dict[tuple[str, str], Submission] = {}
    for submission in found:
        key = submission.candidate, submission.item
        if key not in chosen or (chosen[key].copy is None and submission.copy is not None):
            chosen[key] = submission
    return [chosen[key] for key in sorted(chosen)]


def _refused(copy: Copy, reason: str) -> Record:
    """A copy that cannot even become a notebook is kept in sight, with its text."""
    return Record(
        candidate=copy.candidate,
        item=copy.item,
        language=copy.language,
        outcome=Outcome.GRADER_FAILURE,
        handed_in=copy.handed_in,
        source_from="page" if copy.handed_in else "draft",
        source=copy.source,
        reason=reason,
        copy_hash=text_hash(copy.source),
        made_with=copy.made_with,
        kit_version=kit_version(),
    )


def _with_help(record: Record, roster: Roster) -> Record:
    return replace(record, helps=roster.helps.get((record.candidate, record.item), {}))


def _without_copy(roster: Roster, items: dict[str, Item], graded: set[tuple[str, str]]) -> Records:
    """Absent or not offered: distinct from each other and from nothing right."""
    records: Records = {}
    for candidate, language in roster.languages.items():
        for name, item in items.items():
            if (candidate, name) in graded:
                continue
            offered = (candidate, name) in roster.offers
            records[candidate, name] = Record(
                candidate=candidate,
                item=name,
                language=language,
                outcome=Outcome.ABSENT if offered else Outcome.NOT_OFFERED,
                out_of=float(item.points),
                item_hash=item_hash(item),
                kit_version=kit_version(),
            )
    return records
