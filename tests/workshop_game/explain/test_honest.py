"""An explanation claims nothing that its program does not show: near misses, told otherwise."""

import pytest

from tests.workshop_game.explain.test_tell import told

TICK = "def a_chaque_instant():\n"


@pytest.mark.parametrize(
    ("source", "id"),
    [
        (TICK + "    vies = vies - 1\n", "value_of_game"),
        ("vies = 3\n" + TICK + "    vies = vies - 1\n", "value_before"),
        (TICK + "    point = point + 1\n", "value_later"),
        ("titre(Bonjour)\n", "name_unknown"),
        ("zigzaguer(3)\n", "name_called"),
        ("boulanger.x = 3\n", "name_owner"),
        ("prix = [3]\nprix.append(4, 5)\n", "arguments_other"),
        ("def sauter(h):\n    heros.y = h\n\nsauter()\n", "arguments_own"),
        ("prix = 3\nprix('nuit')\n", "not_an_action"),
        ("heros.x(3)\n", "value_called"),
        ("a, b = 3\n", "not_several"),
        ("danger 2 = 3\n", "name_spaces"),
    ],
)
def test_a_cause_is_told_where_its_program_shows_it_alone(source: str, id: str) -> None:
    assert told(source).id == id


def test_a_name_of_python_is_no_misspelling_of_a_name_of_the_program() -> None:
    assert told("for x in liste:\n    heros.x = x\n").id == "name_unknown"


def test_a_word_that_receives_a_value_is_no_misspelt_word_of_python() -> None:
    assert told("pour = 3 ? 4\n").id == "other_syntax"


def test_a_colon_is_missing_at_the_end_where_nothing_else_is() -> None:
    assert told('if touche("droite")\n    heros.x = 3\n').id == "colon_missing"
    assert told("def sauter:\n    heros.x = 3\n").id != "colon_missing"


def test_the_next_function_does_not_belong_to_the_line_above() -> None:
    source = TICK + '    if touche("droite"):\n\ndef sauter():\n    heros.x = 3\n'
    assert told(source).id == "indent_nothing"


def test_a_word_of_the_game_is_not_given_to_the_hero() -> None:
    assert "jeu.vies" in str(told("heros.vies = heros.vies - 1\n").try_)
    assert told('heros.titre("Osez")\n').id == "stands_alone"
