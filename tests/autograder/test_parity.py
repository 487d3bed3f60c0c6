"""Every right and known wrong answer of the kit's items gets the same verdict everywhere."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.grade import Record, grade
from autograder.pipeline.items import items_by_id
from tests.autograder.conftest import DataFolder
from tests.autograder.stock import run_nbgrader, scores
from workshop_game.checking import Outcome, check_item

pytestmark = pytest.mark.sandbox

EXERCISES = Path(__file__).parents[2] / "exercises"
LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Answer:
    """One answer of the author's: its item, language, kind and text."""

    item: str
    language: str
    name: str
    source: str


def answers() -> dict[str, Answer]:
    """By candidate number: one candidate for each answer."""
    found = []
    for item in items_by_id(EXERCISES).values():
        for language in LANGUAGES:
            sources = {"answer": item.answer(language)}
            sources |= {f"right/{n}": text for n, text in item.right(language).items()}
            sources |= {f"wrong/{n}": text for n, text in item.wrong(language).items()}
            found += [Answer(item.id, language, n, text) for n, text in sources.items()]
    return {f"C-{place:03}": answer for place, answer in enumerate(found, start=1)}


ANSWERS = answers()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    made = DataFolder(tmp_path_factory.mktemp("parity") / "data")
    for number, answer in ANSWERS.items():
        made.candidate(number, answer.language)
        made.copy(number, answer.item, answer.source, language=answer.language)
    return made


@pytest.fixture(scope="module")
def records(folder: DataFolder) -> dict[str, Record]:
    return {record.candidate: record for record in grade(folder.path, EXERCISES) if record.source}


@pytest.mark.parametrize(
    "number",
    ANSWERS,
    ids=lambda n: "-".join((ANSWERS[n].item, ANSWERS[n].language, ANSWERS[n].name)),
)
def test_the_grader_agrees_with_the_check_of_the_page(
    records: dict[str, Record], number: str
) -> None:
    answer, record = ANSWERS[number], records[number]
    item = items_by_id(EXERCISES)[answer.item]
    wanted = check_item(item, answer.language, answer.source)
    passed = {case.id: case.passed for case in wanted.cases if not case.shown}
    assert (record.outcome, record.points) == (wanted.outcome, wanted.points)
    assert {case.id: case.result == "passed" for case in record.cases} == passed
    assert (record.reason, record.limits) == ("", ())


def test_right_answers_are_done_and_the_start_is_blank(records: dict[str, Record]) -> None:
    for number, answer in ANSWERS.items():
        outcome = records[number].outcome
        assert (outcome is Outcome.DONE) == (not answer.name.startswith("wrong/"))
        assert (outcome is Outcome.BLANK) == (answer.name == "wrong/unchanged")


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_stock_nbgrader_agrees_on_every_answer(
    folder: DataFolder, records: dict[str, Record], tmp_path: Path
) -> None:
    """A kernel per notebook: minutes."""
    stock = tmp_path / "stock"
    ours = folder.path / "course"
    for part in ("source", "submitted"):
        shutil.copytree(ours / part, stock / part)
    shutil.copy(ours / "nbgrader_config.py", stock)
    for language in LANGUAGES:
        run_nbgrader(stock, "generate_assignment", f"aptitude_{language}")
        run_nbgrader(stock, "autograde", f"aptitude_{language}")
    assert scores(stock) == scores(ours)
