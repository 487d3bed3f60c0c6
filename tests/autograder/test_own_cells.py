"""What a candidate wrote is found wherever it stands, is run after what was given, and is kept."""

import copy
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.pipeline.cells import grade_id
from autograder.pipeline.execute import Seen
from autograder.pipeline.judge import Judgement
from autograder.pipeline.kinds import Looked, grading_of
from autograder.pipeline.notebooks import source_notebook
from autograder.pipeline.records import Record
from autograder.pipeline.repair import Repairs, repair
from tests.autograder.conftest import EXERCISES
from workshop_game.checking import Item, Outcome
from workshop_game.checking.content import load_item

STEPS = load_item(EXERCISES / "02_steps")
START = "path = []\nplace = 0\n"
ANSWER = "path = ['right']\nplace = 3\n"


def notebook_of(item: Item = STEPS) -> Any:
    """The release: text, examples, given, answer-here, solution, place, words."""
    notebook = nbformat.from_dict(source_notebook(item, "en"))
    for cell in notebook.cells:
        if grade_id(cell) == "solution":
            cell.source = START
        elif cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source = "# This cell looks at your answer. It does not change."
    return notebook


RELEASE = notebook_of()


def at(notebook: Any, name: str) -> int:
    return [grade_id(cell) for cell in notebook.cells].index(name)


def code(source: str) -> Any:
    return nbformat.v4.new_code_cell(source)


def below(notebook: Any) -> None:
    notebook.cells.insert(at(notebook, "solution") + 1, code(ANSWER))


def above(notebook: Any) -> None:
    notebook.cells.insert(at(notebook, "solution"), code(ANSWER))


def at_the_end(notebook: Any) -> None:
    notebook.cells.append(code(ANSWER))


def at_the_top(notebook: Any) -> None:
    notebook.cells.insert(0, code(ANSWER))


def cut_and_pasted(notebook: Any) -> None:
    notebook.cells[at(notebook, "solution")] = code(ANSWER)


def typed_again_at_the_end(notebook: Any) -> None:
    del notebook.cells[at(notebook, "solution")]
    notebook.cells.append(code(ANSWER))


def merged_with_given(notebook: Any, *, keep: bool = False) -> None:
    place = at(notebook, "given")
    notebook.cells[place].source += "\n\n" + ANSWER
    if not keep:
        notebook.cells[place].metadata = {}
    del notebook.cells[at(notebook, "solution")]


def merged_and_the_mark_is_left(notebook: Any) -> None:
    merged_with_given(notebook, keep=True)


def all_marks_lost(notebook: Any) -> None:
    notebook.cells[at(notebook, "solution")].source = ANSWER
    for cell in notebook.cells:
        cell.metadata = {}


def given_pasted_below(notebook: Any) -> None:
    place = at(notebook, "solution")
    notebook.cells.insert(place + 1, copy.deepcopy(notebook.cells[place]))
    notebook.cells[place].source = ANSWER


def start_pasted_below_without_marks(notebook: Any) -> None:
    place = at(notebook, "solution")
    notebook.cells[place].source = ANSWER
    notebook.cells.insert(place + 1, code(START))


def empty_copy_below(notebook: Any) -> None:
    given_pasted_below(notebook)
    notebook.cells[at(notebook, "solution") + 1].source = "\n"


def mark_is_a_list(notebook: Any) -> None:
    cell = notebook.cells[at(notebook, "solution")]
    cell.source = ANSWER
    cell.metadata.nbgrader["grade_id"] = ["solution"]


def mark_is_another_word(notebook: Any) -> None:
    cell = notebook.cells[at(notebook, "solution")]
    cell.source = ANSWER
    cell.metadata.nbgrader["grade_id"] = "answer"


def written_in_a_test(notebook: Any) -> None:
    notebook.cells[at(notebook, "place")].source += "\n" + ANSWER


def written_in_a_copied_test(notebook: Any) -> None:
    test = copy.deepcopy(notebook.cells[at(notebook, "words")])
    test.source = ANSWER
    notebook.cells.insert(at(notebook, "words"), test)


def written_in_the_given_cell(notebook: Any) -> None:
    notebook.cells[at(notebook, "given")].source += "\n" + ANSWER


def below_the_tests_of_a_turned_round_notebook(notebook: Any) -> None:
    below(notebook)
    notebook.cells.reverse()


def marks_swapped(notebook: Any) -> None:
    """The answer carries the mark of a test, the test that of the answer."""
    answer, test = (notebook.cells[at(notebook, name)] for name in ("solution", "place"))
    answer.source = ANSWER
    answer.metadata, test.metadata = test.metadata, answer.metadata


