"""Grades everything: the course, the submissions, one record per candidate and item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.pipeline.copies import Copy, Roster, copy_key, read_roster
from autograder.pipeline.course import build
from autograder.pipeline.items import item_hash, items_by_id, text_hash
from autograder.pipeline.one_copy import Grader
from autograder.pipeline.records import Record, read_records, write_records
from autograder.pipeline.submissions import (
    Submission,
    gradable,
    submissions,
    write_submissions,
)
from autograder.pipeline.version import kit_version
from autograder.sandbox import Limits, Sessions, open_box
from workshop_game.checking import Item, Outcome

AHEAD = 2
"""Boxes started while a copy is at work: a copy needs one, or two to be judged apart."""

Records = dict[tuple[str, str], Record]
"""By candidate and item."""


@dataclass(frozen=True)
class Progress:
    """Told before the first and after every copy: how far the batch is."""

    done: int
    total: int
    candidate: str = ""
    item: str = ""
    outcome: Outcome | None = None


def grade(
    data: Path,
    exercises: Path,
    *,
    sandbox: bool = True,
    progress: Callable[[Progress], None] = lambda _: None,
    limits: Limits | None = None,
) -> list[Record]:
    """Grade every copy below `data` and write the records; one copy never stops the others.

    When it is interrupted, what was graded so far is written before the interruption goes on.
    Raises SandboxUnavailable, CourseError, ContentError, sqlite3.Error.
    """
    box = open_box(sandbox)
    items = items_by_id(exercises)
    roster = read_roster(data, items)
    course = build(data, exercises)
    copies, refused = gradable(roster.copies.values(), items)
    write_submissions(course, copies)
    waiting = _one_each(submissions(course, copies))
    records = {copy_key(copy): _refused(copy, reason) for copy, reason in refused.items()}
    try:
        with Sessions(box, limits or Limits(), ahead=AHEAD) as sessions:
            grader = Grader(course, items, sessions)
            for record in _graded(grader, waiting, progress):
                records[record.candidate, record.item] = _with_help(record, roster)
        records |= _without_copy(roster, items, set(records))
    except KeyboardInterrupt:
        records = _still_true(data, waiting, items) | records
        raise
    finally:
        ordered = [records[key] for key in sorted(records, key=_order(items))]
        write_records(data, ordered)
    return ordered


def _graded(
    grader: Grader, waiting: list[Submission], progress: Callable[[Progress], None]
) -> Iterator[Record]:
    progress(Progress(0, len(waiting)))
    for done, submission in enumerate(waiting, start=1):
        record = grader.grade(submission)
        yield record
        progress(Progress(done, len(waiting), record.candidate, record.item, record.outcome))


def _still_true(data: Path, waiting: list[Submission], items: dict[str, Item]) -> Records:
    """Records of an earlier run that this run did not reach: same copy, same item, same kit."""
    sources = {(s.candidate, s.item): s.copy.source for s in waiting if s.copy}
    return {
        (record.candidate, record.item): record
        for record in read_records(data)
        if record.kit_version == kit_version()
        and record.item in items
        and record.item_hash == item_hash(items[record.item])
        and record.copy_hash == text_hash(sources.get((record.candidate, record.item), ""))
    }


def _order(items: dict[str, Item]) -> Callable[[tuple[str, str]], tuple[str, int, str]]:
    """By candidate number, then in the order of the items' folders."""
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
            record = Record(
                candidate=candidate,
                item=name,
                language=language,
                outcome=Outcome.ABSENT if offered else Outcome.NOT_OFFERED,
                out_of=float(item.points),
                item_hash=item_hash(item),
                kit_version=kit_version(),
            )
            records[candidate, name] = _with_help(record, roster)
    return records
