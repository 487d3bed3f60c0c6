"""What is read ahead, so that no game, no error and no check reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

PROGRAM = """
import pathlib, sys
from tests.workshop_game.stage.test_worker import Page
from workshop_game.stage.ahead import read_tables

read = []
plain = pathlib.Path.read_text

def noted(path, *arguments, **named):
    read.append(path.name)
    return plain(path, *arguments, **named)

read_tables()
pathlib.Path.read_text = noted
for program in ("decor('nuit')\\nheros.dire('Ici')\\n", "heros.dir('Ici')\\n"):
    page = Page()
    page.run(program)
    assert page.host.pictures
assert page.host.take("error")
assert [name for name in read if name.endswith(".svg")]  # drawings wait until they are needed
print([name for name in read if name.endswith(".toml")])
"""


def test_no_table_is_left_to_read_for_a_first_picture_and_a_first_error() -> None:
    """In a Python of its own: in this one other tests have read them already."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"