MISPLACED = [
    *(below, above, at_the_end, at_the_top, cut_and_pasted, typed_again_at_the_end),
    *(merged_with_given, merged_and_the_mark_is_left, all_marks_lost, given_pasted_below),
    *(start_pasted_below_without_marks, empty_copy_below, mark_is_a_list, mark_is_another_word),
    *(written_in_a_test, written_in_a_copied_test, written_in_the_given_cell),
    *(below_the_tests_of_a_turned_round_notebook, marks_swapped),
]


def values(notebook: Any) -> dict[str, Any]:
    """What the names hold when the cells have run as far as the first test."""
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            break
        if cell.cell_type == "code":
            exec(cell.source, names)
    return names


def graded(repairs: Repairs, *, passed: bool = False) -> Record:
    """The record that comes of it when every case passed, or none."""
    seen = Seen(judgements=[Judgement(case.id, passed) for case in STEPS.cases])
    scores: dict[str, float | None] = {c.id: c.points if passed else 0 for c in STEPS.cases}
    record = Record("C-001", "steps", "en", Outcome.GRADER_FAILURE, source=repairs.own.source)
    own = repairs.own
    twice = own.answered_twice
    looked = Looked(seen, scores, {}, only_words=own.only_words, answered_twice=twice)
    return grading_of(STEPS).graded(record, STEPS, looked)


@pytest.mark.parametrize("misplace", MISPLACED, ids=lambda each: each.__name__)
def test_a_right_answer_counts_wherever_it_stands(misplace: Any) -> None:
    notebook = notebook_of()
    misplace(notebook)
    repairs = repair(notebook, RELEASE)
    assert repairs.as_list() != [] or misplace is start_pasted_below_without_marks
    found = values(notebook)
    assert (found["place"], found["path"]) == (3, ["right"])
    assert "place = 3" in repairs.own.source
    assert graded(repairs).outcome is Outcome.TRIED
    assert graded(repairs, passed=True).outcome is Outcome.DONE


def test_the_answer_in_its_cell_is_the_whole_text_and_nothing_is_noted() -> None:
    notebook = notebook_of()
    notebook.cells[at(notebook, "solution")].source = ANSWER
    repairs = repair(notebook, RELEASE)
    assert (repairs.as_list(), repairs.own.source) == ([], ANSWER)


def test_what_is_left_as_given_is_blank_even_when_another_editor_lost_the_marks() -> None:
    notebook = notebook_of()
    for cell in notebook.cells:
        cell.metadata = {}
    repairs = repair(notebook, RELEASE)
    assert graded(repairs).outcome is Outcome.BLANK
    assert repairs.own.source == START


def test_both_halves_of_an_answer_that_was_split_are_kept() -> None:
    notebook = notebook_of()
    place = at(notebook, "solution")
    notebook.cells[place].source = "path = ['right']"
    second = copy.deepcopy(notebook.cells[place])
    second.source = "place = 3"
    notebook.cells.insert(place + 1, second)
    repairs = repair(notebook, RELEASE)
    assert repairs.own.source == "path = ['right']\n\nplace = 3"
    assert values(notebook)["path"] == ["right"]


def test_a_line_of_one_cell_is_found_in_all_that_was_written() -> None:
    notebook = notebook_of()
    notebook.cells[at(notebook, "solution")].source = "path = ['right']\n"
    notebook.cells.insert(at(notebook, "solution") + 1, code("x = 1\nplace = 3"))
    written = repair(notebook, RELEASE).own
    name = written.parts[1].name
    assert written.source.splitlines()[(written.line(name, 2) or 0) - 1] == "place = 3"
    assert written.line("given", 2) is None


def test_text_beside_code_is_kept_as_comments() -> None:
    notebook = notebook_of()
    notebook.cells[at(notebook, "solution")].source = ANSWER
    notebook.cells.append(nbformat.v4.new_markdown_cell("I counted\n\nthe steps."))
    source = repair(notebook, RELEASE).own.source
    assert source == f"{ANSWER}\n# I counted\n# the steps."


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_words_in_the_place_of_code_are_for_a_person_to_read(kind: str) -> None:
    notebook = notebook_of()
    own = nbformat.v4.new_markdown_cell("place = 3")
    own.cell_type = kind
    notebook.cells.append(own)
    repairs = repair(notebook, RELEASE)
    record = graded(repairs)
    assert (record.outcome, record.points) == (Outcome.GRADER_FAILURE, None)
    assert (record.reason, record.source) == ("answer_in_words", "place = 3")


