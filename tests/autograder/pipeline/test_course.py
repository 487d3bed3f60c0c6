"""Items become a plain nbgrader course, whose release is nbgrader's own work."""

import ast
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.course import CourseError, build
from autograder.pipeline.judge import read_expectation
from autograder.pipeline.notebooks import notebook_text, source_notebook
from workshop_game.checking import Item

LANGUAGES = ("fr", "en")


@pytest.fixture
def course(built: Path) -> Path:
    return built


def notebook(course: Path, kind: str, language: str, item: str) -> Any:
    return json.loads((course / kind / f"aptitude_{language}" / f"{item}.ipynb").read_text())


def by_id(notebook: Any) -> dict[str, Any]:
    return {cell["id"]: cell for cell in notebook["cells"]}


def text(cell: Any) -> str:
    return "".join(cell["source"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_notebook_is_valid_and_the_same_every_time(
    items: dict[str, Item], language: str
) -> None:
    for item in items.values():
        made = source_notebook(item, language)
        nbformat.validate(nbformat.from_dict(made))
        assert notebook_text(made) == notebook_text(source_notebook(item, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cells_of_a_notebook(items: dict[str, Item], language: str) -> None:
    cells = by_id(source_notebook(items["steps"], language))
    assert list(cells) == [
        *("text", "examples", "given", "answer-here", "solution", "place", "words"),
    ]
    assert cells["given"]["metadata"]["nbgrader"]["locked"]
    assert cells["words"]["metadata"]["nbgrader"]["points"] == 1.5


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_notebook_runs_to_its_end_without_the_kit(
    items: dict[str, Item], language: str
) -> None:
    """Given code, start, answer and every assertion, in one bare namespace."""
    for item in items.values():
        names: dict[str, object] = {}
        for cell in source_notebook(item, language)["cells"]:
            if cell["cell_type"] == "code":
                exec(compile(cell["source"], item.id, "exec"), names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_test_cell_can_be_judged_outside_and_says_what_the_item_says(
    items: dict[str, Item], language: str
) -> None:
    for item in items.values():
        cells = by_id(source_notebook(item, language))
        for case in item.cases:
            if case.points:
                found = read_expectation(cells[case.id]["source"])
                assert found is not None
                wanted = ast.unparse(ast.parse(item.expression(case, language), mode="eval"))
                assert found.expression == wanted
                assert [found.value, *found.others] == item.expected(case, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_release_holds_the_start_and_neither_answer_nor_tests(
    course: Path, items: dict[str, Item], language: str
) -> None:
    for item in items.values():
        cells = by_id(notebook(course, "release", language, item.id))
        assert text(cells["solution"]).strip() == item.start(language).strip()
        for case in item.cases:
            if case.points:
                assert "assert" not in text(cells[case.id])
                assert item.expected_text(case, language) not in text(cells[case.id])


def test_the_two_languages_have_their_own_words(course: Path) -> None:
    french = text(by_id(notebook(course, "release", "fr", "best_jump"))["solution"])
    english = text(by_id(notebook(course, "release", "en", "best_jump"))["solution"])
    assert french.startswith("def meilleur_saut(hauteurs):")
    assert english.startswith("def best_jump(heights):")


def test_the_gradebook_knows_every_case_and_its_points(course: Path) -> None:
    with closing(sqlite3.connect(course / "gradebook.db")) as book:
        rows = book.execute(
            "SELECT assignment.name, notebook.name, base_cell.name, grade_cells.max_score"
            " FROM grade_cells JOIN base_cell ON base_cell.id = grade_cells.id"
            " JOIN notebook ON notebook.id = base_cell.notebook_id"
            " JOIN assignment ON assignment.id = notebook.assignment_id"
        ).fetchall()
    french = {row[1:] for row in rows if row[0] == "aptitude_fr"}
    assert french == {row[1:] for row in rows if row[0] == "aptitude_en"}
    assert french == {
        ("best_jump", "highest_first", 1.0),
        ("best_jump", "highest_last", 1.0),
        ("best_jump", "no_jump_yet", 2.0),
        ("steps", "place", 1.0),
        ("steps", "words", 1.5),
    }


def test_an_unchanged_course_is_not_built_again(course: Path, exercises: Path) -> None:
    release = course / "release/aptitude_fr/steps.ipynb"
    before = release.stat().st_mtime_ns
    build(course.parent, exercises)
    assert release.stat().st_mtime_ns == before


def test_a_changed_item_changes_its_notebook(tmp_path: Path, exercises: Path) -> None:
    mine = tmp_path / "exercises"
    shutil.copytree(exercises, mine)
    course = build(tmp_path, mine)
    (mine / "02_steps/start.py").write_text("path = ['up']\nplace = 0\n")
    shutil.rmtree(mine / "01_best_jump")
    build(tmp_path, mine)
    assert "['up']" in text(by_id(notebook(course, "release", "en", "steps"))["solution"])
    assert not (course / "source/aptitude_en/best_jump.ipynb").exists()


@pytest.mark.parametrize("case_id", ["solution", "given", "two words", "é", "a/b"])
def test_a_case_that_cannot_be_a_cell_is_refused(
    tmp_path: Path, exercises: Path, case_id: str
) -> None:
    shutil.copytree(exercises / "02_steps", tmp_path / "exercises/02_steps")
    path = tmp_path / "exercises/02_steps/item.toml"
    path.write_text(path.read_text().replace('"place"\nevaluate', f'"{case_id}"\nevaluate'))
    with pytest.raises(CourseError, match=r"a case cannot be called"):
        build(tmp_path, tmp_path / "exercises")


def test_no_exercises_is_said(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="No item found"):
        build(tmp_path, tmp_path)
