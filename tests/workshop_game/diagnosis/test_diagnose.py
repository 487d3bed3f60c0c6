"""Every kind of finding has a program that shows it, on its line, in sentences of the house."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from workshop_game.checking.prose_lint import lint
from workshop_game.diagnosis import Written, diagnose, explains, first, kinds, told
from workshop_game.diagnosis.told import sentences
from workshop_game.words import LANGUAGES, Budget, Program, ProgramError

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text(encoding="utf-8")
)


def written(case: dict[str, Any]) -> Written:
    problem = stopped(case["wrong"]) if case.get("error") else None
    return Written(case["wrong"], "fr", case.get("start", ""), (case["right"],), problem)


def stopped(source: str) -> ProgramError:
    with pytest.raises(ProgramError) as found:
        play(Program(source, "fr", 1, Budget(5_000)))
    return found.value


def play(program: Program) -> None:
    program.start()
    program.tick()


def test_every_kind_has_a_case() -> None:
    assert sorted(CASES) == sorted(kinds())


@pytest.mark.parametrize("kind", CASES)
def test_a_kind_is_found_first_and_on_its_line(kind: str) -> None:
    case = CASES[kind]
    found = first(written(case))
    assert found is not None
    assert (found.kind, found.line) == (kind, case["line"])


@pytest.mark.parametrize("kind", CASES)
def test_a_right_answer_shows_nothing(kind: str) -> None:
    right = CASES[kind]["right"]
    assert diagnose(Written(right, "fr", CASES[kind].get("start", ""), (right,))) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CASES)
def test_what_is_told_follows_the_house_rules(kind: str, language: str) -> None:
    found = first(written(CASES[kind]))
    assert found is not None
    for text in (told(found, language).seen, told(found, language).try_):
        assert list(lint(text, language)) == []
        assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_says_something_of_its_own(language: str) -> None:
    both = [tuple(texts[language].values()) for texts in sentences().values()]
    assert len(set(both)) == len(both)


def test_the_error_is_explained_before_anything_else_is_said() -> None:
    """The last line stops the program; the first differs from the right answer."""
    source = "heros.x = 5\nheros.y = deux"
    program = Written(source, "fr", "", ("heros.x = 4\nheros.y = 2",), stopped(source))
    found = diagnose(program)
    assert [each.kind for each in found] == ["number_in_letters", "other_number"]
    assert not explains(program, found[1])


def test_a_program_that_goes_another_way_is_not_measured_by_a_right_answer() -> None:
    right = 'decor("nuit")\nfor x in [1, 2]:\n    personnage("chat", x, 2)'
    assert diagnose(Written("heros.x = 5", "fr", "", (right,))) == ()


@pytest.mark.parametrize(
    "source", ["", "\n\n", "(" * 500, "\x00", "é" * 30_000, "if " * 400, '"' * 999, "x = [" * 80]
)
def test_whatever_is_pasted_is_read(source: str) -> None:
    found = diagnose(Written(source, "fr", "", ("heros.x = 4",)))
    assert all(each.kind in kinds() for each in found)
