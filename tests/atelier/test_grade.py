"""`atelier grade`, and what it tells the person who typed it."""

import io
import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from atelier.doctor import Finding, examine
from atelier.grade import grade
from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.course import build
from autograder.pipeline import batch
from autograder.pipeline.records import read_records
from autograder.sandbox import open_box
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES
from tests.autograder.nesting import NoNesting
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

SLOWER = {
    "fr": "Aucun Python n’a pu être tenu prêt : chaque copie a démarré le sien, plus lentement,"
    " avec la même protection. Raison : ",
    "en": "No Python could be kept ready: each copy started its own, more slowly,"
    " with the same protection. Reason: ",
}
ASIDE = {
    "fr": "C-001, best_jump : une copie plus récente est arrivée."
    " Le score donné à la main pour la précédente (1.5) ne compte plus",
    "en": "C-001, best_jump: a newer copy came."
    " The score given by hand for the one before (1.5) counts no more",
}


def said(data: Path, language: str) -> str:
    """What is printed by a grading of these copies."""
    console = Console(file=io.StringIO(), width=60)
    grade(data, Wording(language), console, sandbox=True, exercises=EXERCISES)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_tells_once_what_a_person_has_to_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.candidate("C-001")
    folder.copy("C-001", "best_jump", "x = 1")
    first = said(folder.path, language)
    assert SLOWER[language] not in first
    assert ASIDE[language] not in first
    with Gradebook(f"sqlite:///{folder.path / 'course/gradebook.db'}") as book:
        found = book.find_grade("highest_last", "best_jump", "aptitude_fr", "C-001")
        found.manual_score = 1.5
        book.db.commit()
    for number in ("C-001", "C-002"):
        folder.copy(number, "best_jump", "x = 2", seq=2)
    folder.candidate("C-002")
    monkeypatch.setattr(batch, "open_box", lambda sandbox: NoNesting(open_box(sandbox)))
    second = said(folder.path, language)
    assert second.count(SLOWER[language]) == second.count("unshare: refused") == 1
    assert second.count(ASIDE[language]) == 1


BY_HAND = {
    "fr": "Aucun atelier n’a été ouvert avec le dossier {data}\xa0: seuls les notebooks posés à la"
    " main dans course/submitted sont corrigés.",
    "en": "No workshop was opened with the folder {data}: only the notebooks placed by hand in"
    " course/submitted are graded.",
}
LOST = {
    "fr": "{store} n’est plus là, et des copies déjà préparées en viennent. Rien n’a été changé."
    " Remettez ce fichier à sa place, puis relancez la même commande.",
    "en": "{store} is no longer there, and copies that are already prepared came from it. Nothing"
    " was changed. Put the file back in its place, then run the same command again.",
}


def place(data: Path, number: str) -> None:
    """The release of an exercise, as it was handed out, put where copies are looked for."""
    course = data / "course"
    path = course / f"submitted/{number}/aptitude_en/steps.ipynb"
    path.parent.mkdir(parents=True)
    shutil.copy(course / "release/aptitude_en/steps.ipynb", path)


def test_notebooks_placed_by_hand_are_graded_where_no_workshop_was_opened(tmp_path: Path) -> None:
    data = tmp_path / "data"
    build(data, EXERCISES)
    place(data, "C-001")
    assert BY_HAND["fr"].format(data=data) in said(data, "fr")
    assert BY_HAND["en"].format(data=data) in said(data, "en")
    (record,) = read_records(data)
    assert (record.candidate, record.outcome) == ("C-001", Outcome.BLANK)
    assert not (data / "aptitude.sqlite").exists()


def test_a_store_that_went_away_takes_no_copy_with_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    folder.candidate("C-001")
    folder.copy("C-001", "best_jump", "x = 1")
    said(folder.path, "fr")
    place(folder.path, "C-002")
    store = folder.path / "aptitude.sqlite"
    store.rename(tmp_path / "elsewhere")
    before = {path: path.stat().st_mtime_ns for path in folder.path.rglob("*") if path.is_file()}
    for language, sentence in LOST.items():
        with pytest.raises(Trouble) as caught:
            said(folder.path, language)
        assert str(caught.value) == sentence.format(store=store)
    assert before == {p: p.stat().st_mtime_ns for p in folder.path.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("language", "cold"),
    [
        ("fr", "non : chaque copie démarre son propre Python, plus lentement, avec la même"),
        ("en", "no: each copy starts a Python of its own, more slowly, with the same"),
    ],
)
def test_the_doctor_says_whether_a_python_is_kept_ready_and_memory_bounded_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, language: str, cold: str
) -> None:
    say = Wording(language)
    together = "atelier.doctor.bounds_memory_of_all"
    monkeypatch.setattr(together, lambda _box: True)
    found = {each.what: each for each in examine(0, say)}
    assert found[say("doctor_warm")].said == say("doctor_ready")
    assert found[say("doctor_memory")].said == say("doctor_ready")
    monkeypatch.setattr(together, lambda _box: False)
    monkeypatch.setattr("atelier.doctor.open_box", lambda sandbox: NoNesting(open_box(sandbox)))
    found = {each.what: each for each in examine(0, say)}
    assert found[say("doctor_memory")] == Finding(
        say("doctor_memory"), True, say("doctor_memory_each")
    )
    assert found[say("doctor_warm")].ready
    assert found[say("doctor_warm")].said.startswith(cold)
    assert found[say("doctor_warm")].said.endswith("unshare: refused)")
