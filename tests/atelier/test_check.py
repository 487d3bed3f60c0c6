"""`atelier check --mutants`: a table of steps, and what still passes."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from atelier.check import check, check_messages, check_mutants
from atelier.trouble import Trouble
from atelier.wording import Wording
from tests.workshop_game.checking.conftest import STEP, write


def told(folder: Path, language: str) -> tuple[bool, str]:
    page = io.StringIO()
    console = Console(file=page, width=200)
    return check_mutants(folder, Wording(language), console), page.getvalue()


@pytest.mark.parametrize(("language", "heading"), [("fr", "changements"), ("en", "changes")])
def test_each_step_has_its_row_and_a_survivor_is_something_to_do(
    tmp_path: Path, language: str, heading: str
) -> None:
    write(tmp_path / "walk", STEP)
    done, page = told(tmp_path, language)
    assert not done
    assert heading in page
    assert "│ walk " in page
    assert "speed = 1 * 10" in page


def test_nothing_is_left_to_do_once_the_reason_is_written(tmp_path: Path) -> None:
    reason = '[[equal]]\nline = "speed = *"\nwhy = "Any speed is a speed."\n'
    write(tmp_path / "walk", {**STEP, "equal.toml": reason})
    assert told(tmp_path, "en")[0]


def heard(folder: Path, language: str) -> tuple[bool, str]:
    page = io.StringIO()
    done = check_messages(folder, Wording(language), Console(file=page, width=200))
    return done, page.getvalue()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sentence_is_shown_with_the_programs_that_are_told_it(
    tmp_path: Path, language: str
) -> None:
    table = STEP["step.toml"].replace("max = 99 }", "max = 99.5 }")
    write(tmp_path / "walk", {**STEP, "step.toml": table})
    done, page = heard(tmp_path, language)
    assert done
    assert {"fr": "Le héros part à gauche.", "en": "The hero goes to the left."}[language] in page


def test_a_wrong_answer_that_is_told_another_one_s_sentence_is_something_to_do(
    tmp_path: Path,
) -> None:
    wrong = STEP["wrong/walks_left.py"].replace("- 1", "- 2")
    write(tmp_path / "walk", {**STEP, "wrong/left_too.py": wrong})
    done, page = heard(tmp_path, "en")
    assert not done
    assert "!! wrong/left_too.py" in page


def test_a_file_is_told_from_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "start.py").write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match=f"is a file. Give its folder: {re.escape(str(tmp_path))}"):
        told(tmp_path / "start.py", "en")
    with pytest.raises(Trouble, match="est un fichier"):
        check(tmp_path / "start.py", Wording("fr"), Console())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="nowhere"):
        told(tmp_path / "nowhere", "en")
