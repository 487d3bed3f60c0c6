"""The house rules for prose that a participant, a helper, a facilitator or a juror reads.

Code (fences, inline code, ``{{names}}``) is left out: the rules are about sentences.
Each complaint is written in the language of the text, for the author of that text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

LONGEST_SENTENCE = 20
NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"


class Complaint(NamedTuple):
    """One thing to mend: ``line`` counts from 1, ``rule`` is an id, the rest is for the author."""

    line: int
    rule: str
    what_to_do: str


def words_pattern(*words: str) -> re.Pattern[str]:
    """Whole words, whatever their case."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


BELITTLING = {
    "fr": words_pattern(
        "justes?",
        "simples?",
        "simplement",
        "faciles?",
        "facilement",
        "il suffit",
        "évidente?s?",
        "évidemment",
        "trivial(?:e|es)?",
        "rien de plus",
    ),
    "en": words_pattern(
        "just", "simple", "simply", "simpler", "easy", "easily", "easier", "obvious", "obviously",
        "trivial", "of course",
    ),
}  # fmt: skip
"""They tell a person who is stuck that they should not be."""

SCHOOL = {
    "fr": words_pattern("élèves?", "devoirs?", "notes?", "fautes?", "interrogations?"),
    "en": words_pattern("students?", "pupils?", "homework", "grades?", "graded", "exams?"),
}
"""The workshop is no classroom: some of those who come have bad memories of one."""

FAMILIAR = {
    "fr": re.compile(
        r"(?<![\w-])(?:tu|toi|ta|tes|te|(?<!le )(?<!un )(?<!ce )(?<!du )ton)(?![\w-])"
        r"|(?<![\w-])t[’'](?=\w)",
        re.IGNORECASE,
    ),
    "en": re.compile(r"(?!)"),
}

ONE_GENDER = {
    "fr": words_pattern(
        *("participants", "candidats", "salariés", "employés", "animateurs", "utilisateurs"),
        *("débutants", "développeurs", "joueurs", "habitants", "stagiaires hommes"),
    ),
    "en": words_pattern("guys", "he or she", "his or her", "mankind", "manpower"),
}
BOTH_GENDERS = words_pattern(
    *("participantes", "candidates", "salariées", "employées", "animatrices", "utilisatrices"),
    *("débutantes", "développeuses", "joueuses", "habitantes"),
)

MESSAGES = {
    "fr": {
        "belittling": "« {found} » peut blesser une personne qui bloque : enlevez ce mot.",
        "school": "« {found} » sent l’école : prenez un mot du travail.",
        "familiar": "« {found} » : dites vous.",
        "one_gender": (
            "« {found} » : écrivez aussi le féminin, ou dites « personnes », « gens », « équipe »."
        ),
        "long_sentence": "{count} mots dans une phrase, {longest} au plus : coupez-la en deux.",
        "apostrophe": "« {found} » : l’apostrophe courbe ’ hors du code.",
        "quotes": "Les guillemets du français sont « et » hors du code.",
        "dots": "Trois points : le caractère … en une fois.",
        "space_before": "Avant « {found} », mettez une espace insécable (U+00A0).",
        "space_in_quotes": "Après « et avant », mettez une espace insécable (U+00A0).",
    },
    "en": {
        "belittling": "“{found}” may hurt someone who is stuck: take it out.",
        "school": "“{found}” smells of school: use a word from work.",
        "familiar": "“{found}”: be polite.",
        "one_gender": "“{found}”: use a word that holds everyone, such as people or they.",
        "long_sentence": "{count} words in one sentence, {longest} at most: cut it in two.",
        "apostrophe": "“{found}”: use the curly apostrophe ’ outside code.",
        "quotes": "Use “ and ” for quotes outside code.",
        "dots": "Three dots: the single character …",
        "space_before": "No space before “{found}” in English.",
    },
}

Rule = Callable[[str, str], Iterator[tuple[int, str, dict[str, object]]]]
"""Gives (offset in the text, id of the rule, values for its message)."""


