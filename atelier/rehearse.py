"""The rehearsal from the door to the dossiers."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from atelier.grade import grade
from atelier.places import EXERCISES, LESSONS, PAGE, ROOT
from atelier.rehearse_summary import show
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.grade import Record
from classroom.links import draw_numbers
from classroom.secrets import load_secrets
from classroom.settings import Settings
from classroom.stores.store import Stores
from classroom.workshop.animals import animals
from rehearsal import day
from rehearsal.facilitator import Facilitator
from rehearsal.people import Person, invite
from rehearsal.seat import Seat
from rehearsal.server import ServerProcess, ServerSilent
from workshop_game.checking import Step, load_items, load_lessons

MARK = "REHEARSAL"
"""A file that says that a data folder holds a rehearsal and may be used again."""


def rehearse(
    data: Path, count: int, seed: int, say: Wording, console: Console, *, sandbox: bool
) -> list[Record]:
    """Play a workshop of ``count`` simulated people in ``data``, grade it, write the dossiers.

    Raises:
        Trouble: the folder holds a real workshop, too many people, or the server is silent.
    """
    prepare(data, say)
    steps = [step for chapter in load_lessons(LESSONS) for step in chapter.steps]
    people = _invite(count, seed, steps, say)
    _draw_numbers(data, count, seed)
    try:
        with ServerProcess(data) as server:
            seats = _play(server, people, steps, say, console)
            lost = day.lost_versions(seats)
    except ServerSilent as error:
        raise Trouble(say("server_silent", log=error)) from error
    for seat in seats:
        seat.close()
    records = grade(data, say, console, sandbox=sandbox)
    show(seats, load_items(EXERCISES), records, len(lost), say, console)
    return records


def prepare(data: Path, say: Wording) -> None:
    """Empty the folder of an earlier rehearsal; refuse any other folder that is not empty.

    Raises:
        Trouble: the folder holds something else than a rehearsal.
    """
    if data.exists() and any(data.iterdir()):
        if not (data / MARK).exists():
            raise Trouble(say("rehearsal_not_empty", folder=data))
        shutil.rmtree(data)
    data.mkdir(parents=True, exist_ok=True)
    (data / MARK).touch()


def _invite(count: int, seed: int, steps: list[Step], say: Wording) -> list[Person]:
    cards = list(animals())
    try:
        return invite(count, seed, cards, steps, load_items(EXERCISES))
    except ValueError as error:
        raise Trouble(say("rehearsal_too_many", cards=len(cards), count=count)) from error


def _draw_numbers(data: Path, count: int, seed: int) -> None:
    """Numbers from the seed: they decide which of two twins each person finds."""
    stores = Stores.open(Settings(data=data, content=ROOT, page=PAGE))
    draw_numbers(stores.identities, count, random.Random(seed).shuffle)
    stores.close()


def _play(
    server: ServerProcess, people: list[Person], steps: list[Step], say: Wording, console: Console
) -> list[Seat]:
    secrets = load_secrets(server.data)
    seats = [Seat(server.address, person, secrets.join_code) for person in people]
    facilitator = Facilitator(server.address, secrets.facilitator_secret)
    with Progress(console=console, transient=True) as progress:
        first = progress.add_task(say("rehearsal_workshop", count=len(seats)), total=len(seats))
        second = progress.add_task(say("rehearsal_aptitude"), total=len(seats))
        day.join(seats)
        day.workshop(seats, steps, facilitator, lambda: progress.advance(first))
        day.aptitude(seats, lambda: progress.advance(second))
    facilitator.close()
    return seats
