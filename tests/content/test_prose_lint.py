"""Each rule of the language lint, with the exact words that an author gets."""

import pytest

from workshop_game.checking.prose_lint import Complaint, lint

COMPLAINTS = [
    (
        "fr",
        "Une ligne très simple.",
        "belittling",
        "« simple » peut blesser une personne qui bloque : enlevez ce mot.",
    ),
    (
        "fr",
        "Il suffit de cliquer.",
        "belittling",
        "« Il suffit » peut blesser une personne qui bloque : enlevez ce mot.",
    ),
    (
        "fr",
        "Deux fautes de frappe.",
        "school",
        "« fautes » sent l’école : prenez un mot du travail.",
    ),
    ("fr", "Cliquez, puis tape un mot sur ta ligne.", "familiar", "« ta » : dites vous."),
    ("fr", "Le programme t’attend.", "familiar", "« t’ » : dites vous."),
    (
        "fr",
        "Les participants arrivent.",
        "one_gender",
        "« participants » : écrivez aussi le féminin, "
        "ou dites « personnes », « gens », « équipe ».",
    ),
    ("fr", "C'est la ligne 2.", "apostrophe", "« C'e » : l’apostrophe courbe ’ hors du code."),
    (
        "fr",
        "Un mot dit “ici”.",
        "quotes",
        "Les guillemets du français sont « et » hors du code.",
    ),
    ("fr", "Et puis...", "dots", "Trois points : le caractère … en une fois."),
    ("fr", "Osez !", "space_before", "Avant « ! », mettez une espace insécable (U+00A0)."),
    ("fr", "Osez!", "space_before", "Avant « ! », mettez une espace insécable (U+00A0)."),
    (
        "fr",
        "La ligne 3: la voici.",
        "space_before",
        "Avant « : », mettez une espace insécable (U+00A0).",
    ),
    (
        "fr",
        "Un mot «\u00a0ici».",
        "space_in_quotes",
        "Après « et avant », mettez une espace insécable (U+00A0).",
    ),
    (
        "en",
        "It is just a line.",
        "belittling",
        "“just” may hurt someone who is stuck: take it out.",
    ),
    ("en", "Your homework.", "school", "“homework” smells of school: use a word from work."),
    (
        "en",
        "Well done, guys.",
        "one_gender",
        "“guys”: use a word that holds everyone, such as people or they.",
    ),
    ("en", "It's the line.", "apostrophe", "“t's”: use the curly apostrophe ’ outside code."),
    ("en", 'A "word".', "quotes", "Use “ and ” for quotes outside code."),
    ("en", "And then...", "dots", "Three dots: the single character …"),
    ("en", "Dare !", "space_before", "No space before “!” in English."),
]


@pytest.mark.parametrize(("language", "text", "rule", "what_to_do"), COMPLAINTS)
def test_a_rule_says_what_to_do(language: str, text: str, rule: str, what_to_do: str) -> None:
    assert Complaint(1, rule, what_to_do) in lint(text, language)


@pytest.mark.parametrize(
    ("language", "what_to_do"),
    [
        ("fr", "21 mots dans une phrase, 20 au plus : coupez-la en deux."),
        ("en", "21 words in one sentence, 20 at most: cut it in two."),
    ],
)
def test_a_long_sentence_is_to_be_cut(language: str, what_to_do: str) -> None:
    text = "# title\n\n" + " ".join(["mot"] * 21) + "."
    assert lint(text, language) == [Complaint(3, "long_sentence", what_to_do)]


def test_a_sentence_of_the_longest_length_passes() -> None:
    assert lint(" ".join(["mot"] * 20) + ".", "fr") == []


def test_a_code_word_counts_as_one_word() -> None:
    assert lint(" ".join(["mot"] * 19) + " `heros.x = heros.x + 4`.", "fr") == []
    assert lint(" ".join(["mot"] * 20) + " `heros.x = heros.x + 4`.", "fr") != []


@pytest.mark.parametrize(
    "text",
    [
        'Écrivez `heros.dire("C\'est simple !")`.',
        '```\nsimple: "oui"\n```',
        "Le mot `{{simple}}` et {{ta}}.",
        "[la page](https://exemple.test/simple?tu=toi)",
    ],
)
def test_code_and_addresses_break_no_rule(text: str) -> None:
    assert lint(text, "fr") == []


@pytest.mark.parametrize(
    "text",
    [
        "Osez\u00a0! Vraiment\u202f?",
        "Rendez-vous à 15:45.",
        "Les participantes et participants arrivent.",
        "Gardez le ton, un ton calme.",
        "| un | deux |\n|:---|---:|",
        "Il a dit\u00a0: «\u00a0Osez\u00a0!\u00a0»",
    ],
)
def test_good_french_passes(text: str) -> None:
    assert lint(text, "fr") == []


def test_list_items_are_sentences_of_their_own() -> None:
    line = "- " + " ".join(["mot"] * 12)
    assert lint(f"{line}\n{line}", "fr") == []


def test_complaints_come_in_reading_order_with_their_lines() -> None:
    found = lint("Un mot.\n\nC'est simple.\nTu vois.", "fr")
    assert [(each.line, each.rule) for each in found] == [
        (3, "apostrophe"),
        (3, "belittling"),
        (4, "familiar"),
    ]
