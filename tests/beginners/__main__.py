"""`python -m tests.beginners`: what is said first to each program, and what reviewers say of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.beginners.asking import asked, read_answers
from tests.beginners.corpus import corpus
from tests.beginners.found import rows, write_rows
from tests.beginners.heard import Heard, heard
from tests.beginners.reviews import (
    REVIEWERS,
    Count,
    Reviews,
    count,
    merged,
    read_reviews,
    write_reviews,
)

app = typer.Typer(add_completion=False, help=__doc__)
console = Console()

LANGUAGES = ("fr", "en")


@app.command("count")
def count_command() -> None:
    """Count, for each language, what the reviewers said; 1 where it is not good enough."""
    reviews = read_reviews()
    said = _all()
    counts = {
        language: count((one for one in said if one.program.language == language), reviews)
        for language in LANGUAGES
    }
    console.print(_table(counts))
    for language, counted in counts.items():
        _print_ids(f"{language}: the reviewers disagree about", counted.disagreements)
        _print_ids(f"{language}: not reviewed", counted.unreviewed)
    if not all(counted.holds for counted in counts.values()):
        raise typer.Exit(1)


@app.command("ask")
def ask_command(
    folder: Path,
    reviewer: Annotated[str, typer.Option(help="leave out what they have reviewed")] = "",
    cases: Annotated[int, typer.Option(min=1, help="programs in one file")] = 60,
    every: Annotated[bool, typer.Option(help="what has its reviews too")] = False,
) -> None:
    """Write the questions for a reviewer: what lacks a review, in the order of the course."""
    folder.mkdir(parents=True, exist_ok=True)
    reviews = read_reviews()
    left = [one for one in _all() if every or _lacks(one, reviews, reviewer)]
    for number, start in enumerate(range(0, len(left), cases), 1):
        path = folder / f"questions_{number:02}.md"
        path.write_text(asked(left[start : start + cases]), encoding="utf-8")
        console.print(f"{path}: {len(left[start : start + cases])}")


@app.command("take")
def take_command(reviewer: str, answers: list[Path]) -> None:
    """Keep the answers of REVIEWER, a name that is nobody's own, from their CSV files."""
    reviews: Reviews = read_reviews()
    keys = {one.key for one in _all()}
    for path in answers:
        new = read_answers(path, reviewer)
        console.print(f"{path.name}: {len(new)}, {len(new.keys() - keys)} of nothing said today")
        reviews = merged(reviews, reviewer, new)
    write_reviews({key: reviewed for key, reviewed in reviews.items() if key in keys})


@app.command("found")
def found_command() -> None:
    """Keep what is found first in each program, for the test that compares it."""
    write_rows(rows(_all()))


@app.command("faults")
def faults_command() -> None:
    """Print every program of which a reviewer says no, with what is said and why."""
    reviews = read_reviews()
    for one in _all():
        bad = [each for each in reviews.get(one.key, ()) if not (each.true and each.useful)]
        if not bad:
            continue
        console.rule(f"{one.program.id}: {one.finding} {one.line or ''}")
        console.print(one.program.slip, style="dim")
        console.print(one.first, markup=False)
        for each in bad:
            verdict = "useless" if each.true else "false"
            console.print(f"{each.reviewer}: {verdict}: {each.why}", style="red", markup=False)


def _all() -> list[Heard]:
    programs = track(corpus(), description="Programs", console=console, transient=True)
    return list(heard(programs))


def _lacks(one: Heard, reviews: Reviews, reviewer: str) -> bool:
    reviewed = reviews.get(one.key, ())
    return len(reviewed) < REVIEWERS and reviewer not in {each.reviewer for each in reviewed}


def _table(counts: dict[str, Count]) -> Table:
    table = Table("", "programs", "reviewed", "true and useful", "every reviewer", "false", "holds")
    for language, counted in counts.items():
        table.add_row(language, *_cells(counted))
    return table


def _cells(counted: Count) -> Iterator[str]:
    yield str(counted.programs)
    yield str(counted.programs - len(counted.unreviewed))
    yield f"{counted.useful:.1%}"
    yield str(counted.all_agree)
    yield f"{counted.false:.1%}"
    yield "yes" if counted.holds else "NO"


def _print_ids(words: str, ids: tuple[str, ...]) -> None:
    if ids:
        console.print(f"{words} {len(ids)}: {', '.join(ids)}")


if __name__ == "__main__":
    app()
