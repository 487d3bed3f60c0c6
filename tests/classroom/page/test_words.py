"""The page has words for everything that the content can ask of it."""

from pathlib import Path

import pytest

from workshop_game.checking.step import MODES

MESSAGES = Path("classroom/page/src/messages/steps.ts").read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_of_a_step_has_its_name(mode: str) -> None:
    assert f"  mode_{mode}: {{ fr: " in MESSAGES
