"""Checks made in the worker, in the shape that the page reads."""

import json
from pathlib import Path

import pytest

from tests.workshop_game.stage.test_worker import CONTENT, Page
from workshop_game.checking import load_items, load_lessons
from workshop_game.stage.verdicts import check_answer

STEPS = [step for chapter in load_lessons(CONTENT / "lessons") for step in chapter.steps]


def verdict_on(page: Page, kind: str, id: str, source: str) -> dict[str, object]:
    page.send("check", kind=kind, id=id, source=source, predicted=None)
    found: dict[str, object] = page.host.take("verdict")[-1]["verdict"]
    return found


def test_a_right_answer_passes_and_the_start_does_not() -> None:
    page = Page()
    step = next(step for step in STEPS if step.prediction is None and step.checks)
    assert verdict_on(page, "step", step.id, step.done("fr"))["passed"] is True
    assert verdict_on(page, "step", step.id, step.start("fr"))["passed"] is False


def test_an_error_in_an_answer_is_explained() -> None:
    step = next(step for step in STEPS if step.checks)
    verdict = verdict_on(Page(), "step", step.id, 'titer("Osez")\n')
    error = verdict["error"]
    assert isinstance(error, dict)
    assert error["type"] == "NameError"
    assert error["title"] == error["message"] == "Python ne connaît pas le mot `titer`."
    assert error["line"] == 1
    assert set(error) == {"type", "message", "title", "line", "try", "details", "values"}


def test_a_check_ends_the_game_that_was_on_without_a_word() -> None:
    page = Page()
    page.run("def a_chaque_instant():\n    pass\n")
    verdict_on(page, "step", STEPS[0].id, "heros.x = 3")
    page.host.run(3)
    assert page.host.take("ended") == []
    assert page.host.next is None


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """A content folder with one item as the worker receives it: shown examples only."""
    folder = tmp_path / "exercises" / "double"
    folder.mkdir(parents=True)
    (folder / "item.toml").write_text(
        'format = 1\nid = "double"\nminutes = 5\nskills = ["function"]\ncall = "double"\n'
        '[[case]]\nid = "two"\ngive = [2]\nexpect = 4\nshown = true\n',
        encoding="utf-8",
    )
    (folder / "start.py").write_text("def double(number):\n    return 0\n", encoding="utf-8")
    for language in ("fr", "en"):
        (folder / f"{language}.md").write_text("# title\nX\n\n# text\nY\n", encoding="utf-8")
    assert load_items(tmp_path / "exercises")
    return tmp_path


@pytest.mark.parametrize(
    ("body", "passed", "observed"),
    [
        ("return number * 2", True, "4"),
        ("return 5", False, "5"),
        ("return zut", False, "NameError: name 'zut' is not defined"),
    ],
)
def test_an_item_shows_its_examples(public: Path, body: str, passed: bool, observed: str) -> None:
    message = {"kind": "item", "id": "double", "source": f"def double(number):\n    {body}\n"}
    verdict = check_answer(message, "en", public)
    assert verdict["passed"] is passed
    case = verdict["cases"][0]
    assert (case["id"], case["expression"]) == ("two", "double(2)")
    assert (case["expect"], case["observed"]) == ("4", observed)
    json.dumps(verdict)


def test_an_item_comes_with_its_own_files(
    public: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As in the browser, where no exercise is there before it is offered."""
    folder = public / "exercises" / "double"
    files = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    source = "def double(number):\n    return number * 2\n"
    message = {"kind": "item", "id": "double", "source": source, "files": files}
    nowhere = tmp_path_factory.mktemp("nothing")
    assert check_answer(message, "en", nowhere)["passed"] is True
    mended = files["item.toml"].replace("expect = 4", "expect = 5")
    again = message | {"files": files | {"item.toml": mended}}
    assert check_answer(again, "en", nowhere)["passed"] is False
    with pytest.raises(KeyError):
        check_answer(message | {"files": {}}, "en", nowhere)


def test_an_item_that_python_cannot_read_is_explained(public: Path) -> None:
    message = {"kind": "item", "id": "double", "source": "def double(number)\n    return 4\n"}
    verdict = check_answer(message, "fr", public)
    assert verdict["passed"] is False
    assert verdict["error"]["title"] == "Il manque deux-points à la fin de la ligne 1."


def test_an_answer_that_loops_for_ever_gets_its_verdict(public: Path) -> None:
    message = {"kind": "item", "id": "double", "source": "while True:\n    pass\n"}
    assert check_answer(message, "fr", public)["passed"] is False


def test_a_check_follows_the_cards_of_the_group() -> None:
    content = CONTENT / "lessons"
    told = {"ending": "feast", "place": "night", "danger": "anchor"}
    usual = {step.id: step for chapter in load_lessons(content) for step in chapter.steps}
    page = Page()
    followed = 0
    for chapter in load_lessons(content, told):
        for step in chapter.steps:
            if step.prediction or step.done("fr") == usual[step.id].done("fr"):
                continue
            message = {"kind": "step", "id": step.id, "source": step.done("fr"), "story": told}
            page.send("check", predicted=None, **message)
            verdict = page.host.take("verdict")[-1]["verdict"]
            assert verdict["passed"], (step.id, verdict)
            followed += 1
    assert followed
