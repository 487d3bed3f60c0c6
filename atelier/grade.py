"""`atelier grade`: grade every copy, then write the dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy.exc import DBAPIError

from atelier.doctor import in_one_line
from atelier.left import tell_left
from atelier.places import EXERCISES
from atelier.stores import aptitude_store, unreadable
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder import dossier
from autograder import grade as autograder
from autograder.course import CourseError
from autograder.sandbox import SandboxUnavailable
from workshop_game.checking import ContentError, NewerFormat, Outcome, in_language


def grade(
    data: Path,
    say: Wording,
    console: Console,
    *,
    sandbox: bool,
    again: bool = False,
    cluster: str = "",
    exercises: Path = EXERCISES,
) -> list[autograder.Record]:
    """Grade the copies of ``data`` and write its dossiers; prints where they are.

    What did not change since it was graded is not graded again, unless ``again`` says so.
    ``cluster`` is the address of a Dask scheduler, whose workers then do the work.

    Raises:
        Trouble: no sandbox here, nothing to grade, or a course or a store that cannot be read or
            that a newer kit wrote.
    """
    store = aptitude_store(data, say)
    _look(data, store, say, console)
    if not sandbox:
        console.print(say("unprotected"), style="yellow")
    with _told_apart(say), _bar(say, console) as told:
        records = autograder.grade(
            data,
            exercises,
            store=store,
            sandbox=sandbox,
            progress=told,
            again=again,
            spread=autograder.on_cluster(cluster) if cluster else None,
        )
    if not records:
        raise Trouble(say("grade_nothing", folder=data))
    dossier.write(data, exercises, lambda who, why: tell_left(who, why, say, console))
    _summary(records, data, say, console)
    return records


def _look(data: Path, store: autograder.AptitudeStore, say: Wording, console: Console) -> None:
    """Say where the copies come from, when it is not the store. Raises Trouble for nowhere."""
    origin = autograder.origin(data, store)
    if origin is autograder.Origin.NOWHERE:
        raise Trouble(say("grade_no_store", folder=data))
    if origin is autograder.Origin.BY_HAND:
        said = say("grade_by_hand", folder=data)
        console.print(said, style="yellow", markup=False, soft_wrap=True)


@contextmanager
def _told_apart(say: Wording) -> Iterator[None]:
    """Whatever ends a grading, as a sentence that says what to do."""
    try:
        yield
    except (SandboxUnavailable, autograder.ClusterError, NewerFormat) as error:
        raise Trouble(error.text(say.language)) from error
    except autograder.StoreUnreadable as error:
        raise unreadable(error, say) from error
    except DBAPIError as error:  # the gradebook
        raise Trouble(say("grade_stopped", error=error.orig)) from error
    except (CourseError, ContentError) as error:
        raise Trouble(say("grade_stopped", error=in_language(error, say.language))) from error
    except KeyboardInterrupt as error:
        raise Trouble(say("grade_interrupted")) from error


@dataclass
class _News:
    """What happened on the way that a person has to know; told when the bar is gone."""

    cold_because: str = ""
    set_aside: list[tuple[str, str, float]] = field(default_factory=list)
    """Candidate, item, and the points that a person had given for an earlier copy."""

    def hear(self, progress: autograder.Progress) -> None:
        self.cold_because = self.cold_because or progress.cold_because
        if progress.set_aside:
            points = sum(each.points for each in progress.set_aside)
            self.set_aside.append((progress.candidate, progress.item, points))

    def tell(self, say: Wording, console: Console) -> None:
        lines = [
            say("grade_set_aside", candidate=candidate, item=item, points=f"{points:g}")
            for candidate, item, points in sorted(self.set_aside)
        ]
        if self.cold_because:
            lines.append(say("grade_cold", why=in_one_line(self.cold_because)))
        for line in lines:
            console.print(line, style="yellow", markup=False, soft_wrap=True)


@contextmanager
def _bar(say: Wording, console: Console) -> Iterator[Callable[[autograder.Progress], None]]:
    """A progress bar with counts and the time left; gives what it has to be told with.

    What a person has to know is said when the bar is gone, whatever ended the work.
    """
    news = _News()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[left]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        auto_refresh=False,  # its thread would be copied, half alive, into every worker
    )
    try:
        with bar:
            yield _telling(bar, news, say)
    finally:
        news.tell(say, console)


def _telling(bar: Progress, news: _News, say: Wording) -> Callable[[autograder.Progress], None]:
    task = bar.add_task(say("grade_title"), total=None, left="")
    bar.refresh()

    def told(progress: autograder.Progress) -> None:
        news.hear(progress)
        done, total = progress.done, progress.total
        left = say("grade_left", done=done, total=total)
        bar.update(task, completed=done, total=total, left=left, refresh=True)

    return told


def _summary(records: list[autograder.Record], data: Path, say: Wording, console: Console) -> None:
    failures = sum(record.outcome is Outcome.GRADER_FAILURE for record in records)
    if failures:
        console.print(say("grade_failures", count=failures), style="yellow")
    candidates = len({record.candidate for record in records})
    index = data / "dossiers" / "index.html"
    console.print(say("grade_done", copies=len(records), candidates=candidates, folder=index))
