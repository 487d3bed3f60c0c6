"""The words that the stage itself writes."""

import tomllib
from pathlib import Path

import pytest

from workshop_game.checking.prose_lint import lint
from workshop_game.stage import draw

SENTENCES = tomllib.loads(Path(draw.__file__).with_name("messages.toml").read_text("utf-8"))

SAID = {
    "won": ("Osez\u00a0!", "Dare!"),
    "won_more": (
        "La partie est gagnée. La lumière est arrivée.",
        "The game is won. The light has arrived.",
    ),
    "lost": ("On recommence\u00a0?", "Shall we play again?"),
    "lost_more": (
        "La partie est finie. L’étincelle, elle, vit encore.",
        "The game is over. The spark is still alive.",
    ),
    "level": ("Niveau 2", "Level 2"),
    "paused": (
        "Pause\u00a0: P pour reprendre, N pour avancer d’un instant",
        "Paused: P to go on, N for one tick",
    ),
    "too_much_printed": (
        "Le programme écrit beaucoup de lignes. La suite n’est pas affichée.",
        "The program prints many lines. The rest is not shown.",
    ),
    "no_wait": (
        "Ce navigateur ne peut pas attendre au milieu d’un programme pygame entier (il lui"
        " manque JSPI).",
        "This browser cannot wait in the middle of a whole pygame program (it lacks JSPI).",
    ),
    "no_wait_try": (
        "Toutes les étapes de l’atelier fonctionnent ici. Pour ce programme-là, ouvrez la page"
        " dans une version récente de Chrome, d’Edge ou de Firefox.",
        "Every step of the workshop works here. For that one program, open the page in a recent"
        " Chrome, Edge or Firefox.",
    ),
    "no_sound": (
        "(Ici, on n’entend pas le son d’un programme pygame. Chez vous, dans une fenêtre, on"
        " l’entend.)",
        "(Here the sound of a pygame program is not heard. At home, in a window, it is.)",
    ),
}


def test_every_message_has_its_words_here() -> None:
    assert set(SAID) == set(SENTENCES)


@pytest.mark.parametrize("id", SAID)
def test_the_words(id: str) -> None:
    values = {"level": 2} if id == "level" else {}
    said = tuple(draw.sentence(id, language, **values) for language in ("fr", "en"))
    assert said == SAID[id]
    assert [lint(words, language) for words, language in zip(said, ("fr", "en"), strict=True)] == [
        [],
        [],
    ]
