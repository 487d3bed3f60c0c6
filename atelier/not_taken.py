"""What lies among the copies and was not graded, said by reason."""

from pathlib import Path

from rich.console import Console

from atelier.wording import Wording
from autograder.dossier.wording import Words
from autograder.grade import NOT_TAKEN, read_not_taken

MOST = 5
"""Places shown for one reason: the file in the records has them all."""


def tell_not_taken(data: Path, say: Wording, console: Console) -> None:
    """Print each reason, what to do, and the first places below `submitted/` that it is true of."""
    by_reason: dict[str, list[str]] = {}
    for each in read_not_taken(data):
        by_reason.setdefault(each.reason, []).append(each.place)
    lines = [say("grade_not_taken_title")] if by_reason else []
    words = Words(say.language)
    for reason, places in by_reason.items():
        shown = ", ".join(_first(places, data, say))
        lines.append(f"- {shown}\n  {words('not_taken', reason)}")
    for line in lines:
        console.print(line, style="yellow", markup=False, soft_wrap=True)


def _first(places: list[str], data: Path, say: Wording) -> list[str]:
    if len(places) <= MOST:
        return places
    more = say("grade_not_taken_more", count=len(places) - MOST, file=data / "records" / NOT_TAKEN)
    return [*places[:MOST], more]
