"""Every right and known wrong answer of the kit's items gets the same verdict everywhere."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.grade import Record, grade
from autograder.pipeline.items import items_by_id
from harness.data_folder import DataFolder
from harness.stock import run_nbgrader, scores
from tests.autograder.conftest import KIT as EXERCISES
from workshop_game.checking import Outcome, check_item

pytestmark = pytest.mark.sandbox

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


def sample() -> list[str]:
    """Of each item, in turn in each language: two right answers, the start, a known wrong one."""
    chosen = []
    for place, item in enumerate(items_by_id(EXERCISES).values()):
        one, other = LANGUAGES if place % 2 else LANGUAGES[::-1]
        numbers = {(a.language, a.name): n for n, a in ANSWERS.items() if a.item == item.id}
        chosen += [numbers[one, "answer"], numbers[other, f"right/{min(item.right(other))}"]]
        chosen += [numbers[other, "wrong/unchanged"], numbers[one, f"wrong/{max(item.wrong(one))}"]]
    return chosen


SAMPLE = sample()


def folder_with(numbers: Iterable[str], path: Path) -> DataFolder:
    """A data folder in which each of these candidates has handed in their answer."""
    made = DataFolder(path)
    for number in numbers:
        answer = ANSWERS[number]
        made.candidate(number, answer.language)
        made.copy(number, answer.item, answer.source, language=answer.language)
    return made


def graded(folder: DataFolder) -> dict[str, Record]:
    """The record of each copy in the folder, by candidate."""
    records = grade(folder.path, EXERCISES)
    return {each.candidate: each for each in records if each.outcome is not Outcome.NOT_OFFERED}


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    return graded(folder_with(SAMPLE, tmp_path_factory.mktemp("parity") / "data"))


def name_of(number: str) -> str:
    """How pytest names an answer."""
    answer = ANSWERS[number]
    return "-".join((answer.item, answer.language, answer.name))


def agrees(record: Record, answer: Answer) -> bool:
    """Whether the grader says of an answer what the check of the page says."""
    item = items_by_id(EXERCISES)[answer.item]
    wanted = check_item(item, answer.language, answer.source)
    points = None if wanted.outcome is Outcome.TO_MARK else wanted.points
    passed = {case.id: case.passed for case in wanted.cases if not case.shown}
    return (
        (record.outcome, record.points) == (wanted.outcome, points)
        and {case.id: case.result == "passed" for case in record.cases} == passed
        and (record.reason, record.limits) == ("", ())
    )


@pytest.mark.parametrize("number", SAMPLE, ids=name_of)
def test_the_grader_agrees_with_the_check_of_the_page(
    records: dict[str, Record], number: str
) -> None:
    assert agrees(records[number], ANSWERS[number]), records[number]


def outcomes_tell_them_apart(records: dict[str, Record]) -> bool:
    """Whether right answers, wrong ones and an untouched start have outcomes of their own.

    Answers in words wait for people, right or wrong.
    """
    return all(fits(record.outcome, ANSWERS[number]) for number, record in records.items())


def fits(outcome: Outcome, answer: Answer) -> bool:
    """Whether an answer of that kind may have that outcome."""
    if answer.name == "wrong/unchanged":
        return outcome is Outcome.BLANK
    if items_by_id(EXERCISES)[answer.item].levels:
        return outcome is Outcome.TO_MARK
    wrong = (Outcome.TRIED, Outcome.PARTIAL)
    return outcome in wrong if answer.name.startswith("wrong/") else outcome is Outcome.DONE


def test_right_answers_are_done_and_the_start_is_blank(records: dict[str, Record]) -> None:
    assert records.keys() == set(SAMPLE)
    assert outcomes_tell_them_apart(records)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_every_answer_gets_the_same_from_the_page_the_grader_and_stock_nbgrader(
    tmp_path: Path,
) -> None:
    """A kernel per notebook: many minutes."""
    folder = folder_with(ANSWERS, tmp_path / "data")
    records = graded(folder)
    assert records.keys() == ANSWERS.keys()
    assert [name_of(n) for n in ANSWERS if not agrees(records[n], ANSWERS[n])] == []
    assert outcomes_tell_them_apart(records)
    stock, ours = tmp_path / "stock", folder.path / "course"
    for part in ("source", "submitted"):
        shutil.copytree(ours / part, stock / part)
    shutil.copy(ours / "nbgrader_config.py", stock)
    for language in LANGUAGES:
        run_nbgrader(stock, "generate_assignment", f"aptitude_{language}")
        run_nbgrader(stock, "autograde", f"aptitude_{language}")
    assert scores(stock) == scores(ours)
    print(counts(len(scores(stock))))


def counts(stock_scores: int) -> str:
    """The matrix in words: answers by language, and the scores that stock nbgrader gave alike."""
    by_language = {
        language: sum(answer.language == language for answer in ANSWERS.values())
        for language in LANGUAGES
    }
    items = len({answer.item for answer in ANSWERS.values()})
    return (
        f"{items} items, answers by language {by_language}: the page's check and the grader agree "
        f"on all {len(ANSWERS)}; stock nbgrader gave the same {stock_scores} scores"
    )
