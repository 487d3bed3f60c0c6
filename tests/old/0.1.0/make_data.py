"""How `data/` was made, once: a day at a school, through the real server of the kit at 0.1.0.

It runs in a checkout of that tag whose `exercises/` are the school's, and whose `lessons/` hold
the school's chapter too; README.md has the commands. It is of no use with any later kit.
"""

import csv
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from atelier.rehearsal import day
from atelier.rehearsal.facilitator import Facilitator
from atelier.rehearsal.people import invite
from atelier.rehearsal.seat import AT, Seat
from atelier.rehearsal.server import ServerProcess
from classroom.animals import animals
from nbgrader.api import Gradebook
from rich.console import Console

from atelier.grade import grade
from atelier.mark import mark
from atelier.places import EXERCISES, LESSONS
from atelier.regrade import compare
from atelier.wording import Wording
from classroom.secrets import load_secrets
from workshop_game.checking import Step, load_items, load_lessons

PEOPLE, SEED = 6, 4
CHAPTERS = ("window", "moving", "dairy")
CERTIFICATE = 'school = "École du plateau"\nplace = "Laiterie du pont"\ndate = "2026-11-20"\n'
SAY, CONSOLE = Wording("fr"), Console()
ITEMS = {item.id: item for item in load_items(EXERCISES)}
CRATES, TOLD, BEFORE, AFTER = (
    "count_the_crates",
    "tell_the_cold_room",
    "tally_before",
    "tally_after",
)
DRAFT = "draft: "
"""Before what was written and never handed in."""

# What each person does with each item, in order; a word of TEXTS, or an answer of the item.
ANSWERS = (
    (
        (CRATES, "rounds_down"),
        (CRATES, "one_by_one"),
        (TOLD, "whole"),
        (BEFORE, "answer"),
        (AFTER, "answer"),
    ),
    (
        (CRATES, "always_one_more"),
        (TOLD, "nearly"),
        (BEFORE, "forgets_to_take_away"),
        (AFTER, "stops_early"),
    ),
    (
        (CRATES, DRAFT + "with_the_rest"),
        (TOLD, "disputed"),
        (BEFORE, "counts_the_signs"),
        (AFTER, "forgets_to_take_away"),
    ),
    ((CRATES, "unchanged"), (TOLD, "nothing"), (BEFORE, DRAFT + "stops_early")),
    ((CRATES, "half_written"), (TOLD, "a_rule"), (BEFORE, "in_quotes")),
    ((TOLD, DRAFT + "begun"), (BEFORE, "unchanged"), (AFTER, "answer")),
)
TEXTS = {
    "whole": "La lampe s’éteint quand les deux portes sont fermées.\nElle est encore allumée,"
    " donc la porte de droite est restée ouverte.",
    "nearly": "Elle n’est pas en panne : il reste sûrement une porte.",
    "disputed": "Regardez l’autre porte <à droite> & revenez.",
    "nothing": "",
    "a_rule": "Si les deux portes sont fermées, la lampe est éteinte.",
    "begun": "Je pense que la lampe",
    "half_written": "def caisses_pour(fromages:\n    return fromages // 12\n",
}
MARKS = {1: (2, 1, 0, None, 1, 1), 2: (2, 2, 2, None, 1, None), 3: (None, None, 1) + (None,) * 3}
"""By marker, the level for each person; None where nothing was written or nobody has read yet."""


def main(data: Path) -> None:
    """Play the day in an empty folder, grade it, have it read, and leave it lean."""
    data.mkdir(parents=True)
    (data / "certificate.toml").write_text(CERTIFICATE, encoding="utf-8")
    chapters = [chapter for chapter in load_lessons(LESSONS) if chapter.id in CHAPTERS]
    steps = [step for chapter in chapters for step in chapter.steps]
    people = invite(PEOPLE, SEED, list(animals()), steps, list(ITEMS.values()))
    with ServerProcess(data) as server:
        code = load_secrets(data).join_code
        seats = [Seat(server.address, person, code) for person in people]
        a_day(server, seats, steps)
    graded(data)
    for sheets in ((1, 2), (3,)):
        mark(data, SAY, CONSOLE)
        fill_in(data, seats, sheets)
    mark(data, SAY, CONSOLE)
    by_hand(data, seats[1].candidate, "two_full", 1.0)
    by_hand(data, seats[4].candidate, "two_full", 0.5)
    graded(data)
    with ServerProcess(data, server.port):
        write(seats[4], CRATES, "rounds_down", 2)
    graded(data)
    compare(data, None, [BEFORE], SAY, CONSOLE, sandbox=True, apply=False)
    make_lean(data)


