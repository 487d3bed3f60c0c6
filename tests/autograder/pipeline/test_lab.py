"""The notebooks of `lab`: what nbgrader's Validate says of them, and what grading makes of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from nbgrader.validator import Validator

from autograder.course import build, lab_notebooks
from autograder.grade import Record, grade
from autograder.pipeline.cells import EXAMPLES
from autograder.pipeline.items import LANGUAGES, assignment_of, items_by_id
from autograder.pipeline.wording import wording
from tests.autograder.conftest import EXERCISES, KIT, QUICK
from workshop_game.checking import Item, Outcome

ITEMS = items_by_id(KIT)
EVERY = [(item, language) for item in ITEMS for language in LANGUAGES]
SAMPLE = [("open_the_market", "fr"), ("why_the_lamp", "fr"), ("pay_the_ferry", "en")]
"""Each way in which nothing is written yet: texts, words, numbers."""
VALIDATED = [
    pytest.param(*each, marks=() if each in SAMPLE else pytest.mark.slow) for each in EVERY
]
Notebook = dict[str, Any]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit's own course."""
    return build(tmp_path_factory.mktemp("kit"), KIT)


@pytest.fixture(scope="module")
def made(course: Path) -> dict[tuple[str, str], str]:
    """By item and language, the text of a notebook."""
    found = {language: lab_notebooks(course, KIT, language) for language in LANGUAGES}
    return {(item, language): found[language][f"{item}.ipynb"] for item, language in EVERY}


Made = dict[tuple[str, str], str]


@pytest.mark.parametrize(("item", "language"), VALIDATED)
def test_validate_tells_an_untouched_exercise_from_a_right_one(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, item: str, language: str
) -> None:
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    path = tmp_path / f"{item}.ipynb"
    path.write_text(made[item, language], encoding="utf-8")
    said = json.dumps(Validator().validate(str(path))["failed"], ensure_ascii=False)
    assert said.count(beginning(ITEMS[item], language)) >= 1
    answer = ITEMS[item].answer(language)
    path.write_text(written(made[item, language], answer), encoding="utf-8")
    assert Validator().validate(str(path)) == {}


@pytest.mark.parametrize(("item", "language"), EVERY)
def test_every_exercise_says_in_its_language_that_nothing_is_written(
    made: Made, item: str, language: str
) -> None:
    notebook = json.loads(made[item, language])
    if ITEMS[item].levels:
        assert cell(notebook, "solution")["source"] == wording("write_here", language)
        return
    check = cell(notebook, EXAMPLES)["source"]
    given, start = ITEMS[item].given(language), ITEMS[item].start(language)
    with pytest.raises(AssertionError, match=wording("nothing_yet", language)):
        exec("\n".join([given, start, check]), {})
    exec("\n".join([given, ITEMS[item].answer(language), check]), {})


@pytest.mark.sandbox
def test_an_untouched_notebook_that_is_handed_in_is_blank(made: Made, tmp_path: Path) -> None:
    records = graded(tmp_path, KIT, {key: made[key] for key in SAMPLE})
    assert [record.outcome for record in records] == [Outcome.BLANK] * len(SAMPLE)
    assert [record.points for record in records] == [0] * len(SAMPLE)
    for record in records:
        assert (record.repaired, record.error, record.reason) == ((), "", "")


@pytest.mark.sandbox
def test_an_answer_that_is_handed_in_is_the_candidates_own_words(
    made: Made, tmp_path: Path
) -> None:
    answers = {key: ITEMS[key[0]].answer(key[1]) for key in SAMPLE}
    below = {key: f"{wording('write_here', key[1])}\n\n{text}" for key, text in answers.items()}
    texts = {
        key: written(made[key], below[key] if is_words(key[0]) else answers[key]) for key in SAMPLE
    }
    records = graded(tmp_path, KIT, texts)
    for record in records:
        assert record.source == answers[record.item, record.language]
        assert record.repaired == ()
        wanted = Outcome.TO_MARK if is_words(record.item) else Outcome.DONE
        assert record.outcome is wanted


@pytest.mark.sandbox
def test_what_somebody_wrote_among_the_examples_is_theirs(made: Made, tmp_path: Path) -> None:
    key = SAMPLE[0]
    notebook = json.loads(made[key])
    cell(notebook, EXAMPLES)["source"] = ITEMS[key[0]].answer("fr")
    (record,) = graded(tmp_path, KIT, {key: json.dumps(notebook)})
    assert record.outcome is Outcome.DONE
    assert record.source == ITEMS[key[0]].answer("fr")


@pytest.mark.sandbox
def test_a_copy_of_the_cell_for_words_takes_nothing_from_the_one_that_is_written(
    made: Made, tmp_path: Path
) -> None:
    key = SAMPLE[1]
    notebook = json.loads(written(made[key], "Parce qu’il fait nuit."))
    notebook["cells"].append(cell(json.loads(made[key]), "solution"))
    (record,) = graded(tmp_path, KIT, {key: json.dumps(notebook)})
    assert record.source == "Parce qu’il fait nuit."
    assert record.repaired == ("duplicated:solution",)


def test_a_program_to_write_is_told_by_its_examples(tmp_path: Path) -> None:
    made = lab_notebooks(build(tmp_path, EXERCISES), EXERCISES, "en")
    check = cell(json.loads(made["best_jump.ipynb"]), EXAMPLES)["source"]
    with pytest.raises(AssertionError, match="the value expected is"):
        exec(f"{items_by_id(EXERCISES)['best_jump'].start('en')}\n{check}", {})


def is_words(item: str) -> bool:
    return ITEMS[item].levels > 0


def beginning(item: Item, language: str) -> str:
    return wording("write_here" if item.levels else "nothing_yet", language)


def written(text: str, answer: str) -> str:
    """The notebook with an answer in its cell."""
    notebook = json.loads(text)
    cell(notebook, "solution")["source"] = answer
    return json.dumps(notebook)


def cell(notebook: Notebook, name: str) -> Any:
    marked = [each for each in notebook["cells"] if "nbgrader" in each["metadata"]]
    return next(each for each in marked if each["metadata"]["nbgrader"]["grade_id"] == name)


def graded(tmp_path: Path, exercises: Path, texts: Made) -> list[Record]:
    """The records of notebooks that somebody placed, all of one candidate."""
    course = build(tmp_path, exercises)
    for (item, language), text in texts.items():
        path = course / "submitted" / "C-001" / assignment_of(language) / f"{item}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return grade(tmp_path, exercises, limits=QUICK)