def lint(text: str, language: str, longest: int = LONGEST_SENTENCE) -> list[Complaint]:
    """Every complaint about a Markdown text, in reading order; ``longest`` counts words."""
    prose = without_code(text)
    found = [
        *words_to_avoid(prose, language),
        *one_gender(prose, language),
        *typography(prose, language),
        *long_sentences(prose, longest),
    ]
    return [
        Complaint(
            line=prose.count("\n", 0, offset) + 1,
            rule=rule,
            what_to_do=MESSAGES[language][rule].format(**values),
        )
        for offset, rule, values in sorted(found, key=lambda one: one[0])
    ]


CODE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)[^\n]*$"  # a block of code
    r"|(?P<ticks>`+).+?(?P=ticks)"  # code within a sentence
    r"|\{\{.*?\}\}"  # a name that each language spells its own way
    r"|(?<=\])\([^)\s]*\)"  # where a link goes
    r"|<!--.*?-->"
    r"|https?://[^\s)]+",
    re.DOTALL | re.MULTILINE,
)
CODE_WORD = "\ufffc"
"""Stands for a piece of code: it counts as one word and breaks no rule."""


def without_code(text: str) -> str:
    """The same text, of the same length and lines, with every piece of code blanked out."""

    def blank(match: re.Match[str]) -> str:
        keep_lines = re.sub(r"[^\n]", " ", match[0])
        return keep_lines if match["fence"] else CODE_WORD + keep_lines[1:]

    return CODE.sub(blank, text)


def words_to_avoid(prose: str, language: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    """Words that belittle, that smell of school, or that are too familiar."""
    rules = {"belittling": BELITTLING, "school": SCHOOL, "familiar": FAMILIAR}
    for rule, patterns in rules.items():
        for match in patterns[language].finditer(prose):
            yield match.start(), rule, {"found": match[0]}


def one_gender(prose: str, language: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    """A masculine plural that stands alone in its sentence; in English, words for men only."""
    for offset, sentence in sentences(prose):
        if language == "fr" and BOTH_GENDERS.search(sentence):
            continue
        for match in ONE_GENDER[language].finditer(sentence):
            yield offset + match.start(), "one_gender", {"found": match[0]}


TYPOGRAPHY = {
    "fr": {
        "apostrophe": re.compile(r"\w'\w?"),
        "quotes": re.compile(r'["“”]'),
        "dots": re.compile(r"\.\.\."),
        "space_before": re.compile(
            rf"(?<![{NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}\d:;!?|\-])(?::(?!-|/)|[;!?])"
            r"|(?<=\d)[;!?]|(?<=\d):(?!\d)"
        ),
        "space_in_quotes": re.compile(
            rf"«(?![{NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}])"
            rf"|(?<![{NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}])»"
        ),
    },
    "en": {
        "apostrophe": re.compile(r"\w'\w?"),
        "quotes": re.compile(r'"'),
        "dots": re.compile(r"\.\.\."),
        "space_before": re.compile(rf"(?<=[^\W\d_])[ {NO_BREAK_SPACE}]+[:;!?](?!\w)"),
    },
}


def typography(prose: str, language: str) -> Iterator[tuple[int, str, dict[str, object]]]:
    """Spaces, apostrophes and quotes as a printer of that language would set them."""
    for rule, pattern in TYPOGRAPHY[language].items():
        for match in pattern.finditer(prose):
            yield match.start(), rule, {"found": match[0].strip()}


SENTENCE_END = re.compile(r"[.!?…]+(?=[\s»”)*_]|$)|\n\s*\n|\n(?=\s*(?:[-*+>#|]|\d+\.)\s?)|\|")
WORD = re.compile(rf"(?=[^\s])[\w{CODE_WORD}][\w{CODE_WORD}’'.,-]*")


def sentences(prose: str) -> Iterator[tuple[int, str]]:
    """Each sentence with its offset; a list item, a cell and a heading are sentences too."""
    start = 0
    for match in SENTENCE_END.finditer(prose):
        yield start, prose[start : match.start()]
        start = match.end()
    yield start, prose[start:]


def long_sentences(prose: str, longest: int) -> Iterator[tuple[int, str, dict[str, object]]]:
    """Sentences of more words than someone reads in one breath."""
    for offset, sentence in sentences(prose):
        count = len(WORD.findall(sentence))
        if count > longest:
            first = offset + len(sentence) - len(sentence.lstrip())
            yield first, "long_sentence", {"count": count, "longest": longest}
