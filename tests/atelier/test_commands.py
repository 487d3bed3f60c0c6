"""The commands, as a user types them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from atelier.places import ROOT


def atelier(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "atelier", *words],
        cwd=ROOT,
        env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", **environment},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        timeout=120,
    )


def test_help_names_every_command() -> None:
    said = atelier("--help").stdout
    commands = ("serve", "play", "check", "grade", "dossier", "course", "rehearse", "doctor")
    assert all(command in said for command in commands)


def test_all_content_passes_the_author_check() -> None:
    done = atelier("check")
    assert done.returncode == 0, done.stdout
    assert "Nothing to mend." in done.stdout


def test_a_folder_that_does_not_exist_is_named() -> None:
    done = atelier("check", "nowhere")
    assert (done.returncode, done.stderr) == (1, "The folder nowhere does not exist.\n")


def test_a_folder_without_content_fails(tmp_path: Path) -> None:
    done = atelier("check", str(tmp_path))
    assert done.returncode == 1
    assert "No step (step.toml) and no exercise (item.toml) here." in done.stdout


def test_nothing_to_grade_is_said(tmp_path: Path) -> None:
    done = atelier("grade", "--data", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Nobody has entered the aptitude part yet")


@pytest.mark.parametrize("words", [("assess",), ("items",), ("pool", "add")])
def test_before_a_grading_there_is_nothing_to_count(words: tuple[str, ...], tmp_path: Path) -> None:
    done = atelier(*words, "--data", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Nothing is graded yet in")


def test_pools_that_are_not_there_are_named(tmp_path: Path) -> None:
    missing = str(tmp_path / "no.json")
    for words in (("pool", "show", missing), ("pool", "merge", missing, missing)):
        done = atelier(*words)
        assert done.returncode == 1
        assert done.stderr.startswith("There is no file of counts")


def test_an_unknown_step_is_named() -> None:
    done = atelier("play", "no_such_step", SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    assert done.returncode == 1
    assert done.stderr.startswith('"no_such_step" is neither a step nor a file. Steps: hello,')


def test_a_program_that_stops_says_its_line(tmp_path: Path) -> None:
    game = tmp_path / "game.py"
    game.write_text("hero.x = 10\nhero.sise = 3\n")
    words = ("play", str(game), "--language", "en")
    done = atelier(*words, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    assert done.returncode == 1
    assert "(line 2)" in done.stderr


def test_the_doctor_looks_at_eight_things() -> None:
    said = atelier("doctor", "--port", "0").stdout
    assert sum(said.count(mark) for mark in "✓✗") == 8


def test_a_store_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "aptitude.sqlite").write_text("this is no database, whatever its name says")
    done = atelier("grade", "--data", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Grading stopped: file is not a database.")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_narrow_encoding_ends_no_command(encoding: str) -> None:
    for words in (["--help"], ["check", "lessons/01_window"], ["check", "nowhere"]):
        done = atelier(*words, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LANG="fr_FR.UTF-8")
        assert "Traceback" not in done.stdout + done.stderr, (words, done.stderr)
        assert done.returncode == (1 if "nowhere" in words else 0), done.stderr
