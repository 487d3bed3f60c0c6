"""Author files in the reader's language."""

import pytest

from workshop_game.words import VALUES, WORDS, Names, fill_words, translate_code

NAMES = Names(
    words={"step_size": {"fr": "pas", "en": "step_size"}},
    strings={"hello": {"fr": 'Bonjour "vous"', "en": "Hello you"}},
)

AUTHOR = """background("valley")
step_size = 4

def each_tick():
    # the word key in a comment stays
    if key("right"):   hero.x = hero.x + step_size
    hero.say("{{hello}}")
"""

FRENCH = """decor("vallee")
pas = 4

def a_chaque_instant():
    # the word key in a comment stays
    if touche("droite"):   heros.x = heros.x + pas
    heros.dire("Bonjour \\"vous\\"")
"""


def test_names_and_value_words_become_french_and_the_layout_stays() -> None:
    assert translate_code(AUTHOR, "fr", NAMES) == FRENCH


def test_english_only_fills_the_sentences() -> None:
    assert translate_code(AUTHOR, "en", NAMES) == AUTHOR.replace("{{hello}}", "Hello you")


def test_an_unknown_sentence_is_refused() -> None:
    with pytest.raises(KeyError, match="goodbye"):
        translate_code('hero.say("{{goodbye}}")', "fr", NAMES)


def test_prose_takes_the_words_of_its_language() -> None:
    prose = "{{hero}}.x, {{right}}, {{step_size}}, {{village}}, {{hello}}"
    assert fill_words(prose, "fr", NAMES) == 'heros.x, droite, pas, village, Bonjour "vous"'
    assert fill_words(prose, "en", NAMES) == "hero.x, right, step_size, village, Hello you"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_words_share_a_spelling(language: str) -> None:
    spelled = [word.spelling(language) for word in WORDS]
    assert len(spelled) == len(set(spelled))


def test_a_value_word_has_one_french_spelling() -> None:
    spelled: dict[str, set[str]] = {}
    for values in VALUES.values():
        for id, french in values.items():
            spelled.setdefault(id, set()).add(french)
    assert {id: found for id, found in spelled.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", VALUES)
def test_no_two_values_of_a_kind_share_a_spelling(kind: str) -> None:
    assert len(set(VALUES[kind].values())) == len(VALUES[kind])


def test_text_that_is_no_python_is_translated_as_far_as_it_can_be_read() -> None:
    broken = (
        'background("valley"\nhero.say("{{hello}}")\nhero.say("half\nif key(\'right\'): # key\n'
    )
    assert translate_code(broken, "fr", NAMES) == (
        'decor("vallee"\nheros.dire("Bonjour \\"vous\\"")\nheros.dire("half\n'
        'if touche("droite"): # key\n'
    )
