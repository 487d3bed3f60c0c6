"""Every sentence that a person reads keeps the house rules, in both languages."""

import re
from pathlib import Path

import pytest

from tests.content.loaded import LANGUAGES, PROSE, ROOT, STEPS, language_of, step_id
from workshop_game.checking import Step
from workshop_game.checking.prose_lint import CODE, lint
from workshop_game.words import VALUES, WORDS

GUIDE = ROOT / "facilitator_guide"


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_prose_keeps_the_house_rules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [f"{c.line}: {c.what_to_do}" for c in lint(text, language_of(path))] == []


def test_the_guide_has_a_page_in_each_language_for_each_page() -> None:
    pages = {language: sorted((GUIDE / language).glob("*.md")) for language in LANGUAGES}
    assert len(pages["fr"]) == len(pages["en"]) > 0


@pytest.mark.parametrize("path", sorted(GUIDE.rglob("*.md")), ids=lambda path: path.name)
def test_links_of_the_guide_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


PYTHON = {"if", "def", "and", "True", "False", "Python", "print"}
PYTHON |= {"for", "in", "while", "append", "range", "import", "pygame"}


def known_words(step: Step, language: str) -> set[str]:
    """What a step's prose may name in code: the vocabulary, and what its programs hold."""
    words = {word.spelling(language) for word in WORDS}
    for values in VALUES.values():
        words |= {french if language == "fr" else id for id, french in values.items()}
    programs = [step.start(language), step.done(language), *step.right(language).values()]
    programs += re.findall(r"```python\n(.*?)```", step.prose[language]["text"], re.DOTALL)
    for program in programs:
        words |= set(re.findall(r"[^\W\d]\w*", program))
    return words | PYTHON


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS, ids=step_id)
def test_code_in_prose_uses_the_words_of_its_language(step: Step, language: str) -> None:
    known = known_words(step, language)
    unknown = set()
    for slot in step.prose[language].values():
        for code in (match[0] for match in CODE.finditer(slot) if match["ticks"]):
            outside_quotes = re.sub(r'"[^"]* [^"]*"', "", code)
            unknown |= set(re.findall(r"[^\W\d]\w*", outside_quotes)) - known
    assert unknown == set()


@pytest.mark.parametrize("step", STEPS, ids=step_id)
def test_both_languages_have_the_same_shape(step: Step) -> None:
    """Same slots, and in each the same list items and as many pieces of code."""
    shapes = [
        {
            slot: (len(re.findall(r"^(?:[-*]|\d+\.) ", text, re.MULTILINE)), text.count("```"))
            for slot, text in step.prose[language].items()
        }
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS, ids=step_id)
def test_a_line_that_prose_points_at_exists(step: Step, language: str) -> None:
    lines = max(len(code.splitlines()) for code in (step.start(language), step.done(language)))
    text = "\n".join(step.prose[language].values())
    pointed = re.findall(r"\b(?:lignes?|lines?) (\d+)(?: (?:à|to) (\d+))?", text, re.IGNORECASE)
    assert [n for pair in pointed for n in pair if n and int(n) > lines] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", STEPS, ids=step_id)
def test_hints_go_from_a_question_to_nearly_there(step: Step, language: str) -> None:
    prose = step.prose[language]
    assert "?" in prose["hint 1"]
    assert "`" in prose["hint 3"]
    assert len({prose[f"hint {n}"] for n in (1, 2, 3)}) == 3
