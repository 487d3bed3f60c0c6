"""A plain pygame program, blocking loop and all, runs in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from harness.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

FOLLOWS_THE_KEYS = """import pygame

pygame.init()
pygame.mixer.init()
pygame.mixer.Sound("jump.wav").play()
screen = pygame.display.set_mode((640, 360))
clock = pygame.time.Clock()
x, typed, running = 100, 0, True
print("prêt")
while running:
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            typed = typed + 1
        if event.type == pygame.KEYDOWN and event.key == pygame.K_q:
            running = False
    if pygame.key.get_pressed()[pygame.K_RIGHT]:
        x = x + 5
    screen.fill("darkgreen")
    pygame.draw.circle(screen, "orange", (x, 260), 30)
    pygame.display.flip()
    clock.tick(60)
pygame.quit()
print("fini")
"""


def test_the_program_under_the_bonnet_runs_and_stops(desk: Desk) -> None:
    desk.go("bonnet")
    own = desk.program
    desk.page.locator(".run-shown").click()
    expect(desk.page.locator("#values")).to_contain_text("en_marche")
    before = desk.pixels()
    expect(desk.page.locator(".actions .stop")).to_be_enabled()
    desk.page.wait_for_function("x => document.querySelector('#values').innerText !== x", arg="")
    assert desk.pixels() != before
    desk.stop()
    expect(desk.page.locator(".actions .stop")).to_be_disabled()
    assert desk.program == own
    desk.page.locator(".prediction input").first.check()
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")


def test_a_plain_program_hears_the_keyboard_and_ends_by_itself(desk: Desk) -> None:
    desk.write(FOLLOWS_THE_KEYS)
    desk.run()
    expect(desk.page.locator(".stage-frame")).to_be_focused()
    expect(desk.page.locator(".console")).to_contain_text("prêt")
    desk.page.keyboard.press("Space")
    desk.page.keyboard.down("ArrowRight")
    expect(desk.page.locator("#values > div", has_text="typed")).to_contain_text("1")
    expect(desk.page.locator("#values > div", has_text="x").first).not_to_contain_text("100")
    desk.page.keyboard.up("ArrowRight")
    desk.page.keyboard.press("q")
    expect(desk.page.locator(".console")).to_contain_text("fini")
    expect(desk.page.locator(".actions .stop")).to_be_disabled()
