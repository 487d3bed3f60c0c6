"""A data folder that a newer kit wrote: each command refuses it in words and changes nothing."""

import json
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from atelier.__main__ import main
from atelier.places import ROOT
from autograder.assessment import bands_file, contribution, pool
from autograder.pipeline import agreed, journal, records
from autograder.pipeline.contract import REVISIONS
from autograder.pipeline.formats import gradebook_revisions
from classroom import secrets
from classroom.app import create_app
from classroom.settings import Settings
from classroom.stores.store import known_revisions
from classroom.workshop import certificate
from harness.pdf import texts
from serving.formats import Newer
from tests.classroom.conftest import Classroom
from workshop_game.checking import formats

FR = (
    "{file} vient d’une version plus récente du kit"
    " (format {found}\u00a0; ici, jusqu’au format {known})."
    " Rien n’y a été changé. Ouvrez-le avec cette version plus récente, ou mettez ce kit à jour."
)
EN = (
    "{file} comes from a newer version of the kit (format {found}; here, up to format {known})."
    " Nothing in it was changed. Open it with that newer version, or update this kit."
)
STORES = ("workshop", "aptitude", "identities")
NEWEST_GRADEBOOK = "e43177bfe90b"
CONTENT = ("step.toml", "item.toml", "lesson.toml", "chapter.toml", "storyboard.toml")


SENTENCES = {"fr": FR, "en": EN}


def said(file: Path, found: object, known: object) -> dict[str, str]:
    """The sentence in each language."""
    values = {"file": file, "found": found, "known": known}
    return {language: sentence.format(**values) for language, sentence in SENTENCES.items()}


def set_revision(table: str, to: str = "later") -> Callable[[Path], None]:
    def change(file: Path) -> None:
        with closing(sqlite3.connect(file)) as database:
            database.execute(f"UPDATE {table} SET version_num = ?", (to,))  # noqa: S608
            database.commit()

    return change


def set_number(file: Path) -> None:
    """As a newer kit would write a JSON file; whatever it held before, it is an object now."""
    whole = json.loads(file.read_text(encoding="utf-8"))
    whole = whole if isinstance(whole, dict) else {"written": whole}
    file.write_text(json.dumps(whole | {"format": 2}), encoding="utf-8")


def add_line(file: Path) -> None:
    """A newer kit went on with the journal of an older one."""
    with file.open("a", encoding="utf-8") as journal:
        journal.write('{"format": 2, "record": {}}\n')


def contents(data: Path) -> dict[str, bytes]:
    """Every file; SQLite makes and takes away its own beside a store that is only read."""
    files = [path for path in data.rglob("*") if path.is_file()]
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in files
        if not path.name.endswith(("-wal", "-shm"))
    }


GRADED = {
    "aptitude.sqlite": (
        set_revision("alembic_version_aptitude", "aptitude_9999"),
        "aptitude_9999",
        REVISIONS[-1],
    ),
    "course/gradebook.db": (set_revision("alembic_version"), "later", NEWEST_GRADEBOOK),
    "records/outcomes.json": (set_number, 2, 1),
    "records/journal.jsonl": (add_line, 2, 1),
    "marks/in-gradebook.json": (set_number, 2, 1),
}
"""File -> how a newer kit would leave it, its number, and the highest that is known here."""


READ = [
    (command, name)
    for command in ("grade", "mark", "regrade")
    for name in GRADED
    if (command, name) != ("mark", "aptitude.sqlite")  # marks are given to records, not to copies
]


@pytest.mark.parametrize(("command", "name"), READ)
def test_what_is_graded_is_refused(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    command: str,
) -> None:
    change, found, known = GRADED[name]
    change(data / name)
    before = contents(data)
    for language, sentence in said(data / name, found, known).items():
        assert run(monkeypatch, capsys, command, data, "--language", language) == sentence
    assert contents(data) == before


@pytest.mark.parametrize("command", ["dossier", "feedback"])
def test_results_are_refused_by_who_shows_them(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    file = data / "records" / "outcomes.json"
    set_number(file)
    before = contents(data)
    assert run(monkeypatch, capsys, command, data) == " / ".join(said(file, 2, 1).values())
    assert contents(data) == before


@pytest.mark.parametrize("store", STORES)
def test_serve_refuses_each_store(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], store: str
) -> None:
    file = data / f"{store}.sqlite"
    set_revision(f"alembic_version_{store}")(file)
    before = contents(data)
    options = ("--no-browser", "--host", "127.0.0.1", "--port", "0")
    monkeypatch.setattr("atelier.serve.PAGE", a_page(data.parent))
    for language, sentence in said(file, "later", f"{store}_0002").items():
        told = run(monkeypatch, capsys, "serve", data, *options, "--language", language)
        assert told == sentence
    assert contents(data) == before


