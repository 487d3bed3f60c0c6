"""The values that an error shows: those of its line, short, and never an error of their own."""

from __future__ import annotations

import pytest

from workshop_game.explain import explain
from workshop_game.words import Program, ProgramError


def play(program: Program) -> None:
    program.start()
    program.tick()


def values(source: str) -> dict[str, str]:
    """What the explanation of a program's error says of the names on its line."""
    program = Program(source, "en")
    with pytest.raises(ProgramError) as stopped:
        play(program)
    return dict(explain(stopped.value, "en", source).values)


def test_the_names_of_the_line_are_shown_with_their_values() -> None:
    assert values('count = 0\nprice = "3"\ntotal = price + count\n') == {
        "price": "'3'",
        "count": "0",
    }


def test_the_hero_and_the_game_are_read_through_their_dots() -> None:
    source = "def each_tick():\n    hero.x = hero.x / game.score\n"
    assert values(source) == {"hero.x": "320", "game.score": "0"}


def test_a_variable_of_a_function_is_its_own() -> None:
    source = "n = 1\ndef half(n):\n    return n / 0\nhalf(8)\n"
    assert values(source) == {"n": "8"}


def test_words_between_quotes_and_comments_are_no_names() -> None:
    assert values('a = 1\nb = "a" + 2  # a\n') == {}


def test_a_program_that_python_cannot_read_has_no_values() -> None:
    assert values("a = 1\nb = (a\n") == {}


def test_long_values_are_cut_and_only_four_are_shown() -> None:
    found = values("a = list(range(1000))\nb = c = d = e = 1\nf = a + b + c + d + e\n")
    assert list(found) == ["a", "b", "c", "d"]
    assert all(len(value) < 60 for value in found.values())


def test_a_value_that_cannot_be_looked_at_is_left_out() -> None:
    source = """class Odd(list):
    def __repr__(self):
        return 1 / 0
    def __len__(self):
        return 1 / 0
odd = Odd()
one = 1
two = odd + one
"""
    assert "one" in values(source)


def test_a_word_of_the_game_used_wrongly_shows_its_values_too() -> None:
    assert values('place = "here"\nhero.x = place\n') == {"hero.x": "320", "place": "'here'"}
