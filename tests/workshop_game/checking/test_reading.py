"""Answers that are values are read line by line: a slip costs itself, and nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_game.checking.reading import asks_for_values, statements

ANSWERS = {f"answer_{n}": str(n * 7) for n in range(1, 7)}
SLIPS = [
    "answer_3 = 14 bornes",
    "answer_3 = 14 €",
    "answer_3 = 08",
    "answer_3 = “ABC”",
    "answer_3 = «ABC»",
    'answer_3 = "ABC',
    "answer_3 =",
    "answer_3 = ABC)",
    "answer_3 = (ABC",
    "answer 3 = 4",
    "let answer_3 = 4;",
    "\u00a0answer_3 = 4",
    "  answer_3 = 4",
    "I think it is four",
    "\ufeffanswer_3 = 4",
    "answer_3 = ?",
    "answer_3 = 1.",
]


def text(third: str) -> str:
    lines = [f"{name} = {value}" for name, value in ANSWERS.items()]
    return "\n".join([*lines[:2], third, *lines[3:]]) + "\n"


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_costs_its_own_line(slip: str) -> None:
    read = {part.word: part for part in statements(text(slip)) if not part.error}
    others = [name for name in ANSWERS if name != "answer_3"]
    assert [name for name in others if name in read] == others
    assert [read[name].source for name in others] == [f"{n} = {ANSWERS[n]}" for n in others]


@given(st.text(max_size=60).filter(lambda line: '"""' not in line and "'''" not in line))
def test_no_line_is_changed_and_none_is_read_twice(line: str) -> None:
    source = text(line)
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    taken: list[int] = []
    for part in statements(source):
        held = part.source.split("\n")
        assert held == lines[part.line - 1 : part.line - 1 + len(held)]
        taken += range(part.line, part.line + len(held))
    assert taken == sorted(set(taken))


def test_a_text_that_is_no_list_of_values_is_not_cut() -> None:
    assert statements("x = 1\n" * 1000) == []


@pytest.mark.parametrize(
    ("start", "values"),
    [
        ("a = 0\nb = 0\n", True),
        ('a = ""\nlook(a)\n', True),
        ("def answer(a):\n    return a\n", False),
        ("look(1)\n", False),
        ("a = b\n", False),
        ("a = (\n", False),
        ("", False),
    ],
)
def test_what_begins_with_values_alone_asks_for_values(start: str, values: bool) -> None:
    assert asks_for_values(start) is values
