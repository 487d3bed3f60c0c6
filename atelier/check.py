"""`atelier check`: what an author still has to do."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from atelier.places import EXERCISES, LESSONS
from atelier.trouble import Trouble
from atelier.wording import Wording
from workshop_game.checking.author import (
    Complaint,
    Report,
    Trial,
    check_content,
    hear_messages,
    step_folders,
)
from workshop_game.checking.author import check_mutants as check_trials
from workshop_game.checking.author.check import content_folders


def check(folder: Path | None, say: Wording, console: Console) -> bool:
    """Check ``folder``, or all content; print what is left to do; True when nothing is.

    Raises:
        Trouble: the folder does not exist.
    """
    folders = [folder] if folder else [LESSONS, EXERCISES]
    for each in folders:
        _refuse_no_folder(each, say)
    return _check_all(folders, say, console)


def check_mutants(folder: Path | None, say: Wording, console: Console) -> bool:
    """Change the right answers of each step below ``folder``; True when no change passes unnoticed.

    Raises:
        Trouble: the folder does not exist.
    """
    folder = _lessons(folder, say)
    table = Table(
        say("mutants_step"),
        say("mutants_count"),
        say("mutants_alike"),
        say("mutants_equal"),
        say("mutants_left"),
    )
    trials = []
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(say("mutants_title"), total=len(step_folders(folder)))
        for trial in check_trials(folder):
            trials.append(trial)
            table.add_row(*_row(trial))
            progress.advance(task)
    console.print(table)
    _print([complaint for trial in trials for complaint in trial.complaints], say, console)
    count = sum(trial.tried.mutants for trial in trials)
    left = sum(len(trial.complaints) for trial in trials)
    console.print(say("mutants_counts", count=count, steps=len(trials)))
    return _said(left, say, console)


def check_messages(folder: Path | None, say: Wording, console: Console) -> bool:
    """Show which programs are told each step's own sentences; True when no wrong answer is told
    another one's.

    Raises:
        Trouble: the folder does not exist.
    """
    folder = _lessons(folder, say)
    others = 0
    for step, heard in hear_messages(folder):
        console.print(f"[bold]{step.id}[/bold]")
        for mistake in [mistake.id for mistake in step.mistakes]:
            told = [each for each in heard if each.mistake == mistake]
            others += sum(each.other for each in told)
            sentence = step.prose[say.language][f"mistake {mistake}"]
            console.print(f"  {mistake}: {sentence}", markup=False, soft_wrap=True)
            for each in told:
                mark = "!!" if each.other else "  "
                console.print(f"    {mark} {each.of}", markup=False, soft_wrap=True)
    return _said(others, say, console)


def _lessons(folder: Path | None, say: Wording) -> Path:
    folder = folder or LESSONS
    _refuse_no_folder(folder, say)
    return folder


def _refuse_no_folder(folder: Path, say: Wording) -> None:
    if folder.is_file():
        raise Trouble(say("no_folder_but_a_file", file=folder, folder=folder.parent))
    if not folder.is_dir():
        raise Trouble(say("no_folder", folder=folder))


def _row(trial: Trial) -> list[str]:
    tried = trial.tried
    counts = (tried.mutants, tried.alike, tried.explained, len(tried.survivors))
    return [trial.step.id, *map(str, counts)]


def _check_all(folders: list[Path], say: Wording, console: Console) -> bool:
    reports = [_with_progress(each, say, console) for each in folders]
    _print([complaint for report in reports for complaint in report.complaints], say, console)
    return _summary(reports, say, console)


def _with_progress(folder: Path, say: Wording, console: Console) -> Report:
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(say("check_title"), total=len(content_folders(folder)))
        return check_content(folder, seen=lambda _: progress.advance(task))


def _summary(reports: list[Report], say: Wording, console: Console) -> bool:
    names = ("steps", "items", "right", "wrong", "messages")
    counts = {name: sum(getattr(report, name) for report in reports) for name in names}
    console.print(say("check_counts", **counts))
    return _said(sum(len(report.complaints) for report in reports), say, console)


def _print(complaints: list[Complaint], say: Wording, console: Console) -> None:
    for complaint in complaints:
        where = _short(complaint.where)
        text = f"!!  {where} : {complaint.text(say.language)}"
        console.print(text, markup=False, soft_wrap=True)


def _said(left: int, say: Wording, console: Console) -> bool:
    """Say how much is left to do; True when nothing is."""
    if left == 0:
        console.print(say("check_ok"))
    else:
        console.print(say("check_todo_one") if left == 1 else say("check_todo", count=left))
    return left == 0


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
