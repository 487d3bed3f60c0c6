"""What the explanation of an error holds besides its two sentences."""

import subprocess
import sys
from pathlib import Path

import pytest

import workshop_game
from workshop_game.explain import Explanation, explain
from workshop_game.words import Budget, Program, ProgramError


def told(source: str, language: str = "fr") -> Explanation:
    with pytest.raises(ProgramError) as stopped:
        play(Program(source, language, 1, Budget(5_000)))
    return explain(stopped.value, language, source)


def play(program: Program) -> None:
    program.start()
    program.tick()


def test_the_games_own_messages_are_told_with_their_line() -> None:
    explanation = told('heros.couler = "rouge"')
    assert explanation.title == (
        "Ligne 1 : ici, « couler » n’est pas connu après le point. "
        "Vouliez-vous écrire « couleur » ?"
    )
    assert explanation.try_ is None
    assert explanation.line == 1


def test_the_details_hold_pythons_line_the_cause_and_the_place() -> None:
    details = told("sauts = [3]\nheros.x = sauts[1]\n").details
    assert details is not None
    assert details.startswith("IndexError: list index out of range")
    assert "sauts" in details
    assert "-->2| heros.x = sauts[1]" in details


def test_the_details_follow_the_language() -> None:
    source = "x = 3\nif x = 3:\n    pass\n"
    assert "Vous avez utilisé un opérateur d’affectation" in str(told(source, "fr").details)
    assert "You used an assignment operator" in str(told(source, "en").details)


def test_half_a_friendly_traceback_is_heard_of_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def lacking(_: object) -> dict[str, str]:
        raise ModuleNotFoundError("No module named 'code'", name="code")

    monkeypatch.setattr("workshop_game.explain.friendly._asked", lacking)
    assert "IndexError" in str(told("sauts = [3]\nheros.x = sauts[1]\n").details)
    assert "friendly-traceback lacks a module" in caplog.text


def test_the_details_show_no_frame_of_the_kit() -> None:
    for source in ('titer("Osez")', "texte(3)", "heros.couler = 1", "def f():\n    f()\nf()\n"):
        assert "workshop_game" not in str(told(source).details)


def test_the_details_of_a_huge_value_are_bounded() -> None:
    details = told("x = {'a' * 100_000: 1}\nx['b' * 100_000]\n").details
    assert details is not None
    assert len(details) <= 4_000
    assert len(told("x = {}['b' * 100_000]\n").title) < 120


@pytest.mark.parametrize("source", ["titer(1)", "if True\n    pass\n", "heros.x = 3 ? 4\n"])
def test_without_friendly_traceback_pythons_own_traceback_remains(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "friendly_traceback", None)
    explanation = told(source)
    assert explanation.try_
    assert "Error" in str(explanation.details)


def test_the_fallback_has_advice_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "friendly_traceback", None)
    assert told("heros.x = 3 ? 4\n").try_ == (
        "Relisez-la avec celle du dessus\u00a0: guillemets, parenthèses, deux-points."
    )


def test_a_name_further_down_the_calls_is_found_where_it_is_used() -> None:
    explanation = told("def saut():\n    hauteur = 3\n    heros.y = hauter\nsaut()\n")
    assert (explanation.line, explanation.try_) == (3, "Vouliez-vous écrire `hauteur`\u00a0?")


def test_a_capital_is_text_without_quotes_and_no_misspelling() -> None:
    assert told("titre(Bonjour)").id == "name_unknown"
    assert told("Titre(3)").id == "capital"


def test_accented_words_of_the_game_are_known() -> None:
    assert told("touché = toucher").id == "name_near"


def test_the_page_receives_these_fields() -> None:
    assert set(told("titer(1)").as_json()) == {"title", "line", "try", "details", "values"}


def test_friendly_traceback_is_loaded_when_it_is_asked_for_and_not_before() -> None:
    code = (
        "import sys; from workshop_game.explain import prepare; "
        "print('friendly_traceback' in sys.modules); prepare(); "
        "print('friendly_traceback.core' in sys.modules)"
    )
    root = Path(workshop_game.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "True"]
