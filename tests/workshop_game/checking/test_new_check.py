"""How to add a kind of check: a module that says all about it, and its line in `checks`.

This made-up kind is known nowhere else, and a step with it is whole.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.workshop_game.checking.conftest import write
from workshop_game.checking import Step, check_step
from workshop_game.checking.attempt import Attempt
from workshop_game.checking.author import check_content
from workshop_game.checking.checks import KINDS, Kind, Needs
from workshop_game.checking.content import load_step


def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
    """Whether the line that is written most often is written ``times`` times."""
    lines = Counter(line.strip() for line in attempt.source.splitlines() if line.strip())
    times: int = settings["times"]
    return max(lines.values(), default=0) == times


REPEATS = Kind(
    "repeats",
    judge,
    Needs.SOURCE,
    finding="repeats",
    setting="times",
    told={"fr": "Encore une ligne : {goal}", "en": "One more line: {goal}"},
)

PROSE = """# title
Two steps
# text
Walk twice.
# hint 1
Look at line 1.
# hint 2
Copy it.
# hint 3
Paste it below.
# praise
Well done.
# helper
Let them look.
# check twice
The line is there twice.
# mistake unchanged
The line is there once.
# mistake too_often
That is far.
# mistake misspelt
A word is unknown.
"""
LINE = "hero.x = hero.x + 10\n"
STEP = {
    "step.toml": """
format = 1
id = "twice"
minutes = 5
mode = "make"

[[check]]
id = "twice"
kind = "repeats"
times = 2

[[mistake]]
id = "unchanged"

[[mistake]]
id = "too_often"
when = { repeats = 4 }

[[mistake]]
id = "misspelt"
when = { finding = "line_too_many" }
""",
    "fr.md": PROSE,
    "en.md": PROSE,
    "start.py": LINE,
    "done.py": LINE * 2,
    "right/later.py": LINE + "hero.y = 100\n" + LINE,
    "wrong/too_often.py": LINE * 4,
    "wrong/misspelt.py": LINE * 2 + "spede\n",
}


@pytest.fixture
def step_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(KINDS, REPEATS.name, REPEATS)
    return write(tmp_path / "twice", STEP)


@pytest.fixture
def step(step_folder: Path) -> Step:
    return load_step(step_folder)


def test_an_author_s_step_with_it_is_whole(step_folder: Path) -> None:
    assert check_content(step_folder).complaints == []


def test_a_mistake_is_found_with_it(step: Step) -> None:
    verdict = check_step(step, "en", LINE * 4)
    assert (verdict.mistake, verdict.message) == ("too_often", "That is far.")


def test_what_is_left_is_told_in_its_own_words(step: Step) -> None:
    told = check_step(step, "en", LINE * 3).message
    assert told.startswith("One more line: The line is there twice.\n\n")
    assert check_step(step, "en", LINE * 2).passed


def test_it_is_looked_at_though_the_program_stopped(step: Step) -> None:
    verdict = check_step(step, "en", LINE * 2 + "spede\n")
    assert [each.status for each in verdict.checks] == ["passed"]
    assert (verdict.passed, verdict.mistake) == (False, "misspelt")


def test_without_its_line_in_the_registry_nobody_knows_it(
    step_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(KINDS, REPEATS.name)
    said = [found.text("en") for found in check_content(step_folder).complaints]
    assert any('The kind of check "repeats" does not exist.' in each for each in said)
    assert any("needs one of error, word_error, field," in each for each in said)
