"""Everything below `submitted/` is taken as a copy, or listed with its reason."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.dossier import write
from autograder.dossier.wording import table
from autograder.grade import grade
from autograder.pipeline.items import items_by_id, shown_name
from autograder.pipeline.not_taken import read_not_taken
from autograder.pipeline.placed import sort_out
from autograder.pipeline.records import Record
from autograder.pipeline.submissions import filled_notebook
from harness.data_folder import DataFolder
from tests.autograder.conftest import EXERCISES, QUICK

NAMES = list(items_by_id(EXERCISES))


def right(course: Path, language: str = "fr") -> str:
    """The notebook of an exercise with its right answer."""
    answer = items_by_id(EXERCISES)["steps"].answer(language)
    return filled_notebook(course / "release" / f"aptitude_{language}" / "steps.ipynb", answer)


def put(course: Path, place: str, text: str) -> None:
    path = course / "submitted" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def sorted_out(course: Path) -> tuple[dict[str, tuple[str, str, str]], dict[str, str]]:
    """What was taken, by its place, and what was listed, with the reason."""
    placed = sort_out(course, (), NAMES)
    taken = {
        each.path.relative_to(course / "submitted").as_posix(): (
            each.candidate,
            each.item,
            each.language,
        )
        for each in placed.taken
    }
    return taken, {each.place: each.reason for each in placed.listed}


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    course = tmp_path / "course"
    shutil.copytree(built / "release", course / "release")
    return course


@pytest.mark.parametrize(
    "place",
    [
        "C-045/aptitude_fr/steps.ipynb",
        "C-045/aptitude_fr/steps.IPYNB",
        "C-045/aptitude_fr/Steps.ipynb",
        "C-045/aptitude_fr/steps.ipynb.txt",
        "C-045/aptitude_fr/steps.json",
        "C-045/aptitude_fr/steps.ipynb.json",
        "C-045/aptitude_fr/steps (1).ipynb",
        "C-045/aptitude_fr/steps(2).ipynb.txt",
        "C-045/steps.ipynb",
        "C-045/Aptitude_FR/steps.ipynb",
        "C-045/aptitude/steps.ipynb",
        "C-045/aptitude_en/steps.ipynb",
    ],
)
def test_what_is_plainly_a_notebook_of_an_exercise_is_taken(course: Path, place: str) -> None:
    put(course, place, right(course, "fr"))
    assert sorted_out(course) == ({place: ("C-045", "steps", "fr")}, {})


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("C-045.zip", "archive"),
        ("C-045/aptitude_fr/steps.ZIP", "archive"),
        ("steps.ipynb", "no_number"),
        ("Marie Dupré/steps.ipynb", "no_number"),
        ("c-045/steps.ipynb", "no_number"),
        ("C-045/essai/steps.ipynb", "other_folder"),
        ("C-045/aptitude_fr/essai/steps.ipynb", "other_folder"),
        ("C-045/escalier.ipynb", "unknown_name"),
        ("C-045/aptitude_fr/escalier.ipynb.txt", "unknown_name"),
        ("C-045/aptitude_fr/steps.html", "other_file"),
        ("C-045/aptitude_fr/timestamp.txt", "other_file"),
        ("C-045/notes.json", "other_file"),
        ("C-045/aptitude_fr/._steps.ipynb", "noise"),
        ("C-045/.DS_Store", "noise"),
        ("__MACOSX/C-045/aptitude_fr/steps.ipynb", "noise"),
        ("C-045/aptitude_fr/.ipynb_checkpoints/steps-checkpoint.ipynb", "checkpoint"),
        ("C-045/aptitude_fr/best_jump.json", "not_recognised"),
        ("C-045/best_jump.ipynb", "not_recognised"),
    ],
)
def test_everything_else_is_listed(course: Path, place: str, reason: str) -> None:
    put(course, place, right(course, "fr"))
    assert sorted_out(course) == ({}, {place: reason})


def test_a_file_that_holds_no_notebook_is_taken_under_its_very_name_alone(course: Path) -> None:
    put(course, "C-045/aptitude_fr/steps.ipynb", "no notebook")
    put(course, "C-045/aptitude_fr/steps.ipynb.txt", "no notebook")
    taken, listed = sorted_out(course)
    assert list(taken) == ["C-045/aptitude_fr/steps.ipynb"]
    assert listed == {"C-045/aptitude_fr/steps.ipynb.txt": "not_recognised"}


def test_empty_folders_and_links_are_listed(course: Path) -> None:
    (course / "submitted/C-001/aptitude_fr").mkdir(parents=True)
    (course / "submitted/C-002").symlink_to(course / "release")
    listed = sorted_out(course)[1]
    assert listed == {"C-001/aptitude_fr": "empty_folder", "C-002": "link"}


def test_cells_of_both_languages_leave_the_folder_to_say(course: Path) -> None:
    both = json.loads(right(course, "fr"))
    both["cells"] += json.loads(right(course, "en"))["cells"]
    put(course, "C-001/aptitude_en/steps.ipynb", json.dumps(both))
    put(course, "C-002/steps.ipynb", json.dumps(both))
    taken, listed = sorted_out(course)
    assert taken == {"C-001/aptitude_en/steps.ipynb": ("C-001", "steps", "en")}
    assert listed == {"C-002/steps.ipynb": "not_recognised"}


def test_every_reason_has_its_words() -> None:
    reasons = {
        *("archive", "no_number", "other_folder", "unknown_name", "not_recognised", "link"),
        *("cannot_be_read", "checkpoint", "empty_folder", "other_file", "noise"),
    }
    assert reasons | {"title", "lead", "more"} == set(table()["not_taken"])


PARTS = st.sampled_from(
    [
        *("C-001", "c-001", "C-1", "Marie", "aptitude_fr", "Aptitude_FR", "aptitude", "index"),
        *("steps.ipynb", "steps.IPYNB", "steps.ipynb.txt", "steps (1).ipynb", "steps.json"),
        *("._steps.ipynb", ".DS_Store", ".ipynb_checkpoints", "__MACOSX", "a.zip", "x.html"),
        *("best_jump.ipynb", "é\n.ipynb", "steps", "aptitude_en", "folder.ipynb"),
    ]
)
TREES = st.lists(
    st.tuples(
        st.lists(PARTS, min_size=1, max_size=5),
        st.sampled_from(["fr", "en", "broken", "folder"]),
    ),
    max_size=12,
)


def grow(course: Path, tree: list[tuple[list[str], str]]) -> None:
    """Files and folders; where one stands in the way of another, it stays."""
    for parts, kind in tree:
        path = (course / "submitted").joinpath(*parts)
        if path.exists() or any(each.is_file() for each in path.parents):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "folder":
            path.mkdir()
        else:
            path.write_text("{}" if kind == "broken" else right(course, kind), encoding="utf-8")


@given(TREES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_each_file_is_taken_or_listed_and_never_both(
    course: Path, tree: list[tuple[list[str], str]]
) -> None:
    root = course / "submitted"
    shutil.rmtree(root, ignore_errors=True)
    grow(course, tree)
    placed = sort_out(course, (), NAMES)
    taken = [each.path for each in placed.taken]
    files = [path for path in root.rglob("*") if path.is_file()]
    empty = [path for path in root.rglob("*") if path.is_dir() and not any(path.iterdir())]
    folders = [path for path in taken if path.is_dir() and any(path.iterdir())]
    assert len(taken) == len(set(taken))
    assert len(placed.listed) == len({each.place for each in placed.listed})
    assert len(taken) + len(placed.listed) == len(files) + len(empty) + len(folders)
    left = {each.place for each in placed.listed}
    for path in {*files, *empty} - set(taken):
        assert "/".join(map(shown_name, path.relative_to(root).parts)) in left


def graded(folder: DataFolder) -> list[Record]:
    return [one for one in grade(folder.path, EXERCISES, limits=QUICK) if one.item == "steps"]


@pytest.mark.sandbox
def test_the_other_languages_notebook_is_graded_as_what_it_is_and_said(folder: DataFolder) -> None:
    course = folder.path / "course"
    put(course, "C-001/aptitude_en/steps.ipynb", right(course, "fr"))
    put(course, "C-002/Steps (1).ipynb.txt", right(course, "en"))
    put(course, "C-003/aptitude_fr/steps.ipynb", right(course, "fr"))
    found = {r.candidate: (r.outcome.value, r.language, r.found_at) for r in graded(folder)}
    assert found == {
        "C-001": ("done", "fr", "submitted/C-001/aptitude_en/steps.ipynb"),
        "C-002": ("done", "en", "submitted/C-002/Steps (1).ipynb.txt"),
        "C-003": ("done", "fr", ""),
    }
    write(folder.path, EXERCISES)
    page = (folder.path / "dossiers/C-001.en.html").read_text(encoding="utf-8")
    assert "submitted/C-001/aptitude_en/steps.ipynb" in page
    assert "this exercise, in French" in page
    page = (folder.path / "dossiers/C-003.en.html").read_text(encoding="utf-8")
    assert "Its cells say" not in page


@pytest.mark.sandbox
def test_a_nearly_right_name_beside_the_right_one_is_for_a_person(folder: DataFolder) -> None:
    course = folder.path / "course"
    put(course, "C-001/aptitude_fr/steps.ipynb", right(course))
    put(course, "C-001/aptitude_fr/steps (1).ipynb", right(course).replace("chemin", "CHEMIN"))
    (record,) = graded(folder)
    assert (record.reason, len(record.beside)) == ("two_copies", 2)
    write(folder.path, EXERCISES)
    page = (folder.path / "dossiers/C-001.en.html").read_text(encoding="utf-8")
    assert "A person decides." in page.partition('<section class="item"')[2]
    assert "did not get to the end" not in page


@pytest.mark.sandbox
def test_what_is_not_taken_is_in_the_records_and_on_the_overview(folder: DataFolder) -> None:
    course = folder.path / "course"
    put(course, "C-001/aptitude_fr/steps.ipynb", right(course))
    put(course, "C-001/aptitude_fr/._steps.ipynb", "\0\5\26\7")
    put(course, "C-002/<b>.zip", "PK")
    (record,) = graded(folder)
    assert record.outcome.value == "done"
    listed = {each.place: each.reason for each in read_not_taken(folder.path)}
    assert listed == {"C-001/aptitude_fr/._steps.ipynb": "noise", "C-002/<b>.zip": "archive"}
    write(folder.path, EXERCISES)
    page = (folder.path / "dossiers/index.html").read_text(encoding="utf-8")
    assert "<code>C-002/&lt;b&gt;.zip</code>" in page
    assert table()["not_taken"]["archive"]["fr"] in page
    (course / "submitted/C-002/<b>.zip").unlink()
    (course / "submitted/C-001/aptitude_fr/._steps.ipynb").unlink()
    (course / "submitted/C-002").rmdir()
    graded(folder)
    write(folder.path, EXERCISES)
    assert read_not_taken(folder.path) == ()
    page = (folder.path / "dossiers/index.html").read_text(encoding="utf-8")
    assert table()["not_taken"]["title"]["fr"] not in page
