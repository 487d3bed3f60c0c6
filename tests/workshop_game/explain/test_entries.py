"""Every entry has a program that triggers it, and says these very words."""

import keyword
import tomllib
from pathlib import Path
from typing import Any

import pytest

from workshop_game.checking.prose_lint import lint
from workshop_game.explain import Explanation, explain
from workshop_game.explain.entries import entries
from workshop_game.explain.rules import RULES, STARTERS
from workshop_game.words import LANGUAGES, Budget, Program, ProgramError

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text(encoding="utf-8")
)


def told(source: str, language: str) -> Explanation:
    """What a participant reads when ``source`` is played for one tick."""
    with pytest.raises(ProgramError) as stopped:
        play(Program(source, language, 1, Budget(5_000)))
    return explain(stopped.value, language, source)


def play(program: Program) -> None:
    program.start()
    program.tick()


def test_every_entry_has_a_case_and_every_case_an_entry() -> None:
    assert list(CASES) == [entry.id for entry in entries()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", CASES)
def test_a_program_is_told_in_these_very_words(id: str, language: str) -> None:
    case = CASES[id][language]
    explanation = told(case["program"], language)
    seen = (explanation.id, explanation.line, explanation.title, explanation.try_)
    assert seen == (id, case["line"], case["title"], case["try"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", CASES)
def test_the_words_follow_the_house_rules(id: str, language: str) -> None:
    case = CASES[id][language]
    complaints = [*lint(case["title"], language), *lint(case["try"], language)]
    assert complaints == []


def test_every_rule_is_used() -> None:
    used = {entry.rule.__name__ for entry in entries() if entry.rule}
    assert used == set(RULES)


def test_the_words_that_begin_a_line_are_words_of_python() -> None:
    assert all(keyword.iskeyword(word) for word in STARTERS)
