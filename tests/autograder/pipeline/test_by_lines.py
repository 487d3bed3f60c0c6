"""In the box too, a line that cannot be read or run costs its own answer alone."""

from pathlib import Path

import pytest

from autograder.dossier import write
from autograder.grade import Record, grade
from autograder.pipeline.records import read_record
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK, folder_with_course
from workshop_game.checking import Outcome

pytestmark = pytest.mark.sandbox

COPIES = {
    "C-001": "path = [right]\nplace = 3\n",
    "C-002": "path = “right”\nplace = 3\n",
    "C-003": "place = 3\npath = ['right', 'right', 'right']\nprint(nothing)\n",
    "C-004": "import os\nx = 08\nplace = 3\nos._exit(0)\n",
    "C-005": "path = ['right', 'right', 'right']\nplace = 3\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, built: Path) -> DataFolder:
    made = folder_with_course(tmp_path_factory.mktemp("lines") / "data", built)
    for number, source in COPIES.items():
        made.candidate(number, "en")
        made.copy(number, "steps", source, language="en")
    return made


@pytest.fixture(scope="module")
def records(folder: DataFolder) -> dict[str, Record]:
    graded = grade(folder.path, EXERCISES, limits=QUICK)
    return {each.candidate: each for each in graded if each.item == "steps"}


@pytest.mark.parametrize("number", ["C-001", "C-002"])
def test_the_other_lines_are_read(records: dict[str, Record], number: str) -> None:
    record = records[number]
    assert (record.outcome, record.points) == (Outcome.PARTIAL, 1)
    assert (record.read_as, record.unread) == ("lines", (1,))
    assert record.error
    assert record.source == COPIES[number]
    assert read_record(record.as_json()) == record


def test_what_is_wrong_after_the_answers_costs_nothing(records: dict[str, Record]) -> None:
    record = records["C-003"]
    assert (record.outcome, record.read_as, record.unread) == (Outcome.DONE, "lines", (3,))


def test_a_line_that_ends_the_process_leaves_the_copy_as_a_whole(
    records: dict[str, Record],
) -> None:
    record = records["C-004"]
    assert (record.outcome, record.points, record.read_as) == (Outcome.TRIED, 0, "")


def test_a_record_says_nothing_of_a_copy_that_ran_as_a_whole(records: dict[str, Record]) -> None:
    assert records["C-005"].outcome is Outcome.DONE
    assert not {"read_as", "unread"} & records["C-005"].as_json().keys()


def test_the_dossier_names_the_lines(folder: DataFolder, records: dict[str, Record]) -> None:
    assert records["C-001"].read_as == "lines"
    write(folder.path, EXERCISES)
    page = (folder.path / "dossiers/C-001.en.html").read_text(encoding="utf-8")
    assert "These lines could not be read: 1." in page
    other = (folder.path / "dossiers/C-005.en.html").read_text(encoding="utf-8")
    assert "could not be read" not in other