def doubled(first: str, second: str) -> Repairs:
    """What is repaired where the cell of the answer is there twice."""
    notebook = notebook_of()
    place = at(notebook, "solution")
    notebook.cells[place].source = first
    twin = copy.deepcopy(notebook.cells[place])
    twin.id, twin.source = "twin", second
    notebook.cells.insert(place + 1, twin)
    return repair(notebook, RELEASE)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("place = 3", "place = 4"),
        ("place = 3\npath = []", "path = [1]"),
        ("place: int = 3", "place = 4"),
        ("place = (", "place = 4"),
        ("def f():\n    return 1", "def f():\n    return 2"),
    ],
)
def test_two_answers_that_differ_are_for_a_person(first: str, second: str) -> None:
    repairs = doubled(first, second)
    record = graded(repairs)
    assert (record.outcome, record.points) == (Outcome.GRADER_FAILURE, None)
    assert record.reason == "two_answers"
    assert first in record.source
    assert second in record.source
    assert graded(repairs, passed=True).outcome is Outcome.DONE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("place = 3", "place = 3  # sure"),
        ("place = 3", "path = [1]"),
        ("place = 3", "place = place + 1"),
        ("place = 3", "place += 1"),
        ("place = 3", "if place == 4:\n    place = 5"),
        ("def f():\n    return 1", "def f():\n    return 1\n"),
        ("def f():", "    return 1"),
    ],
)
def test_a_cell_that_was_split_or_copied_is_one_answer(first: str, second: str) -> None:
    assert graded(doubled(first, second)).reason == ""


def test_words_that_were_added_to_the_text_of_the_exercise_are_found() -> None:
    notebook = notebook_of()
    notebook.cells[0].source += "\nplace = 3"
    assert repair(notebook, RELEASE).own.source == "place = 3"


def test_text_of_the_exercise_that_lost_a_line_is_nobody_s_answer() -> None:
    notebook = notebook_of()
    notebook.cells[0].source = notebook.cells[0].source.splitlines()[0]
    assert graded(repair(notebook, RELEASE)).outcome is Outcome.BLANK


lines = st.sampled_from(["place = 3", "path = []", "x = 'a' + 1", "place = (", "# a note", "", "é"])
sources = st.lists(lines, max_size=3).map("\n".join)
own_cells = st.tuples(st.sampled_from(["code", "markdown", "raw"]), sources)


@st.composite
def notebooks(draw: st.DrawFn) -> Any:
    """A released notebook after everything that people do to it."""
    notebook = notebook_of()
    if draw(st.booleans()):
        notebook.cells[at(notebook, "solution")].source = draw(sources | st.just(START))
    for _ in range(draw(st.integers(0, 3))):
        cell = copy.deepcopy(draw(st.sampled_from(notebook.cells)))
        notebook.cells.insert(draw(st.integers(0, len(notebook.cells))), cell)
    for kind, source in draw(st.lists(own_cells, max_size=3)):
        cell = nbformat.v4.new_markdown_cell(source) if kind != "code" else code(source)
        cell.cell_type = kind
        notebook.cells.insert(draw(st.integers(0, len(notebook.cells))), cell)
    for place in draw(st.lists(st.integers(0, len(notebook.cells) - 1), max_size=3)):
        notebook.cells[place].metadata = {}
    for place in sorted(draw(st.sets(st.integers(0, len(notebook.cells) - 1), max_size=2))):
        del notebook.cells[place - len(notebook.cells)]
    return notebook


def own_lines(notebook: Any) -> set[str]:
    """The lines that stand in no cell of the release, notes in code apart."""
    known = {line.strip() for cell in RELEASE.cells for line in cell.source.splitlines()}
    return {
        line.strip()
        for cell in notebook.cells
        for line in cell.source.splitlines()
        if line.strip() and line.strip() not in known
        if not (cell.cell_type == "code" and line.startswith("#"))
    }


@settings(max_examples=200, deadline=None)
@given(notebooks(), st.booleans())
def test_blank_means_no_point_and_nothing_of_their_own_and_every_line_is_kept(
    notebook: Any, passed: bool
) -> None:
    own = own_lines(notebook)
    repairs = repair(notebook, RELEASE)
    record = graded(repairs, passed=passed)
    assert [line for line in own if line not in repairs.own.source] == []
    if record.outcome is Outcome.BLANK:
        assert (record.points, own) == (0, set())
    names = [grade_id(cell) for cell in notebook.cells if grade_id(cell)]
    assert names == ["given", "solution", "place", "words"]
    nbformat.validate(notebook)


@settings(max_examples=200, deadline=None)
@given(notebooks())
def test_what_was_given_never_runs_after_what_somebody_wrote(notebook: Any) -> None:
    repair(notebook, RELEASE)
    codes = [cell.source.strip() for cell in notebook.cells if cell.cell_type == "code"]
    start = START.strip()
    assert codes.count(start) <= 1
    if start in codes:
        before = [line for text in codes[: codes.index(start)] for line in text.splitlines()]
        assert not {"place = 3", "path = []", "x = 'a' + 1", "place = ("} & set(before)
