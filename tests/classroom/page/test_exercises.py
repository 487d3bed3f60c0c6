"""The individual exercises: announced, apart, handed in with a receipt."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from harness.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]


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


def test_an_answer_in_words_is_typed_kept_and_handed_in(desk: Desk) -> None:
    enter(desk)
    desk.page.locator(".item-row", has_text="Expliquer").click()
    words = desk.page.get_by_role("textbox", name="Votre réponse")
    expect(words).to_have_value("")
    expect(desk.page.locator(".actions .run, .cm-content, .results")).to_have_count(0)
    words.fill("Il n'y avait pas de brouillard :\ndonc une équipe était là.")
    desk.expect_saved()
    assert desk.faults() == []
    hands_in(desk)
    desk.page.reload()
    expect(desk.page.get_by_role("textbox", name="Votre réponse")).to_have_value(
        "Il n'y avait pas de brouillard :\ndonc une équipe était là."
    )
    ((source,),) = desk.stored("SELECT source FROM copies WHERE item LIKE 'why%'", "aptitude")[:1]
    assert source == "Il n'y avait pas de brouillard :\ndonc une équipe était là."


def test_a_micro_lesson_opens_between_two_parts(desk: Desk) -> None:
    enter(desk)
    desk.page.goto(f"{desk.address}#/aptitude/lesson/lamps")
    expect(desk.page.locator(".lesson")).to_have_count(0)
    expect(desk.page.locator(".lesson-row")).to_have_count(0)
    desk.page.locator(".item-row", has_text="avant la leçon").click()
    desk.page.locator(".hand-in-open").click()
    expect(desk.page.locator(".hand-in")).to_contain_text("une seule fois")
    desk.page.locator(".hand-in .main").click()
    desk.page.locator(".hand-in .main", has_text="Lire la petite leçon").click()
    tries_the_questions(desk)
    desk.page.locator(".lesson .main", has_text="après la leçon").click()
    expect(desk.page.locator(".hand-in-open")).to_be_visible()
    desk.page.get_by_role("button", name="La liste des exercices").click()
    desk.page.reload()
    expect(desk.page.locator(".lesson-row")).to_contain_text("sans score")
    desk.page.locator(".item-row", has_text="avant la leçon").click()
    expect(desk.page.locator(".notice", has_text="ne change plus")).to_be_visible()
    expect(desk.page.locator(".hand-in-open")).to_have_count(0)


def tries_the_questions(desk: Desk) -> None:
    part = desk.page.locator(".lesson-part").first
    part.get_by_label("1 et 3").check()
    expect(part.get_by_role("status")).to_contain_text("choisissez à nouveau")
    part.get_by_label("2 et 4").check()
    expect(part.get_by_role("status")).to_contain_text("Oui")
    assert desk.faults() == []


def test_a_hand_in_waits_for_a_server_that_is_away_and_is_confirmed(desk: Desk) -> None:
    enter(desk)
    desk.page.locator(".item-row").first.click()
    desk.write("garde = 1\n")
    desk.page.context.set_offline(True)
    desk.page.locator(".hand-in-open").click()
    desk.page.locator(".hand-in .main").click()
    expect(desk.page.locator(".hand-in [role=status]")).to_contain_text("n’est pas encore remis")
    assert desk.stored("SELECT count(*) FROM copies WHERE source LIKE 'garde%'", "aptitude") == [
        (0,)
    ]
    desk.page.context.set_offline(False)
    receipt = desk.page.locator(".hand-in .digits").inner_text()
    assert desk.stored("SELECT receipt FROM copies WHERE source LIKE 'garde%'", "aptitude") == [
        (receipt,)
    ]


def test_once_they_are_offered_a_cut_network_takes_no_exercise_away(desk: Desk) -> None:
    enter(desk)
    rows = desk.page.locator(".item-row")
    titles = rows.locator(".name").all_inner_texts()
    desk.page.context.set_offline(True)
    for place, title in enumerate(titles):
        rows.nth(place).click()
        expect(desk.page.locator("h1")).to_have_text(title)
        if desk.page.locator(".actions .run").count():
            desk.run()
            expect(desk.page.locator(".examples li")).not_to_have_count(0)
        desk.page.get_by_role("button", name="La liste des exercices").click()
    desk.page.context.set_offline(False)
    assert len(titles) > 5