def a_day(server: ServerProcess, seats: list[Seat], steps: list[Step]) -> None:
    """The workshop, then the exercises, with some help on the way."""
    facilitator = Facilitator(server.address, load_secrets(server.data).facilitator_secret)
    day.join(seats)
    day.workshop(seats, steps, facilitator, lambda: None)
    for seat in seats:
        seat._save("free:my_game", f"# {seat.person.animal}\nhero.x = 200\n")
        seat._call("POST", "/api/help", seat._seat, {"wanted": True})
    seats[0]._call("POST", "/api/help", seats[0]._seat, {"wanted": False})
    facilitator.answer_queue()
    for seat in seats:
        seat.enter_aptitude()
    for seat in seats[1:4]:
        seat._call("POST", "/api/help", seat._seat, {"wanted": True, "document": f"item:{CRATES}"})
    facilitator.answer_queue()
    for seat, answers in zip(seats, ANSWERS, strict=True):
        for seq, (item, name) in enumerate(answers, start=1):
            write(seat, item, name, seq)
    facilitator.close()


def write(seat: Seat, item: str, name: str, seq: int) -> None:
    """Save a draft; hand it in, unless it stays one."""
    source = text_of(item, name.removeprefix(DRAFT), seat.person.language)
    draft = {"item": item, "seq": seq, "source": source, "at": AT}
    seat._call("POST", "/api/aptitude/drafts", seat._aptitude, {"drafts": [draft]})
    if not name.startswith(DRAFT):
        copy = {"item": item, "seq": seq, "source": source, "language": seat.person.language}
        seat._call("POST", "/api/aptitude/copies", seat._aptitude, copy)


def text_of(item: str, name: str, language: str) -> str:
    """What is written under a name."""
    if name in TEXTS:
        return TEXTS[name]
    if name == "answer":
        return ITEMS[item].answer(language)
    return (ITEMS[item].right(language) | ITEMS[item].wrong(language))[name]


def graded(data: Path) -> None:
    """Grade as the school does."""
    grade(data, SAY, CONSOLE, sandbox=True)


def fill_in(data: Path, seats: list[Seat], markers: tuple[int, ...]) -> None:
    """Write the levels of these people into their sheets."""
    places = {seat.candidate: place for place, seat in enumerate(seats)}
    for marker in markers:
        path = data / "marks" / f"marker-{marker}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        for row in rows:
            level = MARKS[marker][places[row["candidate"]]]
            row["level"] = "" if level is None else str(level)
            row["remark"] = "Lu deux fois ; « oui »." if marker == 3 else ""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), delimiter=";", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def by_hand(data: Path, candidate: str, cell: str, points: float) -> None:
    """A score as formgrader saves it."""
    with Gradebook(f"sqlite:///{data / 'course/gradebook.db'}") as book:
        for language in ("fr", "en"):
            for found in book.notebook_submissions(CRATES, f"aptitude_{language}"):
                if found.student.id == candidate:
                    place = (cell, CRATES, f"aptitude_{language}", candidate)
                    grade = book.find_grade(*place)
                    grade.manual_score, grade.needs_manual_grade = points, False
        book.db.commit()


def make_lean(data: Path) -> None:
    """Take away what the rehearsal alone writes and what a command writes again; close the logs."""
    (data / "rehearsal-server.log").unlink()
    shutil.rmtree(data / "dossiers")
    for page in data.glob("marks/*.html"):
        page.unlink()
    stores = [*data.glob("*.sqlite"), *data.glob("what-if/*/*.sqlite")]
    for store in stores:
        with closing(sqlite3.connect(store)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for ending in ("-wal", "-shm"):
            store.with_name(store.name + ending).unlink(missing_ok=True)
    for beside in data.glob("what-if/*"):
        for name in ("course", "marks", "aptitude.sqlite"):
            path = beside / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
