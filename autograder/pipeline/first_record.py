"""The record of a candidate and an item before anything is graded: built here and nowhere else."""

from dataclasses import replace

from autograder.pipeline.copies import Copy, copy_key
from autograder.pipeline.items import text_hash
from autograder.pipeline.records import Record
from autograder.pipeline.tasks import Key, Setting, Task
from workshop_game.checking import Outcome


def first_record(task: Task, setting: Setting) -> Record:
    """Of a notebook to grade: a grader failure until something better is known."""
    record = _record(task.key, task.language, setting, task.item)
    record = replace(record, boxed=setting.sandbox, set_aside=task.set_aside)
    record = replace(record, found_at=task.found_at)
    if task.copy is None:
        return replace(record, handed_in=True, source_from="file")
    return _with_text(record, task.copy)


def refused_record(copy: Copy, reason: str, setting: Setting) -> Record:
    """Of a copy that cannot even become a notebook: kept in sight, with its text."""
    record = _with_text(_record(copy_key(copy), copy.language, setting), copy)
    return replace(record, reason=reason)


def record_without_copy(key: Key, language: str, setting: Setting, *, offered: bool) -> Record:
    """Absent or not offered: distinct from each other and from nothing right."""
    outcome = Outcome.ABSENT if offered else Outcome.NOT_OFFERED
    return replace(_record(key, language, setting, key[1]), outcome=outcome)


def _record(key: Key, language: str, setting: Setting, name: str = "") -> Record:
    """`name` is the item when it can be one of the course: then its points and hash are known."""
    item = setting.items.get(name)
    return Record(
        candidate=key[0],
        item=key[1],
        language=language,
        outcome=Outcome.GRADER_FAILURE,
        out_of=float(item.points) if item else None,
        item_hash=setting.item_hashes.get(name, ""),
        kit_version=setting.kit_version,
    )


def _with_text(record: Record, copy: Copy) -> Record:
    return replace(
        record,
        handed_in=copy.handed_in,
        source_from="page" if copy.handed_in else "draft",
        source=copy.source,
        copy_hash=text_hash(copy.source),
        made_with=copy.made_with,
    )
