"""The board in a real browser: live, by keyboard, for a screen reader, at twice the size."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from classroom.workshop.animals import animals
from harness.access import faults_in_each_look, sticks_out
from harness.browser import HOST
from harness.server import Running, ServerProcess, ServerThread
from tests.classroom.small_course import write_course

pytestmark = pytest.mark.browser


class Seat:
    """A participant, as the server sees them."""

    def __init__(self, server: Running, animal: str) -> None:
        self.url = server.url
        self.headers = {"Authorization": f"Bearer {server.join(animal)}"}
        self.seq = 0

    def call(self, path: str, body: Any) -> None:
        response = httpx.post(f"{self.url}/api/{path}", json=body, headers=self.headers)
        response.raise_for_status()

    def does(self, kind: str, **data: Any) -> None:
        self.seq += 1
        event = {"seq": self.seq, "kind": kind, "document": "step:hello", "data": data}
        self.call("events", {"events": [event]})

    def asks_for_help(self) -> None:
        self.call("help", {"wanted": True})


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    write_course(tmp_path / "course")
    with ServerThread(tmp_path / "data", tmp_path / "course", tmp_path / "dist") as one:
        yield one


@pytest.fixture
def board(server: Running, browser: Browser) -> Iterator[Page]:
    """The board, open on a plain http address that is not a secure context."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    secret = server.secrets["facilitator_secret"]
    page.goto(f"http://{HOST}:{server.port}/board?secret={secret}")
    assert page.evaluate("isSecureContext") is False
    yield page
    assert troubles == []
    context.close()


def test_what_happens_in_the_room_appears_without_a_reload(server: Running, board: Page) -> None:
    assert board.url.endswith("/board")
    expect(board.locator("#seats")).to_contain_text("La salle est prête")
    board.evaluate("window.sameDocument = true")
    fox = Seat(server, "fox")
    expect(board.get_by_role("heading", name="Le renard")).to_be_visible()
    fox.does("checked", passed=True)
    expect(board.locator("#seat-1 > .result")).to_contain_text("réussi")
    fox.asks_for_help()
    expect(board.locator(".queue li")).to_contain_text("Le renard")
    expect(board.locator("#news")).to_have_text("Le renard demande de l’aide.")
    assert board.evaluate("window.sameDocument") is True


def test_a_call_is_answered_by_keyboard_alone(server: Running, board: Page) -> None:
    fox = Seat(server, "fox")
    fox.asks_for_help()
    board.get_by_role("button", name="J’y vais").focus()
    board.keyboard.press("Enter")
    expect(board.get_by_role("group", name="Comment avez-vous aidé")).to_be_visible()
    expect(board.locator("#answer-1-hint")).to_be_focused()
    board.keyboard.press("Tab")
    board.keyboard.press("Space")
    expect(board.locator(".queue")).to_contain_text("Personne n’attend")
    expect(board.locator("#queue-title")).to_be_focused()
    seat = httpx.get(f"{server.url}/api/seat", headers=fox.headers).json()
    assert seat["help"]["answer"] == "explained"


def test_an_open_card_and_its_focus_survive_an_update(server: Running, board: Page) -> None:
    fox, hare = Seat(server, "fox"), Seat(server, "hare")
    fox.does("checked", passed=False, mistake="says_nothing")
    board.get_by_role("button", name="Voir plus : le renard").click()
    panel = board.get_by_role("dialog", name="Le renard")
    expect(panel).to_contain_text("reste muet")
    button = panel.get_by_role("button", name="une explication")
    button.focus()
    hare.does("run")
    expect(board.locator("#seat-2 > .result")).to_contain_text("essaie son programme")
    expect(panel).to_be_visible()
    expect(button).to_be_focused()
    board.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_seats_nobody_used_are_freed_by_keyboard_after_a_question(
    server: Running, board: Page
) -> None:
    fox, _hare, _owl = (Seat(server, animal) for animal in ("fox", "hare", "owl"))
    fox.does("opened")
    button = board.get_by_role("button", name="Libérer les 2 places jamais ouvertes")
    button.focus()
    board.keyboard.press("Enter")
    question = board.get_by_role("dialog", name="Libérer ces 2 places")
    expect(question).to_contain_text("Le lièvre")
    expect(question).to_contain_text("La chouette")
    expect(question).not_to_contain_text("Le renard")
    expect(question.get_by_role("button", name="Non, les garder")).to_be_focused()
    board.keyboard.press("Enter")
    expect(question).to_be_hidden()
    expect(button).to_be_focused()
    board.keyboard.press("Enter")
    board.keyboard.press("Shift+Tab")
    board.keyboard.press("Enter")
    expect(board.locator(".seats > li")).to_have_count(1)
    expect(board.locator(".seats")).to_contain_text("Le renard")
    expect(question).to_be_hidden()
    expect(board.locator("#seats")).to_be_focused()


def test_one_person_is_let_in_to_a_seat(server: Running, board: Page) -> None:
    fox = Seat(server, "fox")
    fox.does("opened")
    board.get_by_role("button", name="Voir plus : le renard").click()
    panel = board.get_by_role("dialog", name="Le renard")
    panel.get_by_role("button", name="Faire entrer quelqu’un").click()
    words = panel.locator(".entry .code")
    expect(words).to_have_text(re.compile(r"^(?:[A-Z]{4} ){2}[A-Z]{4}$"))
    expect(panel).to_contain_text("Pour une personne, une fois, encore 10 minutes.")
    expect(board.locator("#seat-1 > .flag")).to_contain_text("Quelqu’un est attendu ici")
    asked = {"code": words.inner_text(), "animal": "fox", "language": "fr"}
    assert httpx.post(f"{server.url}/api/join", json=asked).status_code == 200
    expect(board.locator("#seat-1 > .flag")).to_have_count(0)
    expect(words).to_have_count(0)


