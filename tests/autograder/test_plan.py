"""What there is to grade, and what is left of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from autograder.pipeline.gradebook import GradebookFile
from autograder.pipeline.journal import Journal
from autograder.pipeline.plan import Plan, find, setting_of
from autograder.pipeline.scores import ScoreWriter
from autograder.pipeline.store import AptitudeStore
from autograder.sandbox import Limits
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES
from workshop_game.checking import Outcome


@contextmanager
def plan_of(folder: DataFolder) -> Iterator[Plan]:
    found = find(folder.path, EXERCISES, AptitudeStore.of(folder.path))
    with GradebookFile(found.course) as book:
        setting = setting_of(found, book, Limits(), sandbox=True)
        plan = Plan(found, setting, book, Journal(folder.path))
        ScoreWriter(book).enter(plan.handed_in())
        yield plan


def test_every_copy_is_a_task_with_the_notebook_made_of_it(folder: DataFolder) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "steps", "place = 3", language="en")
    with plan_of(folder) as plan:
        (task,) = plan.left(again=False)
        assert (task.key, task.language) == (("C-001", "steps"), "en")
        assert '"source": "place = 3"' in task.notebook
        assert plan.handed_in() == {("C-001", "aptitude_en"): ["steps"]}
        assert plan.records == {}


def test_what_cannot_be_graded_has_its_record_at_once(folder: DataFolder) -> None:
    folder.candidate("C-001")
    folder.copy("C-001", "gone", "x = 1")
    link = folder.path / "course/submitted/C-002/aptitude_fr/steps.ipynb"
    link.parent.mkdir(parents=True)
    link.symlink_to(folder.path / "aptitude.sqlite")
    with plan_of(folder) as plan:
        assert plan.left(again=True) == []
        reasons = {key: record.reason for key, record in plan.records.items()}
        assert reasons == {("C-001", "gone"): "unknown_item", ("C-002", "steps"): "link"}


def test_whoever_has_no_copy_is_added_last(folder: DataFolder) -> None:
    folder.candidate("C-001")
    folder.offer("C-001", "steps")
    folder.copy("C-001", "gone", "x = 1")
    with plan_of(folder) as plan:
        plan.add_without_copy()
        outcomes = {key[1]: record.outcome for key, record in plan.records.items()}
        assert outcomes == {
            "gone": Outcome.GRADER_FAILURE,
            "steps": Outcome.ABSENT,
            "best_jump": Outcome.NOT_OFFERED,
        }


def test_the_copy_counts_before_a_stray_notebook_in_the_other_language(
    folder: DataFolder,
) -> None:
    folder.candidate("C-001", "en")
    folder.copy("C-001", "steps", "place = 3", language="en")
    stray = folder.path / "course/submitted/C-001/aptitude_fr/steps.ipynb"
    stray.parent.mkdir(parents=True)
    stray.write_text("{}", encoding="utf-8")
    with plan_of(folder) as plan:
        assert [task.language for task in plan.left(again=True)] == ["en"]
