"""Plans a batch: what there is to grade, what is known already, and what is left to do."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.pipeline.choosing import Choice, one_each
from autograder.pipeline.contract import StoreUnreadable, Why
from autograder.pipeline.copies import Copy, Roster, copy_key, read_roster
from autograder.pipeline.course import build, release_notebook
from autograder.pipeline.first_record import first_record, record_without_copy, refused_record
from autograder.pipeline.gradebook import GradebookFile
from autograder.pipeline.items import (
    assignment_of,
    is_candidate,
    is_safe_name,
    item_hash,
    items_by_id,
)
from autograder.pipeline.journal import Journal
from autograder.pipeline.not_taken import NotTaken
from autograder.pipeline.placed import sort_out
from autograder.pipeline.records import Record
from autograder.pipeline.repair import repair
from autograder.pipeline.store import AptitudeStore
from autograder.pipeline.submissions import (
    Origin,
    Submission,
    Unreadable,
    autograded_path,
    gradable,
    origin,
    parse_notebook,
    read_submission,
    submitted_path,
    write_submissions,
)
from autograder.pipeline.tasks import Key, Released, Setting, Task, fingerprint
from autograder.pipeline.version import kit_version
from autograder.sandbox import Limits
from workshop_game.checking import Item

Records = dict[Key, Record]


@dataclass(frozen=True)
class Found:
    """All that there is to grade: what candidates did, and the notebooks of it in the course."""

    items: dict[str, Item]
    roster: Roster
    course: Path
    waiting: list[Submission]
    """One per candidate and item."""
    refused: dict[Copy, str]
    """The copies that cannot become a notebook, and for each the reason why not."""
    choices: dict[Key, Choice] = field(default_factory=dict)
    """Where there is more than one submission."""
    not_taken: tuple[NotTaken, ...] = ()
    """All that lies below `submitted/` and is nobody's copy."""

    def beside(self, key: Key) -> tuple[str, ...]:
        """Places in the course: of the submissions that do not count, or of all to choose from."""
        choice = self.choices.get(key)
        if choice is None:
            return ()
        named = choice.all if choice.unclear else choice.others
        return tuple(each.path.relative_to(self.course).as_posix() for each in named)


def find(data: Path, exercises: Path, store: AptitudeStore) -> Found:
    """Build the course, and write the copies into it as notebooks.

    Raises StoreUnreadable, CourseError, ContentError.
    """
    if origin(data, store) is Origin.LOST:
        raise StoreUnreadable(Why.LOST, str(store))
    items = items_by_id(exercises)
    roster = read_roster(store, items)
    course = build(data, exercises)
    copies, refused = gradable(roster.copies.values(), items)
    refused |= write_submissions(course, copies)
    placed = sort_out(course, copies, items)
    choices = one_each(course, placed.taken)
    several = {(c.submission.candidate, c.submission.item): c for c in choices if c.others}
    waiting = [choice.submission for choice in choices]
    return Found(items, roster, course, waiting, refused, several, placed.listed)


def setting_of(found: Found, book: GradebookFile, limits: Limits, *, sandbox: bool) -> Setting:
    """What is the same for every copy."""
    released = {}
    for (assignment, name), notebook in book.notebooks.items():
        language = assignment.removeprefix(assignment_of(""))
        release = release_notebook(found.course, assignment, name)
        if name in found.items and assignment == assignment_of(language) and release.exists():
            text = release.read_text(encoding="utf-8")
            released[name, language] = Released(text, notebook.kernelspec, notebook.cells)
    hashes = {name: item_hash(item) for name, item in found.items.items()}
    return Setting(found.items, hashes, released, limits, sandbox, kit_version())


