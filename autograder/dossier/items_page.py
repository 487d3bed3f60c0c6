"""DATA/pool/items.html and items.en.html: what the counts say of the exercises, for the school."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.dossier.pages import page_name
from autograder.dossier.rendering import environment, put
from autograder.dossier.wording import LANGUAGES, Words

if TYPE_CHECKING:
    from autograder.assessment.items import Figure
    from autograder.assessment.known import Known

NAME = "items"


def write_items(folder: Path, known: Known, titles: Mapping[str, Mapping[str, str]]) -> list[Path]:
    """Write the page in each language; returns their paths. ``titles`` is by item and language."""
    folder.mkdir(parents=True, exist_ok=True)
    return [
        put(folder / page_name(NAME, language), _page(language, known, titles))
        for language in LANGUAGES
    ]


def _page(language: str, known: Known, titles: Mapping[str, Mapping[str, str]]) -> str:
    text = (
        environment()
        .get_template("items.html")
        .render(
            w=Words(language),
            language=language,
            page=NAME,
            page_name=page_name,
            known=known,
            titles=titles,
            says=says,
            fine=fine,
        )
    )
    return f"{text}\n"


def says(words: Words, question: str, figure: Figure) -> str:
    """The answer to a question about an exercise, in words, with how much would do."""
    from autograder.assessment import items

    enough = {
        "difficulty": items.ENOUGH_FOR_DIFFICULTY,
        "twins": items.ENOUGH_FOR_TWINS,
        "others": items.ENOUGH_FOR_OTHERS,
        "groups": items.ENOUGH_FOR_GROUPS,
        "reliability": items.ENOUGH_LINKS,
    }[question]
    key = f"{question}_{figure.verdict.value}"
    smaller = items.ENOUGH_IN_A_GROUP
    return words("items_say", key, people=figure.people, enough=enough, smaller=smaller)


def fine(words: Words, value: float) -> str:
    """A figure with at most two decimals, as the language writes it."""
    return words.number(round(value, 2) + 0.0).replace("-", "−")
