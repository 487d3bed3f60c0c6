"""Lines to put in order: with the mouse, with the keyboard, with a screen reader, or as text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from atelier.places import LESSONS
from harness.desk import Desk
from workshop_game.checking import Step, load_lessons

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]


@pytest.fixture
def step(desk: Desk) -> Step:
    """An ordering step, open on the desk."""
    steps = [step for chapter in load_lessons(LESSONS) for step in chapter.steps]
    found = next(step for step in steps if step.mode == "order")
    desk.go(found.id)
    return found


def grips(desk: Desk) -> Locator:
    return desk.page.locator(".ordering .grip")


def shown(desk: Desk) -> list[str]:
    return grips(desk).locator("code").all_inner_texts()


def test_a_line_in_error_is_marked_and_the_keyboard_puts_all_in_order(
    desk: Desk, step: Step
) -> None:
    desk.run()
    number = int(desk.page.locator(".card.error .line-link").inner_text().split()[1])
    expect(grips(desk).nth(number - 1).locator("..")).to_have_class("line-row wrong")
    assert desk.faults() == []
    right = step.done("fr").splitlines()
    assert sorted(shown(desk)) == sorted(right)
    for place, line in enumerate(right):
        at = shown(desk).index(line)
        grips(desk).nth(at).focus()
        desk.page.keyboard.press("Space")
        for _ in range(at - place):
            desk.page.keyboard.press("ArrowUp")
        desk.page.keyboard.press("Space")
        expect(grips(desk).nth(place).locator("code")).to_have_text(line)
        expect(grips(desk).nth(place)).to_be_focused()
    desk.check()
    expect(desk.page.locator(".card.good")).to_contain_text("Réussi")


def test_a_screen_reader_hears_each_move(desk: Desk, step: Step) -> None:
    first, second, *others = step.start("fr").splitlines()
    said = desk.page.locator(".ordering [aria-live=assertive]")
    total = len(others) + 2
    expect(grips(desk).first).to_have_accessible_name(f"Ligne 1 sur {total} : {first}.")
    grips(desk).first.focus()
    desk.page.keyboard.press("Space")
    expect(said).to_have_text(f"Vous tenez « {first} », place 1 sur {total}.")
    desk.page.keyboard.press("ArrowDown")
    expect(said).to_have_text(f"Place 2 sur {total}. Après « {second.strip()} ».")
    desk.page.keyboard.press("Escape")
    expect(said).to_have_text("La ligne est revenue à sa place.")
    assert shown(desk)[0] == first


def test_a_line_is_dragged_and_text_and_lines_follow_each_other(desk: Desk, step: Step) -> None:
    first, *others = shown(desk)
    target = grips(desk).last.bounding_box()
    assert target
    grips(desk).first.hover()
    desk.page.mouse.down()
    desk.page.mouse.move(target["x"] + 60, target["y"] + target["height"] / 2, steps=12)
    desk.page.mouse.up()
    expect(grips(desk).last.locator("code")).to_have_text(first)
    assert shown(desk) == [*others, first]
    desk.page.get_by_role("button", name="Voir le programme comme un texte").click()
    assert desk.program.splitlines() == [*others, first]
    desk.write('decor("nuit")\nheros.x = 40\n')
    desk.page.get_by_role("button", name="Voir les lignes à déplacer").click()
    assert shown(desk) == ['decor("nuit")', "heros.x = 40"]
    desk.page.get_by_role("button", name="Descendre la ligne").first.click()
    expect(grips(desk).first.locator("code")).to_have_text("heros.x = 40")
    desk.page.get_by_role("button", name="Annuler la dernière frappe").click()
    expect(grips(desk).first.locator("code")).to_have_text('decor("nuit")')