def a_page(folder: Path) -> Path:
    (folder / "index.html").write_text("a page", encoding="utf-8")
    return folder


def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    data: Path,
    *options: str,
) -> str:
    """The one line that a command ends with."""
    monkeypatch.setattr(sys, "argv", ["atelier", command, "--data", str(data), *options])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize("store", STORES)
def test_no_store_is_touched_when_one_is_newer(data: Path, school: Path, store: str) -> None:
    set_revision(f"alembic_version_{store}")(data / f"{store}.sqlite")
    before = contents(data)
    with pytest.raises(Newer):
        create_app(Settings(data=data, content=school, page=data))
    assert contents(data) == before


def test_newer_secrets_are_refused(data: Path) -> None:
    file = data / "secrets.toml"
    file.write_text('format = 2\njoin_code = "LIMO NAVU"\n', encoding="utf-8")
    before = contents(data)
    with pytest.raises(Newer) as refused:
        secrets.load_secrets(data)
    assert (refused.value.file, refused.value.found, refused.value.known) == (file, 2, 1)
    assert contents(data) == before


def test_old_secrets_without_a_number_stay_as_they_are(data: Path) -> None:
    before = contents(data)
    secrets.load_secrets(data)
    assert contents(data) == before


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "fr",
            "Le fichier certificate.toml de l’atelier vient d’une version plus récente du kit."
            " Rien n’y a été changé. Montrez ce message à la personne qui anime\u00a0: elle peut"
            " mettre ce kit à jour.",
        ),
        (
            "en",
            "The workshop’s file certificate.toml comes from a newer version of the kit."
            " Nothing in it was changed. Show this message to the person who runs the workshop:"
            " they can update this kit.",
        ),
    ],
)
def test_a_newer_certificate_is_refused_to_who_asks_for_one(
    data: Path, room: Classroom, language: str, message: str
) -> None:
    file = data / "certificate.toml"
    file.write_text('format = 2\nschool = "École du plateau"\n', encoding="utf-8")
    asked = {"name": "Amélie Durand", "language": language}
    headers = {"Accept-Language": language}
    answer = room.post("/api/certificate", asked, room.join("fox"), headers=headers)
    assert answer.json()["error"] == {"id": "certificate_newer", "message": message}


def test_a_certificate_may_say_its_number(data: Path, room: Classroom) -> None:
    file = data / "certificate.toml"
    file.write_text('format = 1\nschool = "Laiterie"\n', encoding="utf-8")
    asked = {"name": "Amélie Durand", "language": "fr"}
    page = room.post("/api/certificate", asked, room.join("fox")).content
    assert any("Laiterie" in text for text in texts(page))


def test_the_grader_knows_every_revision_of_the_store_that_it_reads() -> None:
    """Two packages that never import each other: a migration of one is told to the other."""
    assert known_revisions("aptitude") == set(REVISIONS)
    assert gradebook_revisions()[0] == NEWEST_GRADEBOOK


def test_the_table_of_formats_says_the_numbers_of_the_code() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    table = page.partition("### Numbers")[2].partition("Without a number")[0]
    rows = re.findall(r"^\| ([^|]+) \| (\w+) \|", table, re.M)
    told = {name: number for names, number in rows for name in re.findall(r"`([^`]+)`", names)}
    assert told == {
        **{f"{name}.sqlite": newest_revision(name) for name in STORES},
        "secrets.toml": str(secrets.FORMAT),
        "certificate.toml": str(certificate.FORMAT),
        "records/outcomes.json": str(records.FORMAT),
        "records/journal.jsonl": str(journal.FORMAT),
        "records/bands.json": str(bands_file.FORMAT),
        "pool/counts.json": str(pool.FORMAT),
        "pool/cohort.json": str(contribution.FORMAT),
        "marks/in-gradebook.json": str(agreed.FORMAT),
        **dict.fromkeys(CONTENT, str(formats.FORMAT)),
    }


def newest_revision(store: str) -> str:
    """Revisions are numbered: the last one is the newest."""
    return max(known_revisions(store))
