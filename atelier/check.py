"""`atelier check`: what an author still has to do."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from atelier.places import EXERCISES, LESSONS
from atelier.trouble import Trouble
from atelier.wording import Wording
from workshop_game.checking.author import Report, check_content
from workshop_game.checking.author.check import content_folders


def check(folder: Path | None, say: Wording, console: Console) -> bool:
    """Check ``folder``, or all content; print what is left to do; True when nothing is.

    Raises:
        Trouble: the folder does not exist.
    """
    folders = [folder] if folder else [LESSONS, EXERCISES]
    for each in folders:
        if not each.is_dir():
            raise Trouble(say("no_folder", folder=each))
    reports = [_with_progress(each, say, console) for each in folders]
    for report in reports:
        for complaint in report.complaints:
            where = _short(complaint.where)
            console.print(
                f"!!  {where} : {complaint.text(say.language)}", markup=False, soft_wrap=True
            )
    return _summary(reports, say, console)


def _with_progress(folder: Path, say: Wording, console: Console) -> Report:
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(say("check_title"), total=len(content_folders(folder)))
        return check_content(folder, seen=lambda _: progress.advance(task))


def _summary(reports: list[Report], say: Wording, console: Console) -> bool:
    names = ("steps", "items", "right", "wrong", "messages")
    counts = {name: sum(getattr(report, name) for report in reports) for name in names}
    console.print(say("check_counts", **counts))
    left = sum(len(report.complaints) for report in reports)
    if left == 0:
        console.print(say("check_ok"))
    else:
        console.print(say("check_todo_one") if left == 1 else say("check_todo", count=left))
    return left == 0


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
