"""Playing without haste: slow motion, turn by turn, keys chosen while the game waits."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

WINS_AT_380 = """def a_chaque_instant():
    if touche("droite"):
        heros.x = heros.x + 4
    if heros.x > 379:
        gagner()
"""
COUNTS = "compte = 0\ndef a_chaque_instant():\n    global compte\n    compte = compte + 1\n"


def turn_by_turn(desk: Desk, program: str) -> None:
    desk.write(program)
    desk.page.get_by_label("Vitesse du jeu").select_option(label="Tour par tour")
    desk.run()
    expect(desk.page.get_by_role("group", name="Jouer sans se presser")).to_be_visible()


def test_a_game_is_won_turn_by_turn_with_chosen_keys(desk: Desk) -> None:
    turn_by_turn(desk, WINS_AT_380)
    assert desk.value("heros.x") == 320
    right = desk.page.get_by_role("button", name="Flèche droite")
    right.click()
    expect(right).to_have_attribute("aria-pressed", "true")
    desk.page.get_by_role("button", name="10 instants").click()
    desk.page.locator("#values").get_by_text("360").wait_for()
    for _ in range(5):
        desk.page.get_by_role("button", name="Un instant").click()
    expect(desk.page.locator(".card.ended")).to_have_text("Partie gagnée !")


def test_turn_by_turn_with_the_keyboard_alone(desk: Desk) -> None:
    turn_by_turn(desk, WINS_AT_380)
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("F9")
    desk.page.locator("#values").get_by_text("324").wait_for()
    desk.page.keyboard.press("ArrowRight")  # let go again
    desk.page.keyboard.press("Shift+F9")
    desk.page.keyboard.press("ArrowRight")
    desk.page.keyboard.press("F9")
    desk.page.locator("#values").get_by_text("328").wait_for()


def test_shortcuts_for_slow_motion_which_is_kept_and_for_the_pause(desk: Desk) -> None:
    desk.page.keyboard.press("F7")
    speed = desk.page.get_by_label("Vitesse du jeu")
    expect(speed).to_have_value("slow")
    desk.page.keyboard.press("F7")
    desk.write(COUNTS)
    asked = desk.page.evaluate_handle(
        """() => {
          const asked = [], send = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (message, ...rest) {
            if (typeof message === "string") asked.push(JSON.parse(message));
            return send.call(this, message, ...rest);
          };
          return asked;
        }"""
    )
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("compte")
    runs = [message for message in asked.json_value() if message["type"] == "run"]
    assert [run["pace"] for run in runs] == [0.1]
    desk.page.keyboard.press("F8")
    expect(desk.page.get_by_role("button", name="Reprendre")).to_be_visible()
    before = desk.value("compte")
    desk.page.keyboard.press("F8")
    expect(desk.page.get_by_role("button", name="Pause")).to_be_visible()
    counted = desk.page.locator("#values > div", has_text="compte").locator("dd")
    expect(counted).not_to_have_text(str(round(before)))
    desk.page.reload()
    expect(speed).to_have_value("slower")
