"""Coming in, coming back, moving to another computer; what is kept when things go wrong."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

Visit = Callable[..., Page]

SAYS = {"fr": "heros.dire", "en": "hero.say"}
ELSEWHERE = {"fr": "autre ordinateur", "en": "another computer"}
OTHER_TAB = {"fr": "autre onglet", "en": "another tab"}


def test_joining_asks_for_what_is_missing(visit: Visit, server: ServerProcess) -> None:
    desk = Desk(visit(), server)
    desk.page.goto(desk.address)
    problem, enter = desk.page.locator(".problem"), desk.page.locator("form .main")
    enter.click()
    expect(problem).to_have_text("Écrivez le code de l’atelier.")
    desk.page.locator("#room-code").fill("nope nope")
    enter.click()
    expect(problem).to_have_text("Choisissez d’abord votre animal.")
    desk.choose("fox")
    enter.click()
    expect(problem).to_contain_text("code")
    expect(desk.page.locator("#room-code")).to_have_value("nope nope")


def test_somebody_is_let_in_without_the_code_of_their_card(
    visit: Visit, desk: Desk, server: ServerProcess
) -> None:
    """The facilitator's words, typed in place of the workshop's code, open the seat once."""
    desk.write('heros.dire("à moi")\n')
    desk.expect_saved()
    ((seat, animal),) = desk.stored("SELECT id, animal FROM seats ORDER BY id DESC LIMIT 1")
    with httpx.Client(base_url=server.url) as board:
        board.post("/board/login", json={"secret": server.secrets["facilitator_secret"]})
        board.post(f"/board/seats/{seat}/let-in")
        rows = board.get("/board/rows").text
    words = re.findall(r'<strong class="code">([A-Z ]+)</strong>', rows)[0]
    other = Desk(visit(), server)
    other.page.goto(other.address)
    other.page.locator("#room-code").fill(words.lower())
    other.choose(animal)
    other.page.locator("form .main").click()
    other.begin()
    assert 'heros.dire("à moi")' in other.program


def test_the_address_is_not_a_secure_context(desk: Desk) -> None:
    """Nothing below may need what only secure pages have; this is what makes it a proof."""
    assert desk.page.evaluate("() => [isSecureContext, typeof crypto.subtle]") == [
        False,
        "undefined",
    ]


def test_a_reload_finds_the_work_and_the_place(desk: Desk) -> None:
    desk.go("countdown")
    desk.write('heros.dire("avant")\n')
    desk.page.reload()
    expect(desk.page.locator("h1")).to_have_text("Le compte à rebours")
    assert 'heros.dire("avant")' in desk.program


def test_a_closed_tab_opens_again_with_its_last_letter(desk: Desk, server: ServerProcess) -> None:
    """Closed while the server is away: what was typed is on this computer alone."""
    desk.expect_saved()
    server.end(signal.SIGKILL)
    desk.write('heros.dire("juste avant de fermer")\n')
    desk.page.keyboard.type("# fini")
    context = desk.page.context
    desk.page.close()
    server.start()
    again = Desk(context.new_page(), server)
    again.page.goto(again.address)
    assert again.program == 'heros.dire("juste avant de fermer")\n# fini'
    again.expect_saved()
    assert reached_the_server(again, "# fini")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_seat_moves_to_another_computer_with_its_card(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    animal = next(cards)
    old = Desk(visit(), server)
    code = old.join(animal, language)
    old.begin()
    old.write(f'{SAYS[language]}("je déménage")\n')
    old.expect_saved()
    new = Desk(visit(), server)
    new.open(language)
    new.choose(animal)
    new.page.locator("#card-code").fill("0000" if code != "0000" else "1111")
    new.page.locator("form .main").click()
    expect(new.page.locator(".problem")).not_to_have_text("")
    new.page.locator("#card-code").fill(code)
    new.page.locator("form .main").click()
    expect(new.page.locator(".paper-card .digits")).to_have_text(code)
    new.begin()
    assert "je déménage" in new.program
    stays_behind(old, code, language)


def stays_behind(old: Desk, code: str, language: str) -> None:
    """The computer left behind says so, sends nothing more, keeps its work, and can come back."""
    stayed = f"resté ici, {language}"
    old.write(f'{SAYS[language]}("{stayed}")\n')
    expect(old.page.locator(".notice")).to_contain_text(ELSEWHERE[language])
    old.page.reload()
    assert stayed in old.program
    assert not reached_the_server(old, stayed)
    old.page.locator(".notice button").click()
    old.page.locator("#card-code").fill(code)
    old.page.locator("#room-code").fill(old.server.secrets["join_code"])
    old.page.locator("form .main").click()
    old.begin()
    old.expect_saved()
    assert reached_the_server(old, stayed)


def reached_the_server(desk: Desk, text: str) -> bool:
    return any(text in source for (source,) in desk.stored("SELECT source FROM snapshots"))


def test_the_next_person_at_a_computer_begins_at_the_beginning(
    desk: Desk, cards: Iterator[str]
) -> None:
    desk.go("countdown")
    desk.write('heros.dire("personne d’avant")\n')
    desk.expect_saved()
    desk.page.evaluate("() => indexedDB.databases()")
    desk.page.goto("about:blank")
    forget_session(desk)
    desk.join(next(cards))
    desk.begin()
    expect(desk.page.locator("h1")).to_have_text("Lancer, marcher, parler")
    desk.go("countdown")
    assert "personne d’avant" not in desk.program


def forget_session(desk: Desk) -> None:
    """As if the person had handed the computer over at the join screen."""
    desk.page.goto(f"{desk.address}assets/manifest.json")
    desk.page.evaluate(
        """() => new Promise((done) => {
          const opening = indexedDB.open("discovery-workshop");
          opening.onsuccess = () => {
            const change = opening.result.transaction("settings", "readwrite");
            change.objectStore("settings").delete("session");
            change.oncomplete = () => { opening.result.close(); done(); };
          };
        })"""
    )


def test_work_goes_on_without_the_server_and_catches_up(desk: Desk, server: ServerProcess) -> None:
    desk.write('heros.dire("avant la panne")\n')
    desk.expect_saved()
    server.end(signal.SIGKILL)
    desk.write('heros.dire("pendant la panne")\n')
    expect(desk.page.locator(".save.away")).to_contain_text("Le serveur ne répond pas")
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("heros.x")
    server.start()
    desk.expect_saved()
    assert desk.stored("SELECT count(*) FROM snapshots WHERE source LIKE '%pendant la panne%'") != [
        (0,)
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_newer_of_two_tabs_takes_over(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    desk = Desk(visit(), server)
    desk.join(next(cards), language)
    desk.begin()
    desk.write(f'{SAYS[language]}("dernières lettres")\n')
    newer = Desk(desk.page.context.new_page(), desk.server)
    newer.page.goto(desk.address)
    newer.page.locator(".cm-content").wait_for()
    expect(desk.page.locator(".notice")).to_contain_text(OTHER_TAB[language])
    expect(desk.page.locator(".save.other_tab")).to_contain_text(OTHER_TAB[language])
    expect(desk.page.locator(".actions .run")).to_be_disabled()
    expect(newer.page.locator(".notice")).to_have_count(0)
    expect(newer.page.locator(".cm-content")).to_contain_text("dernières lettres")
    newer.expect_saved()
    desk.page.locator(".notice button").click()
    expect(newer.page.locator(".notice")).to_contain_text(OTHER_TAB[language])
    assert "dernières lettres" in desk.program


def test_help_is_asked_for_and_withdrawn(desk: Desk) -> None:
    ask = desk.page.locator(".help button")
    ask.click()
    expect(desk.page.locator(".help p")).to_contain_text("c’est votre tour")
    expect(ask).to_have_text("Annuler la demande")
    assert desk.stored("SELECT document FROM help_calls WHERE withdrawn_at IS NULL") == [
        ("step:hello",)
    ]
    ask.click()
    expect(ask).to_have_text("J’ai besoin d’aide")


def test_the_language_can_change_at_any_time(desk: Desk) -> None:
    desk.page.locator(".languages button", has_text="EN").click()
    expect(desk.page.locator("html")).to_have_attribute("lang", "en")
    expect(desk.page.locator(".actions .check")).to_contain_text("Check")
    expect(desk.page.locator(".cm-content")).to_contain_text("each_tick")
    desk.run()
    expect(desk.page.locator("#values")).to_contain_text("hero.x")
    desk.write('hero.say("mine")\n')
    desk.page.locator(".languages button", has_text="FR").click()
    expect(desk.page.locator(".middle .notice")).to_contain_text("mots anglais")
    assert "mine" in desk.program
