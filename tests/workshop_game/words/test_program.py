"""A participant's program and its world."""

import pytest

from workshop_game.core import Inputs
from workshop_game.words import Program, ProgramError

RIGHT = Inputs(frozenset({"right"}))


def started(source: str, language: str = "fr") -> Program:
    program = Program(source, language)
    program.start()
    return program


def test_the_top_level_sets_the_scene() -> None:
    world = started('decor("nuit")\ntitre("Osez !")\nheros.taille = 2').world
    assert (world.background, world.title, world.hero.size) == ("night", "Osez !", 2)


def test_each_tick_is_called_with_the_keys() -> None:
    program = started('def a_chaque_instant():\n    if touche("droite"):\n        heros.x += 4')
    program.tick()
    program.tick(RIGHT)
    assert program.world.hero.x == 324


def test_accents_and_capitals_are_welcome() -> None:
    world = started('décor("Vallée")\nhéros.x = 7\ndef à_chaque_instant():\n    héros.y = 9').world
    assert (world.background, world.hero.x) == ("valley", 7)
    world.step()
    assert world.hero.y == 9


def test_the_two_languages_build_the_same_world() -> None:
    french = started('n = personnage("nuage", 10, 20)\nn.vitesse_x = 1\njeu.vies = 2\nson("choc")')
    english = started(
        'n = sprite("cloud", 10, 20)\nn.speed_x = 1\ngame.lives = 2\nsound("bump")', "en"
    )
    assert french.world.state_hash() == english.world.state_hash()


def test_printed_words_are_kept() -> None:
    assert started('print("a", 1, sep="-", end="!")').output == ["a-1!"]


@pytest.mark.parametrize(
    ("source", "line", "kind"),
    [
        ("x = 1\nx = y", 2, NameError),
        ("x = 1\nif x\n", 2, SyntaxError),
        ("def f():\n    1 / 0\nf()", 2, ZeroDivisionError),
        ("import sys\nsys.exit()", 2, SystemExit),
        ("x = 1\n\ndef a_chaque_instan():\n    pass", 3, Exception),
    ],
)
def test_an_error_says_its_line(source: str, line: int, kind: type[BaseException]) -> None:
    with pytest.raises(ProgramError) as caught:
        started(source)
    assert caught.value.line == line
    assert isinstance(caught.value.exception, kind)


def test_an_error_in_a_tick_says_its_line() -> None:
    program = started("def a_chaque_instant():\n    heros.x = absent")
    with pytest.raises(ProgramError) as caught:
        program.tick()
    assert caught.value.line == 2
    assert "workshop_game" not in caught.value.traceback_text


def test_a_thing_lists_its_words() -> None:
    assert "vitesse_x" in dir(started("").names["heros"])


def test_the_recording_holds_what_was_pressed() -> None:
    program = started("")
    program.tick(RIGHT)
    program.tick(RIGHT)
    assert program.recording.runs == [(2, RIGHT)]


def test_each_program_has_its_own_game() -> None:
    one, other = started("heros.x = 1\njeu.score = 5"), started("")
    assert (other.world.hero.x, other.world.score, one.world.score) == (320, 0, 5)


def test_villages_light_their_neighbours() -> None:
    program = started(
        "villages = []\n"
        "for place in [100, 200, 300, 500]:\n"
        '    villages.append(personnage("village", place, 200))\n'
        "allumer(villages[0])\n"
        "def a_chaque_instant():\n"
        "    if toutes_les(1):\n"
        "        for un in villages:\n"
        "            for autre in villages:\n"
        '                if un.pose == "allume" and distance(un, autre) < 120:\n'
        "                    allumer(autre)\n"
    )
    for _ in range(180):
        program.tick()
    poses = [sprite.pose for sprite in program.world.sprites[1:]]
    assert poses == ["lit", "lit", "lit", "still"]
