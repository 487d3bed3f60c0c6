"""`atelier regrade`: what would change with an item dropped or mended, and for whom."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import DBAPIError

from atelier.places import EXERCISES
from atelier.stores import aptitude_store, unreadable
from atelier.trouble import Trouble
from atelier.what_if_bands import show_bands
from atelier.wording import Wording
from autograder import dossier
from autograder.course import CourseError
from autograder.grade import StoreUnreadable
from autograder.regrade import Comparison, NothingToCompare, Side, put_in_place, regrade
from autograder.sandbox import SandboxUnavailable
from workshop_game.checking import ContentError, NewerFormat, in_language

COLUMNS = ("regrade_who", "regrade_item", "regrade_old", "regrade_new", "regrade_why")
MISSING = {"nothing": "regrade_nothing", "unknown": "regrade_unknown"}
REASONS = {
    "dropped": "why_dropped",
    "added": "why_added",
    "item": "why_item",
    "copy": "why_copy",
    "kit": "why_kit",
    "marks": "why_marks",
    "unexplained": "why_unexplained",
}


def compare(
    data: Path,
    exercises: Path | None,
    drop: list[str],
    say: Wording,
    console: Console,
    *,
    sandbox: bool,
    apply: bool,
) -> Comparison:
    """Print who changes and why; with `apply`, make the other records the true ones."""
    chosen = exercises or EXERCISES
    if not chosen.is_dir():
        raise Trouble(say("no_folder", folder=chosen))
    store = aptitude_store(data, say)
    try:
        found = regrade(data, chosen, store=store, drop=drop, sandbox=sandbox)
    except NothingToCompare as nothing:
        raise Trouble(say(MISSING[nothing.key], name=nothing.name, folder=data)) from nothing
    except (SandboxUnavailable, NewerFormat) as error:
        raise Trouble(error.text(say.language)) from error
    except StoreUnreadable as error:
        raise unreadable(error, say) from error
    except DBAPIError as error:  # the gradebook
        raise Trouble(say("grade_stopped", error=error.orig)) from error
    except (CourseError, ContentError, ValueError) as error:
        raise Trouble(say("grade_stopped", error=in_language(error, say.language))) from error
    _show(found, say, console)
    show_bands(data, found.folder, chosen, say, console)
    if apply:
        kept = put_in_place(data, found)
        dossier.write(data, chosen)
        console.print(say("regrade_applied", folder=kept), soft_wrap=True, markup=False)
    return found


def _show(found: Comparison, say: Wording, console: Console) -> None:
    if found.changes:
        table = Table(*(say(name) for name in COLUMNS))
        for change in found.changes:
            why = ", ".join(say(REASONS[name]) for name in change.why)
            table.add_row(
                change.candidate,
                change.item,
                _words(change.before, say),
                _words(change.after, say),
                why,
            )
        console.print(table)
    counts = {"changes": len(found.changes), "people": len(found.candidates)}
    console.print(say("regrade_counts", compared=found.compared, **counts))
    console.print(say("regrade_beside", folder=found.folder), soft_wrap=True, markup=False)


def _words(side: Side | None, say: Wording) -> str:
    if side is None:
        return "–"
    outcome = say(f"outcome_{side.outcome}")
    return outcome if side.points is None else f"{outcome} ({side.points:g}/{side.out_of:g})"