def test_two_facilitators_see_each_other_go(server: Running, board: Page) -> None:
    Seat(server, "fox").asks_for_help()
    assert board.context.browser is not None
    other = board.context.browser.new_page()
    other.goto(f"http://{HOST}:{server.port}/board?secret={server.secrets['facilitator_secret']}")
    other.get_by_role("button", name="J’y vais").click()
    expect(board.locator(".queue")).to_contain_text("Quelqu’un y va")
    other.close()


def test_a_server_that_went_away_is_said_and_comes_back(tmp_path: Path, browser: Browser) -> None:
    write_course(tmp_path / "course")
    with ServerProcess(tmp_path / "data", tmp_path / "course", tmp_path / "dist") as server:
        follow_an_outage(server, browser)


def follow_an_outage(server: ServerProcess, browser: Browser) -> None:
    page = browser.new_page()
    secret = server.secrets["facilitator_secret"]
    page.goto(f"http://{HOST}:{server.port}/board?secret={secret}")
    expect(page.locator("#link")).to_have_text("Tableau à jour")
    server.end(signal.SIGKILL)
    expect(page.locator("#link")).to_have_text("Le serveur ne répond pas. Le tableau réessaie.")
    server.start()
    expect(page.locator("#link")).to_have_text("Tableau à jour", timeout=30_000)
    Seat(server, "fox")
    expect(page.get_by_role("heading", name="Le renard")).to_be_visible()
    page.close()


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_nothing_sticks_out_at_any_width(server: Running, board: Page, width: int) -> None:
    """640 points is a 1280-wide screen at 200 %, 320 is what WCAG asks for at 400 %."""
    fox = Seat(server, "fox")
    fox.does("run", error="NameError")
    fox.asks_for_help()
    board.set_viewport_size({"width": width, "height": 800})
    for path in ("/board", "/board/poster", "/board/cards"):
        board.goto(f"http://{HOST}:{server.port}{path}")
        assert board.evaluate("document.documentElement.scrollWidth") <= width
        cut = board.evaluate(
            "[...document.querySelectorAll('main *')].filter(one => one.checkVisibility() &&"
            f" one.getBoundingClientRect().right > {width + 1}).map(one => one.outerHTML)"
        )
        assert cut == []


@pytest.mark.parametrize("width", [640, 320])
def test_the_question_and_the_entry_fit_a_small_screen(
    server: Running, board: Page, width: int
) -> None:
    for animal in list(animals()):
        Seat(server, animal)
    board.set_viewport_size({"width": width, "height": 600})
    for opener in ("[popovertarget=free]", "[popovertarget^=more]"):
        board.locator(opener).first.click()
        if opener != "[popovertarget=free]":
            board.locator(".entry button").locator("visible=true").click()
            board.locator(".entry .code").wait_for()
        assert sticks_out(board) == []
        board.keyboard.press("Escape")


def test_the_seats_can_be_read_without_colours_or_pictures(server: Running, board: Page) -> None:
    fox = Seat(server, "fox")
    fox.does("checked", passed=True)
    expect(board.locator("#seat-1 > .result")).to_contain_text("réussi")
    tree = board.locator("#seat-1").aria_snapshot()
    for words in ("Le renard", "Dire bonjour", "réussi", "Voir plus"):
        assert words in tree
    assert "🦊" not in tree
    assert "✓" not in tree


def test_without_scripts_the_board_works_by_its_forms(server: Running, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    Seat(server, "fox").asks_for_help()
    page.goto(f"http://{HOST}:{server.port}/board")
    page.get_by_label("Phrase secrète").fill(server.secrets["facilitator_secret"])
    page.get_by_role("button", name="Ouvrir le tableau").click()
    page.get_by_role("button", name="J’y vais").click()
    page.locator(".queue").get_by_role("button", name="une démonstration").click()
    expect(page.locator(".queue")).to_contain_text("Personne n’attend")
    page.get_by_role("link", name="English").click()
    expect(page.locator(".queue")).to_contain_text("Nobody is waiting")
    context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_board_can_be_read_by_everybody(server: Running, board: Page, language: str) -> None:
    fox, hare, owl = (Seat(server, animal) for animal in ("fox", "hare", "owl"))
    fox.does("checked", passed=False, mistake="says_nothing")
    hare.does("run", error="NameError")
    owl.does("checked", passed=True)
    fox.asks_for_help()
    found: list[str] = []
    for path in ("/board", "/board/poster", "/board/cards"):
        board.goto(f"http://{HOST}:{server.port}{path}?language={language}")
        found += faults_in_each_look(board, ("light", "dark"))
    board.goto(f"http://{HOST}:{server.port}/board")
    board.locator(".queue .go button").click()
    board.locator(".queue .answers").wait_for()
    board.locator("[popovertarget^=more]").first.click()
    board.locator(".entry button").locator("visible=true").click()
    board.locator(".entry .code").wait_for()
    found += faults_in_each_look(board, ("light", "dark"))
    board.keyboard.press("Escape")
    Seat(server, "bee")
    board.locator("[popovertarget=free]").first.click()
    found += faults_in_each_look(board, ("light", "dark"))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_door_of_the_board_can_be_read_by_everybody(
    server: Running, browser: Browser, language: str
) -> None:
    page = browser.new_page()
    page.goto(f"http://{HOST}:{server.port}/board?language={language}")
    page.locator("#secret").fill("something else")
    page.locator("button.main").click()
    expect(page.locator(".problem")).to_be_visible()
    assert faults_in_each_look(page, ("light", "dark")) + sticks_out(page) == []
    page.close()