class Plan:
    """The tasks of a batch, and the records that are known without grading.

    `records` grows: what cannot be graded is there from the start, the records of an earlier run
    that still hold join it in `left`, and what is graded is put there as it comes.
    """

    def __init__(
        self, found: Found, setting: Setting, book: GradebookFile, journal: Journal
    ) -> None:
        self.found = found
        self.setting = setting
        self.tasks: dict[Key, Task] = {}
        self.records: Records = {
            copy_key(copy): refused_record(copy, reason, setting)
            for copy, reason in found.refused.items()
        }
        self._book = book
        self._journal = journal
        for submission in found.waiting:
            self._add(submission)

    def handed_in(self) -> dict[tuple[str, str], list[str]]:
        """Candidate and assignment -> the notebooks of it of which something can be graded."""
        found: dict[tuple[str, str], list[str]] = {}
        for task in self.tasks.values():
            if task.item in self.setting.items:
                where = task.candidate, assignment_of(task.language)
                found.setdefault(where, []).append(task.item)
        self._add_left_behind(found)
        return found

    def _add_left_behind(self, found: dict[tuple[str, str], list[str]]) -> None:
        """Assignments of which nothing of a candidate is left: their old scores go."""
        known = {each.assignment_id: where for (where, _), each in self._book.notebooks.items()}
        for candidate, assignment_id in self._book.assignments:
            if assignment_id in known:
                found.setdefault((candidate, known[assignment_id]), [])

    def left(self, *, again: bool) -> list[Task]:
        """What has to be graded; everything when asked for `again`."""
        reused = {task.key for task in self.tasks.values() if self._reuse(task)}
        return [task for task in self.tasks.values() if again or task.key not in reused]

    def add_without_copy(self) -> None:
        """The records of those who have no copy of an item."""
        roster = self.found.roster
        for candidate, language in roster.languages.items():
            for name in self.found.items:
                key = candidate, name
                if key not in self.records:
                    offered = key in roster.offers
                    record = record_without_copy(key, language, self.setting, offered=offered)
                    self.records[key] = record

    def _add(self, submission: Submission) -> None:
        """The submission as a task; one that cannot be read has its record at once."""
        task = self._task(submission)
        choice = self.found.choices.get(task.key)
        if choice is not None and choice.unclear:
            self.records[task.key] = self._unclear(task, choice)
            return
        try:
            self.tasks[task.key] = replace(task, notebook=read_submission(submission))
        except Unreadable as error:
            record = first_record(task, self.setting)
            self.records[task.key] = replace(record, reason=error.reason)

    def _unclear(self, task: Task, choice: Choice) -> Record:
        """Two that both differ from their start: a person chooses, with both in sight."""
        texts = []
        for each in choice.all:
            with suppress(Unreadable):  # one that cannot be read is named all the same
                place = each.path.relative_to(self.found.course).as_posix()
                texts.append(f"# {place}\n{self._own_source(each)}")
        record = replace(first_record(task, self.setting), reason="two_copies")
        return replace(record, source="\n\n".join(texts))

    def _own_source(self, submission: Submission) -> str:
        """All that the candidate wrote in it, cell after cell. Raises Unreadable."""
        assignment = assignment_of(submission.language)
        release = release_notebook(self.found.course, assignment, submission.item)
        notebook = parse_notebook(read_submission(submission))
        return repair(notebook, parse_notebook(release.read_text(encoding="utf-8"))).own.source

    def _task(self, submission: Submission) -> Task:
        """Without its notebook."""
        place = assignment_of(submission.language), submission.item
        there = self._book.submitted(submission.candidate, place)
        last = self._journal.entries.get((submission.candidate, submission.item))
        return Task(
            candidate=submission.candidate,
            item=submission.item,
            language=submission.language,
            notebook="",
            copy=submission.copy,
            by_hand=dict(there.by_hand) if there else {},
            given_for=last.record.copy_hash if last else "",
            set_aside=last.record.set_aside if last else (),
            found_at=_found_at(self.found.course, submission),
        )

    def _reuse(self, task: Task) -> bool:
        """Whether the journal, the gradebook and the notebook of an earlier run still hold."""
        entry = self._journal.entries.get(task.key)
        if entry is None or entry.fingerprint != fingerprint(task, self.setting):
            return False
        there = self._book.submitted(task.candidate, (assignment_of(task.language), task.item))
        if there is None or any(there.scores.get(n) != s for n, s in entry.scores.items()):
            return False
        course = self.found.course
        if not autograded_path(course, task.candidate, task.language, task.item).exists():
            return False
        self.records[task.key] = entry.record
        return True


def _found_at(course: Path, submission: Submission) -> str:
    """Its place in the course, where that is not the one of its exercise and language."""
    names = submission.candidate, submission.language, submission.item
    path = submission.path
    if not is_candidate(submission.candidate) or path == submitted_path(course, *names):
        return ""
    return path.relative_to(course).as_posix() if is_safe_name(submission.item) else ""
