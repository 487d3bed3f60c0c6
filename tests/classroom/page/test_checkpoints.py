"""Nobody is ever behind: ready programs to go on from, and one's own is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from atelier.places import LESSONS
from harness.desk import Desk
from workshop_game.checking import load_lessons

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

CHAPTERS = load_lessons(LESSONS)
MINE = 'heros.dire("le mien")\n'


def versions(desk: Desk) -> None:
    desk.page.get_by_role("button", name="Versions").click()


def test_any_chapter_begins_with_its_ready_program(desk: Desk) -> None:
    first = CHAPTERS[4].steps[0]
    desk.go(first.id)
    desk.write(MINE)
    desk.expect_saved()
    desk.go("hello")
    desk.page.get_by_role("button", name="Toutes les étapes").click()
    ready = f"Commencer ce chapitre avec un programme prêt : {CHAPTERS[4].title['fr']}"
    desk.page.get_by_role("button", name=ready).click()
    expect(desk.page.locator("h1")).to_have_text(first.prose["fr"]["title"])
    assert desk.program.strip() == first.start("fr").strip()
    expect(desk.page.locator(".checkpoint-taken")).to_contain_text(
        "Votre programme d’avant est gardé"
    )
    versions(desk)
    mine = desk.page.locator(".versions li", has_text="Mise de côté")
    expect(mine.locator("code")).to_have_text(MINE)


def test_a_step_goes_on_from_the_step_before(desk: Desk) -> None:
    before, here = CHAPTERS[3].steps[:2]
    desk.go(before.id)
    desk.write(MINE)
    desk.go(here.id)
    versions(desk)
    take = desk.page.locator(".versions section li")
    expect(take.locator("summary")).to_have_text(
        [
            "Le départ de cette étape",
            "Mon programme de l’étape d’avant",
            "L’étape d’avant, terminée",
        ]
    )
    take.nth(1).locator("button").click()
    assert desk.program.strip() == MINE.strip()
    versions(desk)
    take.nth(2).locator("button").click()
    assert desk.program.strip() == before.done("fr").strip()
    desk.page.locator(".cm-content").click()
    desk.page.keyboard.press("Control+z")
    assert desk.program.strip() == MINE.strip()


def test_the_ready_program_follows_the_cards_of_the_group(desk: Desk) -> None:
    desk.page.locator(".storyboard-open").click()
    desk.page.locator("input[name=place][value=night]").check()
    desk.page.locator(".storyboard .main").click()
    expect(desk.page.locator(".storyboard")).to_have_count(0)
    desk.page.get_by_role("button", name="Toutes les étapes").click()
    desk.page.locator(".take-chapter").nth(1).click()
    expect(desk.page.locator("h1")).to_have_text(CHAPTERS[1].steps[0].prose["fr"]["title"])
    assert 'decor("nuit")' in desk.program


def test_a_chapter_opened_at_once_after_the_choice_has_the_cards(desk: Desk) -> None:
    """The course takes its time on the way: until it is here, nothing can be opened without it."""
    desk.go(CHAPTERS[1].steps[0].id)
    desk.write(MINE)
    desk.expect_saved()
    desk.go("hello")
    waiting: list[Route] = []
    desk.page.route("**/content/fr.json?story=*", lambda route: hold(route, waiting))
    desk.page.locator(".storyboard-open").click()
    desk.page.locator("input[name=place][value=night]").check()
    with desk.page.expect_request("**/content/fr.json?story=*"):
        desk.page.locator(".storyboard .main").click()
    expect(desk.page.locator(".storyboard .main")).to_be_disabled()
    for route in waiting:
        route.continue_()
    expect(desk.page.locator(".storyboard")).to_have_count(0)
    desk.page.get_by_role("button", name="Toutes les étapes").click()
    desk.page.locator(".take-chapter").nth(1).click()
    assert 'decor("nuit")' in desk.program
    versions(desk)
    mine = desk.page.locator(".versions li", has_text="Mise de côté")
    expect(mine.locator("code")).to_have_text(MINE)


def hold(route: Route, waiting: list[Route]) -> None:
    waiting.append(route)  # the driver cannot call a method of a list itself


def test_the_cards_can_be_chosen_without_the_server(desk: Desk) -> None:
    desk.expect_saved()
    desk.page.context.set_offline(True)
    desk.page.locator(".storyboard-open").click()
    desk.page.locator("input[name=place][value=night]").check()
    desk.page.locator(".storyboard .main").click()
    expect(desk.page.locator(".storyboard")).to_have_count(0)
    desk.page.context.set_offline(False)
    desk.go("across")
    expect(desk.page.locator(".cm-content")).to_contain_text('decor("nuit")')


def test_an_error_leads_back_to_the_last_version_that_worked(desk: Desk) -> None:
    desk.write(MINE)
    desk.run()
    expect(desk.page.locator(".card.ended")).to_be_visible()
    desk.write('heros.dire("cassé"\n')
    desk.run()
    desk.page.get_by_role("button", name="Reprendre ma dernière version qui fonctionne").click()
    assert desk.program.strip() == MINE.strip()
    desk.page.reload()
    versions(desk)
    expect(desk.page.locator(".versions summary").first).to_contain_text(
        "La dernière qui fonctionne"
    )
    expect(desk.page.locator(".versions ol").first).to_contain_text("Mise de côté")
