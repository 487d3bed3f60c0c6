"""The individual exercises: announced, apart, handed in with a receipt."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.classroom.page.desk import Desk

pytestmark = pytest.mark.browser


def enter(desk: Desk) -> None:
    desk.page.locator(".all-steps").click()
    desk.page.locator(".other-part button").click()
    expect(desk.page.locator(".threshold h1")).to_have_text("Les exercices individuels")
    desk.page.locator(".threshold .main").click()
    desk.page.locator(".exercises").wait_for()


def states(desk: Desk) -> list[str]:
    return desk.page.locator(".item-row .status").all_inner_texts()


def test_nobody_is_a_candidate_before_the_threshold(desk: Desk) -> None:
    desk.page.goto(f"{desk.address}#/aptitude")
    expect(desk.page.locator(".threshold")).to_be_visible()
    assert desk.stored("SELECT count(*) FROM candidates", "aptitude") == [(0,)]


def test_an_exercise_is_tried_marked_and_handed_in(desk: Desk) -> None:
    enter(desk)
    assert set(states(desk)) == {"Pas encore ouvert"}
    desk.page.locator(".item-row").first.click()
    tries_the_examples(desk)
    marks_it(desk)
    receipt = hands_in(desk)
    desk.page.reload()
    expect(desk.page.locator(".standing")).to_contain_text(receipt)
    desk.write("autre = 1\n")
    expect(desk.page.locator(".standing")).to_contain_text("Modifié depuis la remise")
    assert hands_in(desk) != receipt
    assert desk.stored("SELECT source FROM copies ORDER BY seq DESC", "aptitude")[0] == (
        "autre = 1\n",
    )


def tries_the_examples(desk: Desk) -> None:
    desk.run()
    expect(desk.page.locator(".examples li")).not_to_have_count(0)
    expect(desk.page.locator(".results")).to_contain_text("Le jury regarde aussi d’autres cas")
    desk.write("oups(\n")
    desk.run()
    expect(desk.page.locator(".card.error")).to_be_visible()


def marks_it(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Marquer").click()
    desk.page.get_by_role("button", name="La liste des exercices").click()
    assert states(desk)[0] == "À revoir"
    desk.page.locator(".item-row").first.click()
    assert "oups(" in desk.program


def hands_in(desk: Desk) -> str:
    desk.page.locator(".hand-in-open").click()
    desk.page.locator(".hand-in .main").click()
    receipt = desk.page.locator(".hand-in .digits").inner_text()
    assert re.fullmatch(r"\w{3}-\w{3}", receipt)
    assert desk.stored(f"SELECT count(*) FROM copies WHERE receipt = '{receipt}'", "aptitude") == [  # noqa: S608
        (1,)
    ]
    desk.page.locator(".hand-in .quiet", has_text="Fermer").click()
    expect(desk.page.locator(".standing")).to_contain_text("Remis")
    return receipt


def test_the_workshop_store_never_sees_an_exercise(desk: Desk) -> None:
    enter(desk)
    desk.page.locator(".item-row").first.click()
    desk.write("secret_du_candidat = 1\n")
    desk.expect_saved()
    assert desk.stored("SELECT count(*) FROM drafts WHERE source LIKE 'secret%'", "aptitude") != [
        (0,)
    ]
    assert desk.stored("SELECT count(*) FROM snapshots WHERE source LIKE 'secret%'") == [(0,)]
    desk.page.locator(".top button", has_text="Retour").click()
    expect(desk.page.locator("h1")).to_have_text("Lancer, marcher, parler")
