"""What is written into the gradebook, and what is found there by whoever opens it next."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from autograder.pipeline.gradebook import GradebookFile, Submitted
from autograder.pipeline.records import Record, SetAside
from autograder.pipeline.scores import ScoreWriter
from autograder.pipeline.tasks import Result
from harness.data_folder import DataFolder
from workshop_game.checking import Outcome

PLACE = ("aptitude_fr", "best_jump")
CELLS = {"highest_first", "highest_last", "no_jump_yet"}
RESULT = Result(
    Record("C-001", "best_jump", "fr", Outcome.PARTIAL),
    notebook="{}",
    scores=dict.fromkeys(CELLS, 1.0),
    to_look_at=dict.fromkeys(CELLS, False),
    comments={"solution": None},
)


@pytest.fixture
def course(folder: DataFolder) -> Path:
    with GradebookFile(folder.path / "course") as book:
        ScoreWriter(book).enter({("C-001", "aptitude_fr"): ["best_jump"]})
    return folder.path / "course"


def found(course: Path) -> Submitted:
    """The candidate's notebook, as the file tells it."""
    with GradebookFile(course) as book:
        submitted = book.submitted("C-001", PLACE)
    assert submitted is not None
    return submitted


def test_who_submitted_is_entered_once(course: Path) -> None:
    before = found(course)
    with GradebookFile(course) as book:
        ScoreWriter(book).enter({("C-001", "aptitude_fr"): ["best_jump"]})
        absent = book.submitted("C-001", ("aptitude_fr", "steps"))
    assert found(course) == before
    assert set(before.scores.values()) == {None}
    assert absent is not None
    assert set(absent.scores.values()) == {0.0}


def test_what_was_saved_is_read_again_and_known_at_once(course: Path) -> None:
    with GradebookFile(course) as book:
        ScoreWriter(book).save([(PLACE, RESULT)])
        known = book.submitted("C-001", PLACE)
    assert known == found(course)
    assert found(course).scores == RESULT.scores


def test_results_are_saved_all_or_none(course: Path) -> None:
    """Comments are written after the scores: one that cannot be takes the scores back."""
    broken = replace(RESULT, comments={"solution": object()})  # type: ignore[dict-item]
    with GradebookFile(course) as book, pytest.raises(DBAPIError):
        ScoreWriter(book).save([(PLACE, broken)])
    assert set(found(course).scores.values()) == {None}


def test_a_score_of_a_person_is_given_taken_back_and_set_aside(course: Path) -> None:
    with GradebookFile(course) as book:
        scores = ScoreWriter(book)
        submitted = book.submitted("C-001", PLACE)
        assert submitted is not None
        scores.give(submitted, "highest_last", 0.5)
        assert found(course).by_hand == {"highest_last": 0.5}
        scores.give(submitted, "highest_last", None)
        assert found(course).by_hand == {}
        scores.give(submitted, "no_jump_yet", 2.0)
        aside = (SetAside("no_jump_yet", 2.0, "earlier"),)
        scores.save([(PLACE, replace(RESULT, set_aside=aside))])
        assert submitted.by_hand == found(course).by_hand == {}


def test_a_candidate_who_is_not_entered_has_nothing(course: Path) -> None:
    with GradebookFile(course) as book:
        assert book.submitted("C-002", PLACE) is None
        assert book.submitted("C-001", ("aptitude_fr", "gone")) is None
