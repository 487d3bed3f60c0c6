"""What `play` opens: the start of a step, its answer on request, or a file as it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier.play import all_steps, source_of
from atelier.trouble import Trouble
from atelier.wording import Wording

SAY = Wording("en")


def test_a_step_opens_as_it_starts_and_its_answer_on_request() -> None:
    step = all_steps()[0]
    assert source_of(step.id, SAY) == step.start("en")
    assert source_of(step.id, SAY, answer=True) == step.done("en")
    assert source_of(None, SAY) == all_steps()[-1].start("en")


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    file = tmp_path / "my_game.py"
    file.write_text("hero.x = 3\n", encoding="utf-8-sig")
    assert source_of(str(file), SAY) == "hero.x = 3\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [("é = 1".encode("cp1252"), "not saved as UTF-8"), (b"x = 1\0", "null characters")],
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "my_game.py"
    file.write_bytes(content)
    with pytest.raises(Trouble, match=said):
        source_of(str(file), SAY)
