"""What was typed comes back in messages, and a word in the wrong place is told where it goes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from atelier.__main__ import main
from atelier.cli import app
from atelier.trouble import Trouble
from atelier.typed import TYPED
from atelier.usage import refuse_misplaced
from atelier.wording import Wording
from bootstrap import commands

SAY = Wording("en")


@pytest.mark.parametrize(
    "arguments", [["serve", "--participants", "3"], ["serve", "--participants=3"]]
)
def test_an_option_of_another_command_is_told_with_it(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TYPED, "python3 start.py")
    with pytest.raises(Trouble, match=r"python3 start\.py rehearse --participants"):
        refuse_misplaced(app, arguments, SAY)


def test_a_command_behind_its_options_is_put_first() -> None:
    with pytest.raises(Trouble, match="comes first"):
        refuse_misplaced(app, ["--data", "folder", "grade"], SAY)


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve", "--host", "127.0.0.1", "--port", "8001"],
        ["grade", "--data", "grade"],
        ["play", "rehearse"],
        ["grade", "--help"],
        ["--help"],
        ["nonsense"],
        [],
    ],
)
def test_what_is_right_or_unknown_everywhere_is_left_to_typer(arguments: list[str]) -> None:
    refuse_misplaced(app, arguments, SAY)


def test_messages_say_the_command_as_it_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TYPED, "python3 start.py")
    assert "python3 start.py grade" in SAY("mark_nothing_graded")
    monkeypatch.delenv(TYPED)
    assert "atelier grade" in SAY("mark_nothing_graded")


def test_both_sides_name_the_same_variable() -> None:
    assert commands.TYPED == TYPED


def test_an_option_without_any_command_is_told_with_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(TYPED, "atelier")
    with pytest.raises(Trouble, match=r"atelier rehearse --participants \.\.\."):
        refuse_misplaced(app, ["--participants", "3"], SAY)


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str) -> str:
    """What `atelier LINE` says on stderr; it ends with the code of a wrong command line."""
    monkeypatch.setattr(sys, "argv", ["atelier", *line.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    return capsys.readouterr().err


REFUSED = [
    ("serve --nonsense", "There is no option --nonsense here.", "L’option --nonsense n’existe pas"),
    ("serve --no-brows", "Perhaps: --no-browser", "Peut-être\u00a0: --no-browser"),
    ("grade -x", "There is no option -x here.", "L’option -x n’existe pas"),
    ("nonsense", 'The word "nonsense" is no command.', "Le mot «\u00a0nonsense\u00a0» n’est pas"),
    ("new stap", "Perhaps: step", "Peut-être\u00a0: step"),
    ("grad", "Perhaps: grade", "Peut-être\u00a0: grade"),
    (
        "serve --port abc",
        "--port takes a whole number, from 0 to",
        "--port attend un nombre entier",
    ),
    ("doctor --port 99999", "--port takes a whole number, from 0 to", "--port attend un nombre"),
    (
        "rehearse --seed a --data b",
        "--seed takes a whole number.",
        "--seed attend un nombre entier.",
    ),
    ("site", "--out and its value are missing.", "Il manque --out et sa valeur."),
    ("new step", "NAME and its value are missing.", "Il manque NAME et sa valeur."),
    ("serve --port", "--port takes a value behind it.", "--port attend une valeur derrière elle."),
    ("check --mutants=3", "--mutants stands alone", "--mutants s’écrit seule"),
    ("play one other", "These words are too many: other", "de trop\u00a0: other"),
]


@pytest.mark.parametrize(("line", "english", "french"), REFUSED)
def test_what_typer_refuses_is_told_in_the_reader_s_language(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: str,
    english: str,
    french: str,
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    said = refused(monkeypatch, capsys, line)
    assert english in said
    assert "To see what is possible: atelier" in said
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    said = refused(monkeypatch, capsys, line)
    assert french in said
    assert "Usage" not in said


def test_the_language_that_is_asked_for_is_the_reader_s(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "no option" in refused(monkeypatch, capsys, "serve --language en --nonsense")
    assert "no option" in refused(monkeypatch, capsys, "serve --language=en --nonsense")


def test_another_language_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["atelier", "grade", "--language", "de"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "--language" in capsys.readouterr().err


def test_help_is_still_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["atelier", "new"])
    with pytest.raises(SystemExit):
        main()
    shown = capsys.readouterr()
    assert "step" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize(
    "line",
    [
        *("serve", "grade", "regrade", "dossier", "mark", "feedback", "lab", "rehearse"),
        *("course build", "course open"),
    ],
)
def test_a_file_is_no_data_folder(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    line: str,
) -> None:
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["atelier", *line.split(), "--data", str(tmp_path / "file")])
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "is a file. Name a folder with --data." in capsys.readouterr().err.replace("\n", " ")
