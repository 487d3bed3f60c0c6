"""One person, from the door to the jury's dossier, in a real browser in a room without Internet."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from atelier.places import EXERCISES, PAGE, ROOT
from classroom.links import draw_numbers
from classroom.settings import Settings
from classroom.stores.store import Stores
from harness.desk import Desk
from harness.room import Room, open_room
from workshop_game.checking import Item, load_items, offers

expect.set_options(timeout=60_000)

REPAIRED = """decor("vallee")
heros.dire("Bonjour la vallée !")


def a_chaque_instant():
    if touche("droite"):
        heros.x = heros.x + 4
    if touche("gauche"):
        heros.x = heros.x - 4
"""
ENDLESS = REPAIRED + "\nwhile True:\n    heros.y = 200\n"


@pytest.mark.journey
@pytest.mark.browser
@pytest.mark.sandbox
def test_from_the_door_to_the_dossier(tmp_path: Path) -> None:
    numbers_in_order(tmp_path)
    with open_room(tmp_path) as room:
        desk = sit_down(room)
        moves_the_hero(desk)
        survives_an_endless_loop(desk)
        passes_and_finds_the_work_again(desk)
        hands_in_both_items(desk)
        assert room.left == [], "requests tried to leave the machine"
        assert room.errors == []
    grade(tmp_path)
    with open_room(tmp_path / "reading") as reading:
        a_juror_reads(reading, tmp_path / "dossiers")


def numbers_in_order(data: Path) -> None:
    """As no real room has them: the first to come is C-001."""
    stores = Stores.open(Settings(data=data, content=ROOT, page=PAGE))
    draw_numbers(stores.identities, 1, lambda numbers: None)
    stores.close()


def sit_down(room: Room) -> Desk:
    page = room.enter()
    assert page.evaluate("window.isSecureContext") is False
    desk = room.desk(page)
    desk.join("fox")
    desk.begin()
    return desk


def moves_the_hero(desk: Desk) -> None:
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    start, before = desk.value("heros.x"), desk.pixels()
    desk.page.keyboard.down("ArrowRight")
    desk.wait_until_it_moved()
    desk.page.keyboard.up("ArrowRight")
    assert desk.value("heros.x") > start
    assert desk.pixels() != before


def survives_an_endless_loop(desk: Desk) -> None:
    desk.wait_for_the_spare()
    desk.write(ENDLESS)
    desk.run()
    expect(desk.page.locator(".stop")).to_be_enabled()
    desk.stop()
    expect(desk.page.locator(".stop")).to_be_disabled()
    desk.write(REPAIRED)
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")


def passes_and_finds_the_work_again(desk: Desk) -> None:
    desk.check()
    expect(desk.page.locator(".card.good")).to_contain_text("Réussi")
    desk.expect_saved()
    desk.page.reload()
    desk.page.locator(".cm-content").wait_for()
    assert "Bonjour la vallée !" in desk.program


def offered() -> list[Item]:
    """What the first candidate finds."""
    items = load_items(EXERCISES)
    return [offer.item for offer in offers(items, "C-001")]


def hands_in_both_items(desk: Desk) -> None:
    """The first item with the author's answer, the second as it was given."""
    desk.page.goto(f"{desk.address}#/aptitude")
    desk.page.locator(".threshold .main").click()
    items = offered()[:2]
    for place, item in enumerate(items):
        desk.page.locator(".item-row").nth(place).click()
        desk.page.locator(".cm-content").wait_for()
        if place == 0:
            desk.write(item.answer("fr"))
        desk.page.locator(".hand-in-open").click()
        desk.page.locator(".hand-in .main").click()
        receipt = desk.page.locator(".hand-in .digits").inner_text()
        assert re.fullmatch(r"\w{3}-\w{3}", receipt)
        desk.page.locator(".hand-in .quiet", has_text="Fermer").click()
        desk.page.get_by_role("button", name="La liste des exercices").click()


def grade(data: Path) -> None:
    command = [sys.executable, "-m", "atelier", "grade", "--data", str(data), "--language", "fr"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def a_juror_reads(room: Room, dossiers: Path) -> None:
    page: Page = room.visitor().new_page()
    page.goto((dossiers / "index.html").as_uri())
    page.get_by_role("link", name="C-001").first.click()
    expect(page.locator("body")).to_contain_text("C-001")
    words = page.locator("body").inner_text()
    for item in offered()[:2]:
        assert item.prose["fr"]["title"] in words
    for identity in ("renard", "fox", "Bonjour la vallée"):
        assert identity not in words, "the workshop must not reach the jury"
