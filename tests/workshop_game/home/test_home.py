"""A game that went home: plain Python with pygame-ce runs it, `atelier play` too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

import workshop_game
from workshop_game.home import framed, own_part, written_in
from workshop_game.words import Program

KIT = Path(workshop_game.__file__).parent
FR = 'decor("nuit")\n\ndef a_chaque_instant():\n    heros.x = heros.x + 2\n    print(heros.x)\n'
EN = 'background("night")\n\ndef each_tick():\n    hero.x = hero.x + 2\n    print(hero.x)\n'
CLOSED_SOON = """
import pygame, threading
threading.Timer(0.5, lambda: pygame.event.post(pygame.event.Event(pygame.QUIT))).start()
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A computer that has pygame-ce and the game's folder: nothing else of the kit."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "pygame").symlink_to(Path(pygame.__file__).parent)
    for libraries in Path(pygame.__file__).parents[1].glob("pygame_ce.libs"):
        (tmp_path / "site" / libraries.name).symlink_to(libraries)
    shutil.copytree(KIT, tmp_path / "workshop_game", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """What `python my_game.py` does there, without the environment of these tests."""
    (folder / "my_game.py").write_text(text, encoding="utf-8")
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    headless = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    environment = {**kept, **headless, "PYTHONUTF8": "1", "PYTHONPATH": str(folder / "site")}
    # A private name, which no stub has: the Python that the tests' environment was made from.
    python: str = sys._base_executable  # type: ignore[attr-defined]
    command = [python, "-S", "my_game.py"]
    return subprocess.run(
        command,
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(("language", "source"), [("fr", FR), ("en", EN)])
def test_python_alone_runs_it(elsewhere: Path, language: str, source: str) -> None:
    done = run(elsewhere, framed(CLOSED_SOON + source, language, "Mon jeu", "my_game.py"))
    assert (done.returncode, done.stderr) == (0, "")
    walked = [line for line in done.stdout.splitlines() if line.isdigit()]
    assert walked[:3] == ["322", "324", "326"]


def test_an_error_is_told_with_its_line_and_without_ours(elsewhere: Path) -> None:
    done = run(
        elsewhere, framed("def a_chaque_instant():\n    decor(3)\n", "fr", "J", "my_game.py")
    )
    assert done.returncode == 1
    assert 'my_game.py", line 6' in done.stderr
    assert "workshop_game/" not in done.stderr.replace("\\", "/")
    assert "WordError" in done.stderr


@pytest.mark.parametrize(("language", "source"), [("fr", FR), ("en", EN)])
def test_the_frame_is_recognised_and_taken_off(language: str, source: str) -> None:
    text = framed(source, language, "Mon jeu", "mon_jeu.py")
    compile(text, "mon_jeu.py", "exec")
    assert written_in(text) == language
    program = Program(own_part(text), language)
    program.start()
    program.tick()
    assert program.world.hero.x == 322
    line = text.splitlines().index(source.splitlines()[0])
    assert own_part(text).splitlines()[line] == source.splitlines()[0]


def test_a_title_stays_one_comment() -> None:
    text = framed("heros.x = 1", "fr", "Mon jeu\nimport os", "mon_jeu.py")
    assert text.splitlines()[0] == "# Mon jeu import os"


def test_any_other_file_stays_as_it_is() -> None:
    assert written_in(FR) is None
    assert own_part(FR) == FR
