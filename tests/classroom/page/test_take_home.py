"""Leaving with one's game: the file made in the room plays on a computer without any network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.classroom.page.desk import Desk

pytestmark = pytest.mark.browser

MOST_MEGABYTES = 12
GAMES = {
    "fr": 'decor("nuit")\ndef a_chaque_instant():\n    if touche("droite"):\n'
    "        heros.x = heros.x + 4\n    if heros.x > 700:\n        gagner()\n    print(heros.x)\n",
    "en": 'background("night")\ndef each_tick():\n    if key("right"):\n'
    "        hero.x = hero.x + 4\n    if hero.x > 700:\n        win()\n    print(hero.x)\n",
}


def open_take_home(desk: Desk) -> Locator:
    desk.page.locator(".take-home-open").first.click()
    return desk.page.locator(".take-home")


def fetched(desk: Desk, what: str, folder: Path) -> Path:
    """The file that the browser saves."""
    with desk.page.expect_download(timeout=120_000) as download:
        desk.page.locator(f".take-files .{what} button").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.fixture
def home(browser: Browser) -> Iterator[Page]:
    """A browser at home, its network off; what it asks for all the same is a fault."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda request: faults.append(request.url) if _leaves(request.url) else None)
    yield page
    context.close()
    assert faults == []


def _leaves(url: str) -> bool:
    return not url.startswith(("file:", "blob:", "data:"))


def tick(page: Page) -> int:
    """Where the hero is, as the game prints it."""
    return int(page.locator(".printed").inner_text().split()[-1])


def play_to_the_end(page: Page) -> None:
    page.keyboard.down("ArrowRight")
    expect(page.locator(".curtain")).to_be_visible(timeout=60_000)
    page.keyboard.up("ArrowRight")


@pytest.mark.parametrize(
    ("language", "won", "watched"),
    [
        ("fr", "Partie gagnée !", "Voilà comment cette partie a fini."),
        ("en", "You won!", "That is how that game ended."),
    ],
)
def test_the_game_plays_at_home(
    visit, server, cards, home: Page, tmp_path: Path, language: str, won: str, watched: str
) -> None:
    desk = Desk(visit(), server)
    desk.join(next(cards), language)
    desk.begin()
    desk.go("take_home")
    desk.write(GAMES[language])
    desk.wait_for_python()
    desk.run()
    desk.page.locator(".stage-frame").focus()
    desk.page.keyboard.down("ArrowRight")
    expect(desk.page.locator(".results")).to_contain_text(won)
    desk.page.keyboard.up("ArrowRight")

    open_take_home(desk).locator("input").first.fill("Amélie <b>& co</b>")
    file = fetched(desk, "html", tmp_path)
    assert file.stat().st_size < MOST_MEGABYTES * 1_000_000

    home.goto(file.as_uri())
    expect(home.locator(".by")).to_contain_text("Amélie <b>& co</b>")
    expect(home.locator("pre code").first).to_have_text(GAMES[language].rstrip("\n") + "\n")
    home.locator(".play").click()
    expect(home.locator(".printed")).to_be_visible(timeout=120_000)
    play_to_the_end(home)
    expect(home.locator(".curtain")).to_contain_text(won)
    home.locator(".bar button").nth(3).click()
    expect(home.locator(".note")).to_be_visible()
    expect(home.locator(".curtain")).to_contain_text(watched, timeout=60_000)
    assert tick(home) == 704
