"""Every kind sentence, raised by a real program, word for word, in both languages."""

import tomllib
from pathlib import Path

import pytest

import workshop_game.words
from workshop_game.words import Program, ProgramError, WordError

SENTENCES = Path(workshop_game.words.__file__).with_name("messages.toml")
FULL = "for i in range(1001):\n    {}"

CASES = [
    (
        "unknown_value",
        'decor("zzz")',
        "Le mot « zzz » n’est pas connu ici."
        " On peut écrire : vallee, nuit, aube, village, atelier.",
        'background("zzz")',
        'The word "zzz" is not known here. You can write: valley, night, dawn, village, workshop.',
    ),
    (
        "unknown_value_near",
        'decor("Valée")',
        "Le mot « Valée » n’est pas connu ici. Vouliez-vous écrire « vallee » ?",
        'background("vally")',
        'The word "vally" is not known here. Did you mean "valley"?',
    ),
    (
        "value_needs_quotes",
        "heros.couleur = 3",
        'couleur attend un mot entre guillemets, par exemple couleur("blanc").',
        "hero.colour = 3",
        'colour expects a word between quotes, for example colour("white").',
    ),
    (
        "needs_text",
        "titre(None)",
        'titre attend des mots entre guillemets, par exemple titre("Bonjour").',
        "title(None)",
        'title expects words between quotes, for example title("Hello").',
    ),
    (
        "needs_number",
        'heros.x = "100"',
        "x attend un nombre, par exemple 100. Il a reçu '100'.",
        'hero.x = "100"',
        "x expects a number, for example 100. It was given '100'.",
    ),
    (
        "needs_whole_number",
        "hasard(1, 2.5)",
        "hasard attend un nombre entier, comme 3. Il a reçu 2.5.",
        "chance(1, 2.5)",
        "chance expects a whole number, such as 3. It was given 2.5.",
    ),
    (
        "needs_time",
        "toutes_les(0)",
        "toutes_les attend une durée en secondes, plus grande que 0. Il a reçu 0.",
        "every(-1)",
        "every expects a time in seconds, greater than 0. It was given -1.",
    ),
    (
        "needs_yes_or_no",
        "heros.visible = 0",
        "visible attend True (oui) ou False (non). Il a reçu 0.",
        "hero.visible = 0",
        "visible expects True (yes) or False (no). It was given 0.",
    ),
    (
        "needs_sprite",
        'se_touchent(heros, "nuage")',
        "se_touchent attend un personnage, par exemple heros. Il a reçu 'nuage'.",
        'touching(hero, "cloud")',
        "touching expects a sprite, for example hero. It was given 'cloud'.",
    ),
    (
        "needs_one_sprite",
        "se_touchent(heros, [heros])",
        "se_touchent ne sait que faire d’une liste entière. "
        "Lequel de ses personnages voulez-vous ?",
        "touching(hero, [hero])",
        "touching has no use for a whole list. Which of its sprites do you want?",
    ),
    (
        "needs_call",
        'heros.dire = "Bonjour"',
        'dire s’écrit avec des parenthèses : heros.dire("Bonjour").',
        'hero.say = "Hello"',
        'say is written with parentheses: hero.say("Hello").',
    ),
    (
        "unknown_attribute",
        "jeu.zzz = 1",
        "Ici, « zzz » n’est pas connu après le point. On peut écrire : score, vies, niveau.",
        "game.zzz = 1",
        'Here, "zzz" is not known after the dot. You can write: score, lives, level.',
    ),
    (
        "unknown_attribute_near",
        "heros.taile = 2",
        "Ici, « taile » n’est pas connu après le point. Vouliez-vous écrire « taille » ?",
        "hero.sise = 2",
        'Here, "sise" is not known after the dot. Did you mean "size"?',
    ),
    (
        "moment_near",
        "def a_chaque_instants():\n    pass",
        "La fonction « a_chaque_instants » ne sera jamais appelée."
        " Vouliez-vous écrire « a_chaque_instant » ?",
        "def each_ticks():\n    pass",
        'The function "each_ticks" will never be called. Did you mean "each_tick"?',
    ),
    (
        "moment_takes_nothing",
        "def a_chaque_instant(x):\n    pass",
        "Les parenthèses de « a_chaque_instant » restent vides : def a_chaque_instant():",
        "def each_tick(x):\n    pass",
        'The parentheses of "each_tick" stay empty: def each_tick():',
    ),
    (
        "no_input",
        'input("Votre nom ?")',
        "Ici, on ne pose pas de question avec input(). Dans votre jeu, on répond avec les touches.",
        'input("Your name?")',
        "Here, questions are not asked with input(). In your game, players answer with the keys.",
    ),
    (
        "word_replaced",
        "heros = 3",
        "« heros » est un mot du jeu. Choisissez un autre nom pour ce que vous rangez ici.",
        "hero = 3",
        '"hero" is a word of the game. Choose another name for what you keep here.',
    ),
    (
        "too_many_sprites",
        FULL.format('personnage("nuage", i, 0)'),
        "La scène est pleine : elle tient 1000 personnages. Enlevez-en avant d’en ajouter.",
        FULL.format('sprite("cloud", i, 0)'),
        "The stage is full: it holds 1000 sprites. Remove some before you add more.",
    ),
]


def said(source: str, language: str) -> tuple[str, str]:
    """The id and the text of the kind error that ``source`` meets."""
    program = Program(source, language)
    with pytest.raises(ProgramError) as caught:
        program.start()
    problem = caught.value.exception
    assert isinstance(problem, WordError)
    return problem.message_id, str(problem)


@pytest.mark.parametrize(
    ("id", "french", "french_text", "english", "english_text"), CASES, ids=[c[0] for c in CASES]
)
def test_each_sentence_is_said(
    id: str, french: str, french_text: str, english: str, english_text: str
) -> None:
    assert said(french, "fr") == (id, french_text)
    assert said(english, "en") == (id, english_text)


def test_every_sentence_has_its_example() -> None:
    sentences = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    assert set(sentences) == {case[0] for case in CASES}
    assert all(set(sentence) == {"fr", "en"} for sentence in sentences.values())
