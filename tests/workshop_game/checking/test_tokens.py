"""What counts as the same program."""

import pytest

from workshop_game.checking.tokens import same_tokens

START = "if a:\n    b = 1\nc = 2\n"


@pytest.mark.parametrize(
    "other", ["if a:\n    b  =  1\n\nc=2", "if a:  # why\n  b = 1\nc = 2", START + "\n\n# end\n"]
)
def test_spaces_and_comments_do_not_count(other: str) -> None:
    assert same_tokens(START, other)


@pytest.mark.parametrize("other", ["if a:\n    b = 1\n    c = 2\n", "if a:\n    b = 2\nc = 2\n"])
def test_blocks_and_values_count(other: str) -> None:
    assert not same_tokens(START, other)


@pytest.mark.parametrize(
    ("other", "same"), [("if a:\n  b = (\n", True), ("if a:\nb = (\n", False), (START, False)]
)
def test_text_that_is_no_python_is_compared_by_lines(other: str, same: bool) -> None:
    assert same_tokens("if a:\n  b = (\n\n", other) is same
