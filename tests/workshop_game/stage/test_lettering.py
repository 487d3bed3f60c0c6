"""Words on the stage."""

import pytest

from workshop_game.stage.lettering import LONGEST, Lettering, contrasting, readable


def test_lines_fit_their_width() -> None:
    letters = Lettering(2)
    lines = letters.wrapped("Une phrase qui prend plusieurs lignes dans une bulle", 15, 100, 9)
    assert len(lines) > 2
    assert all(letters.width(line, 15) <= 100 for line in lines)
    assert " ".join(lines) == "Une phrase qui prend plusieurs lignes dans une bulle"


def test_a_word_wider_than_a_line_is_cut() -> None:
    letters = Lettering(1)
    lines = letters.wrapped("anticonstitutionnellement" * 3, 15, 100, 99)
    assert "".join(lines) == "anticonstitutionnellement" * 3
    assert all(letters.width(line, 15) <= 100 for line in lines)


def test_lines_that_are_too_many_end_in_dots() -> None:
    lines = Lettering(1).wrapped("a\nb\nc\nd", 15, 100, 3)
    assert lines == ["a", "b", "c …"]


def test_no_break_spaces_hold() -> None:
    lines = Lettering(1).wrapped("Et vous\u202f? Bonjour\u00a0!", 15, 66, 9)
    assert lines == ["Et vous\u00a0?", "Bonjour\u00a0!"]


def test_what_is_readable_is_bounded() -> None:
    assert len(readable("a" * 10_000)) == LONGEST
    assert readable("a\tb\u202fc\0") == "a    b\u00a0c"


@pytest.mark.parametrize(
    ("ink", "outline"),
    [
        ("white", "stage.ink"),
        ("yellow", "stage.ink"),
        ("black", "stage.paper"),
        ("purple", "stage.paper"),
    ],
)
def test_an_outline_contrasts(ink: str, outline: str) -> None:
    assert contrasting(ink) == outline


def test_a_line_is_made_once() -> None:
    letters = Lettering(1)
    assert letters.plain("Osez", 18, "white") is letters.plain("Osez", 18, "white")
