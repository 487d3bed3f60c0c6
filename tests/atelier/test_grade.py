"""`atelier grade`, and what it tells the person who typed it."""

import io
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from atelier.doctor import examine
from atelier.grade import grade
from atelier.wording import Wording
from autograder.pipeline import batch
from autograder.sandbox import open_box
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES
from tests.autograder.nesting import NoNesting

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


@pytest.mark.parametrize(
    ("language", "cold"),
    [
        ("fr", "non : chaque copie démarre son propre Python, plus lentement, avec la même"),
        ("en", "no: each copy starts a Python of its own, more slowly, with the same"),
    ],
)
def test_the_doctor_says_whether_a_python_can_be_kept_ready(
    monkeypatch: pytest.MonkeyPatch, language: str, cold: str
) -> None:
    say = Wording(language)
    found = {each.what: each for each in examine(0, say)}
    assert found[say("doctor_warm")].said == say("doctor_ready")
    monkeypatch.setattr("atelier.doctor.open_box", lambda sandbox: NoNesting(open_box(sandbox)))
    found = {each.what: each for each in examine(0, say)}
    assert found[say("doctor_warm")].ready
    assert found[say("doctor_warm")].said.startswith(cold)
    assert found[say("doctor_warm")].said.endswith("unshare: refused)")
