"""Where the work is, in words; the rescue file; a seat that the server no longer knows."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

Visit = Callable[..., Page]

WORDS = {
    "fr": {
        "yes": "Tout y est",
        "waits": "Programmes qui attendent\u00a0: 1",
        "away": "Le serveur ne répond pas",
        "foreign": "n’est pas un fichier de secours",
        "broken": "abîmé",
        "taken": "Programmes retrouvés\u00a0: 1. Versions ajoutées\u00a0: 1.",
        "again": "déjà ici",
        "says": "heros.dire",
        "lost": "ne connaît plus cette place",
    },
    "en": {
        "yes": "Everything is there",
        "waits": "Programs that wait: 1",
        "away": "The server does not answer",
        "foreign": "not a rescue file",
        "broken": "damaged",
        "taken": "Programs found again: 1. Versions added: 1.",
        "again": "already here",
        "says": "hero.say",
        "lost": "no longer knows this seat",
    },
}


def sit(visit: Visit, server: ServerProcess, animal: str, language: str) -> Desk:
    desk = Desk(visit(), server)
    desk.join(animal, language)
    desk.begin()
    return desk


def open_keeping(desk: Desk) -> None:
    desk.page.locator("button.save").click()
    desk.page.locator("dialog.keeping").wait_for()


def hand_over(desk: Desk, text: str) -> None:
    """Choose a file that holds `text`."""
    file: FilePayload = {
        "name": "atelier.json",
        "mimeType": "application/json",
        "buffer": text.encode(),
    }
    desk.page.locator(".file-button input").set_input_files(file)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_says_where_the_work_is_and_a_file_carries_it_away(
    visit: Visit, server: ServerProcess, cards: Iterator[str], tmp_path: Path, language: str
) -> None:
    words = WORDS[language]
    desk = sit(visit, server, next(cards), language)
    program = f'{words["says"]}("{language}")\n'
    desk.write(program)
    desk.expect_saved()
    desk.go("countdown")
    desk.write("a = 1\n")
    desk.expect_saved()
    open_keeping(desk)
    expect(desk.page.locator("dialog.keeping")).to_contain_text(words["yes"])
    assert desk.faults() == []
    with desk.page.expect_download() as download:
        desk.page.locator(".keeping .buttons button").click()
    saved = Path(tmp_path / "rescue.json")
    download.value.save_as(saved)
    rescue = saved.read_text(encoding="utf-8")
    assert {row["document"] for row in json.loads(rescue)["documents"]} == {
        "step:hello",
        "step:countdown",
    }
    a_new_person_takes_it_in(sit(visit, server, next(cards), language), rescue, program, words)


def a_new_person_takes_it_in(desk: Desk, rescue: str, program: str, words: dict[str, str]) -> None:
    """What is here stays; what is not here yet comes; the second time nothing is new."""
    says = desk.page.locator(".keeping .says")
    desk.write("mine = 1\n")
    open_keeping(desk)
    for text, said in (("holiday", "foreign"), (rescue[:-40], "broken")):
        hand_over(desk, text)
        expect(says).to_contain_text(words[said])
    hand_over(desk, rescue)
    expect(says).to_contain_text(words["taken"])
    hand_over(desk, rescue)
    expect(says).to_contain_text(words["again"])
    desk.page.keyboard.press("Escape")
    assert desk.program.strip() == "mine = 1"
    desk.page.locator(".code-bar button", has_text="Versions").click()
    expect(desk.page.locator("dialog.versions")).to_contain_text(program.strip())
    desk.page.keyboard.press("Escape")
    desk.go("countdown")
    expect(desk.page.locator(".cm-content")).to_have_text("a = 1")
    desk.expect_saved()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_without_the_server_the_page_says_what_waits_and_catches_up(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    words = WORDS[language]
    desk = sit(visit, server, next(cards), language)
    desk.expect_saved()
    desk.page.context.set_offline(True)
    desk.write("offline = 1\n")
    expect(desk.page.locator(".save.away")).to_contain_text(words["away"])
    open_keeping(desk)
    expect(desk.page.locator("dialog.keeping")).to_contain_text(words["waits"])
    desk.page.context.set_offline(False)
    expect(desk.page.locator("dialog.keeping")).to_contain_text(words["yes"])
    assert desk.stored("SELECT count(*) FROM snapshots WHERE source = 'offline = 1\n'") != [(0,)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_seat_that_the_server_lost_comes_back_with_its_work(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    animal = next(cards)
    desk = sit(visit, server, animal, language)
    desk.write("kept = 1\n")
    desk.expect_saved()
    server.end(signal.SIGKILL)
    for file in server.data.glob("workshop.sqlite*"):
        file.unlink()
    server.start()
    desk.page.reload()
    expect(desk.page.locator(".notice")).to_contain_text(WORDS[language]["lost"])
    desk.page.locator(".notice button").click()
    desk.page.locator("#room-code").fill(server.secrets["join_code"])
    desk.choose(animal)
    desk.page.locator("form .main").click()
    desk.begin()
    assert desk.program.strip() == "kept = 1"
    desk.expect_saved()
    assert desk.stored("SELECT count(*) FROM snapshots WHERE source = 'kept = 1\n'") == [(1,)]
