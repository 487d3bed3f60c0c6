"""What was typed comes back in messages, and a word in the wrong place is told where it goes."""

from __future__ import annotations

import pytest

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
