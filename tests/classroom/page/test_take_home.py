"""Leaving with one's game: the file made in the room plays on a computer without any network."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from harness.access import sticks_out
from harness.desk import Desk
from harness.pdf import texts
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

MOST_MEGABYTES = 12
GAMES = {
    "fr": """decor("nuit")
def a_chaque_instant():
    if touche("droite"):
        heros.x = heros.x + 4
    if heros.x > 700:
        gagner()
    print(heros.x)
""",
    "en": """background("night")
def each_tick():
    if key("right"):
        hero.x = hero.x + 4
    if hero.x > 700:
        win()
    print(hero.x)
""",
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
    visit: Callable[..., Page],
    server: ServerProcess,
    cards: Iterator[str],
    home: Page,
    tmp_path: Path,
    language: str,
    won: str,
    watched: str,
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
    home.locator(".frame").click(position={"x": 20, "y": 20})
    expect(home.locator(".printed")).to_be_visible(timeout=120_000)
    play_to_the_end(home)
    expect(home.locator(".curtain")).to_contain_text(won)
    home.locator(".bar button").nth(3).click()
    expect(home.locator(".note")).to_be_visible()
    expect(home.locator(".curtain")).to_contain_text(watched, timeout=60_000)
    assert tick(home) == 704
    assert sticks_out(home) == []


CLOSED_SOON = """import threading
import pygame
threading.Timer(0.5, lambda: pygame.event.post(pygame.event.Event(pygame.QUIT))).start()
"""
WALKS = {
    "fr": "def a_chaque_instant():\n    heros.x = heros.x + 2\n    print(heros.x)\n",
    "en": "def each_tick():\n    hero.x = hero.x + 2\n    print(hero.x)\n",
}
PAPERS = {
    "fr": ("mon-jeu/mon_jeu.py", "mon-jeu/LISEZMOI.txt", "a participé à un atelier découverte"),
    "en": ("my-game/my_game.py", "my-game/README.txt", "took part in a discovery workshop"),
}
OPENED = {
    "fr": ("mon-jeu/jouer.py", "mon_jeu.py, ligne 1"),
    "en": ("my-game/play.py", "my_game.py, line 1"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_program_and_the_certificate_leave_too(
    visit: Callable[..., Page],
    server: ServerProcess,
    cards: Iterator[str],
    tmp_path: Path,
    language: str,
) -> None:
    """Python alone runs the program; the certificate holds the name, and nothing before one."""
    desk = sit_down(Desk(visit(), server), next(cards), language)
    desk.write(CLOSED_SOON + WALKS[language])
    desk.expect_saved()
    name = open_take_home(desk).locator("input").first
    certificate = desk.page.locator(".take-files .certificate")
    certificate.locator("button").click()
    expect(certificate.get_by_role("alert")).not_to_be_empty()
    name.fill("Amélie Le Goff")
    read = texts(fetched(desk, "certificate", tmp_path).read_bytes())
    assert any("Amélie Le Goff" in text for text in read)
    program, readme, took_part = PAPERS[language]
    opener, stopped = OPENED[language]
    assert any(took_part in text for text in read)
    with ZipFile(fetched(desk, "python", tmp_path)) as packed:
        packed.extractall(tmp_path)
    assert "Amélie Le Goff" in (tmp_path / readme).read_text(encoding="utf-8")
    assert walked(tmp_path / program)[:3] == ["322", "324", "326"]
    assert walked(tmp_path / opener)[:3] == ["322", "324", "326"]
    (tmp_path / program).write_text('hero.say("Hello)\n', encoding="utf-8")
    assert stopped in started(tmp_path / opener).stderr


def sit_down(desk: Desk, animal: str, language: str) -> Desk:
    desk.join(animal, language)
    desk.begin()
    desk.go("take_home")
    return desk


def walked(program: Path) -> list[str]:
    """What the unpacked program prints."""
    done = started(program)
    assert (done.returncode, done.stderr) == (0, "")
    return [line for line in done.stdout.splitlines() if line.isdigit()]


def started(program: Path) -> subprocess.CompletedProcess[str]:
    """The unpacked program, run to its end: beside its own folder, Python has pygame-ce alone."""
    headless = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONUTF8": "1"}
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, program.name],
        cwd=program.parent,
        env=kept | headless,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_when_the_server_is_gone_the_game_leaves_all_the_same(
    desk: Desk, server: ServerProcess, tmp_path: Path
) -> None:
    """What the page has loaded is enough; the certificate alone waits, and the page says so."""
    desk.go("take_home")
    desk.write(GAMES["fr"])
    desk.expect_saved()
    desk.wait_for_python()
    desk.wait_for_the_spare()
    with (
        desk.page.expect_request_finished(lambda asked: "/assets/main-" in asked.url),
        desk.page.expect_request_finished(lambda asked: "/assets/machine-" in asked.url),
    ):
        window = open_take_home(desk)
    server.end(signal.SIGKILL)
    window.locator("input").first.fill("Amélie")
    game = fetched(desk, "html", tmp_path).read_text(encoding="utf-8")
    assert "heros.x = heros.x + 4" in game
    with ZipFile(fetched(desk, "python", tmp_path)) as packed:
        assert "mon-jeu/workshop_game/home/fr.py" in packed.namelist()
    certificate = window.locator(".certificate")
    certificate.locator("button").click()
    expect(certificate.get_by_role("alert")).to_contain_text("Votre jeu est gardé. Réessayez")
    server.start()
    fetched(desk, "certificate", tmp_path)
    expect(certificate.locator(".problem")).to_be_empty()
