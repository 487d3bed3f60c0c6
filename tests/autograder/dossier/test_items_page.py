"""The page for the school: figures of exercises, no person, and each answer in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from autograder.assessment.contribution import tables_of
from autograder.assessment.items import Figure, Verdict
from autograder.assessment.kept import Kept
from autograder.assessment.known import Known, known_of
from autograder.assessment.pool import Pool
from autograder.dossier.items_page import says, write_items
from autograder.dossier.wording import LANGUAGES, Words, table
from harness.access import faults, sticks_out
from tests.autograder.assessment.cohorts import (
    drawn_cohort,
    kit_items,
    kit_twins,
    records_of,
    results_of,
)
from tests.autograder.dossier.test_dossier import Reader

TITLES = {
    name: {language: slots["title"] for language, slots in item.prose.items()}
    for name, item in kit_items().items()
}
VERDICTS = {
    "difficulty": (Verdict.KNOWN, Verdict.NOT_ENOUGH),
    "twins": (Verdict.EQUAL, Verdict.UNEQUAL, Verdict.REWRITE, Verdict.NOT_ENOUGH),
    "others": (Verdict.ALIVE, Verdict.DEAD, Verdict.NOT_ENOUGH),
    "groups": (Verdict.NO_DIFFERENCE, Verdict.READ_TOGETHER, Verdict.NOT_ENOUGH),
    "reliability": (Verdict.KNOWN, Verdict.NOT_ENOUGH),
}


@pytest.fixture
def known() -> Known:
    own = tables_of(results_of(records_of(drawn_cohort(40, 1))))
    return known_of(list(kit_twins().values()), own, Pool({}))


def _pages(folder: Path, known: Known) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in write_items(folder, known, TITLES)}


def test_what_is_not_known_says_how_much_would_do(tmp_path: Path, known: Known) -> None:
    text = Reader(_pages(tmp_path, known)["items.en.html"]).text
    for wanted in (
        "Not enough data: 20 copies, 120 would do most of the time.",
        "Not enough data: 20 copies, 30 would do to know it within 10 %.",
        "320 candidates, with 40 copies in the smaller group, would show a large difference",
        "It cannot be said yet: 40 candidates, 160 would do most of the time.",
        "Not enough data: 0 people did two twin exercises, 85 would do.",
        "Nobody has done two twin exercises yet: it cannot be checked.",
        "Cohorts counted: 1.",
    ):
        assert wanted in text
    assert "C-0" not in text


def test_what_is_known_is_told(tmp_path: Path, known: Known) -> None:
    first = known.twins[0]
    dead = replace(first.forms[0], others=Figure(Verdict.DEAD, 140, 0.01, -0.13, 0.15))
    equal = Figure(Verdict.EQUAL, 320, 0.1, -0.25, 0.45)
    told = replace(
        known,
        twins=(replace(first, forms=(dead, first.forms[1]), difference=equal),),
        kept=Kept(83, 66),
    )
    text = Reader(_pages(tmp_path, told)["items.html"]).text
    for wanted in (
        "À relire, ou à retirer. 0,01 (entre −0,13 et 0,15, 9 fois sur 10)",
        "Assez égales : l’écart est plus petit qu’un point. A − B : 0,1 (entre −0,25 et 0,45",
        "66 deuxièmes résultats sur 83 sont dans la fourchette annoncée",
    ):
        assert wanted in text


def test_without_counts_the_page_says_so(tmp_path: Path) -> None:
    none = known_of(list(kit_twins().values()), {}, Pool({}))
    assert "No counts yet." in Reader(_pages(tmp_path, none)["items.en.html"]).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_has_each_answer(language: str) -> None:
    words = Words(language)
    said = {
        f"{question}_{verdict.value}": says(words, question, Figure(verdict, 7))
        for question, verdicts in VERDICTS.items()
        for verdict in verdicts
    }
    assert set(said) == set(table()["items_say"])
    assert all("biais" not in each and "biased" not in each for each in said.values())


@pytest.mark.browser
def test_the_page_can_be_read_by_everybody(browser: Browser, tmp_path: Path, known: Known) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    found: list[str] = []
    for name in _pages(tmp_path, known):
        page.goto((tmp_path / name).as_uri())
        found += [f"{name}: {fault}" for fault in faults(page) + sticks_out(page)]
    context.close()
    assert not found, "\n".join(found)
