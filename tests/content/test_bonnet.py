"""What is shown under the bonnet is a real program: the same in both languages, and it runs."""

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.content.loaded import LANGUAGES, STEPS

BONNET = next(step for step in STEPS if step.id == "bonnet")
CLOSE_THE_WINDOW = (
    "import pygame\npygame.init()\npygame.event.post(pygame.event.Event(pygame.QUIT))\n"
)
NO_SCREEN = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


def shown(language: str) -> str:
    """The plain pygame program of the step's text."""
    (code,) = re.findall(r"```python\n(.*?)```", BONNET.prose[language]["text"], re.DOTALL)
    return str(code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_program_runs_until_its_window_is_closed(language: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", CLOSE_THE_WINDOW + shown(language)],
        env={**os.environ, **NO_SCREEN},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_both_languages_show_the_same_program() -> None:
    shapes = [
        [type(node).__name__ for node in ast.walk(ast.parse(shown(language)))]
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


def test_it_does_what_the_step_s_own_program_does() -> None:
    """The lines that a participant is asked to recognise are there, but for the name."""
    own = {line.strip().replace("hero.x", "x") for line in BONNET.done("en").splitlines()}
    kept = {line for line in own if line.startswith(("x =", "if x"))}
    assert len(kept) == 3
    assert kept <= {line.strip() for line in shown("en").splitlines()}
