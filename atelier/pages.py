"""The pages that are written of records: dossiers for the jury, feedback for the candidates."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from atelier.left import tell_left
from atelier.places import EXERCISES
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.dossier import write
from autograder.feedback import write_feedback
from autograder.grade import UnreadableRecords


def dossiers(data: Path, say: Wording, console: Console) -> None:
    """Write every dossier again. Raises Trouble without records, or where they are damaged."""
    with _records(data, say):
        pages = write(data, EXERCISES, lambda who, why: tell_left(who, why, say, console))
    index = data / "dossiers" / "index.html"
    console.print(say("dossiers_written", count=len(pages), index=index))


def feedback(data: Path, say: Wording, console: Console) -> None:
    """Write the candidates' pages. Raises Trouble without records, or where they are damaged."""
    with _records(data, say):
        pages = write_feedback(
            data,
            EXERCISES,
            lambda record, why: tell_left(f"{record.candidate} {record.item}", why, say, console),
        )
    folder = data / "course" / "feedback"
    console.print(say("feedback_written", count=len(pages), folder=folder), soft_wrap=True)


@contextmanager
def _records(data: Path, say: Wording) -> Iterator[None]:
    if not (data / "records" / "outcomes.json").exists():
        raise Trouble(say("grade_nothing", folder=data))
    try:
        yield
    except UnreadableRecords as damaged:
        told = say("records_unreadable", path=damaged.path, said=damaged.said)
        raise Trouble(told) from damaged
