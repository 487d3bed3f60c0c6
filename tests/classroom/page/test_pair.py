"""Two at one seat: who types, who guides, and names that never leave this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

Visit = Callable[..., Page]

WORDS = {
    "fr": {
        "ask": "Écrivez deux prénoms",
        "types": "Zoélie au clavier",
        "then": "Yannaël au clavier",
        "swap": "Yannaël prend le clavier, Zoélie guide",
        "yes": "On change",
        "later": "Pas maintenant",
        "never": "Ne plus proposer",
    },
    "en": {
        "ask": "Type two first names",
        "types": "Zoélie types",
        "then": "Yannaël types",
        "swap": "Yannaël takes the keyboard, Zoélie guides",
        "yes": "Let’s change",
        "later": "Not now",
        "never": "Stop proposing",
    },
}


TOKEN = """() => new Promise((done) => {
  const opening = indexedDB.open("discovery-workshop");
  opening.onsuccess = () => {
    const settings = opening.result.transaction("settings").objectStore("settings");
    const asked = settings.get("session");
    asked.onsuccess = () => { opening.result.close(); done(asked.result.token); };
  };
})"""


def pass_step(desk: Desk, step: str) -> None:
    """The step is known as done, as if it had been checked."""
    data = {"passed": True}
    event = {"seq": 9_000_000_000_000, "kind": "checked", "document": f"step:{step}", "data": data}
    answer = desk.page.request.post(
        f"{desk.server.url}/api/events",
        data={"events": [event]},
        headers={"Authorization": f"Bearer {desk.page.evaluate(TOKEN)}"},
    )
    assert answer.ok
    desk.page.reload()
    desk.page.locator(".cm-content").wait_for()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_people_share_a_seat(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    words = WORDS[language]
    desk = Desk(visit(), server)
    page = desk.page
    sent: list[Request] = []
    page.on("request", lambda request: note(request, sent))
    desk.join(next(cards), language)
    desk.begin()
    pass_step(desk, "hello")
    two_names_by_keyboard(desk, words)
    reminder = page.locator(".swap")
    page.locator(".way .icon-only").last.click()
    expect(reminder).to_contain_text(words["swap"])
    assert desk.faults() == []
    reminder.get_by_text(words["later"]).click()
    expect(reminder).to_have_count(0)
    expect(page.locator(".who-pair")).to_have_text(words["types"])
    page.locator(".way .icon-only").last.click()
    expect(page.locator("#step-title")).to_be_focused()
    expect(reminder).to_have_count(0)  # the step left behind was not done: no reason to ask
    desk.go("hello")
    page.locator(".way .icon-only").last.click()
    reminder.get_by_text(words["yes"]).click()
    expect(page.locator(".who-pair")).to_have_text(words["then"])
    page.reload()
    expect(page.locator(".who-pair")).to_have_text(words["then"])
    desk.go("hello")
    page.locator(".way .icon-only").last.click()
    reminder.get_by_text(words["never"]).click()
    desk.go("hello")
    page.locator(".way .icon-only").last.click()
    expect(page.locator("#step-title")).to_be_focused()
    expect(reminder).to_have_count(0)
    the_names_stayed_here(desk, sent)


def note(request: Request, sent: list[Request]) -> None:
    sent.append(request)  # the driver cannot call a method of a list itself


def two_names_by_keyboard(desk: Desk, words: dict[str, str]) -> None:
    page = desk.page
    page.locator("button.who").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pair input[name='name 0']")).to_be_visible()  # the window took the focus
    page.locator(".pair input[name='name 0']").focus()
    page.keyboard.type("Zoélie")
    page.keyboard.press("Enter")
    expect(page.locator(".pair .problem")).to_contain_text(words["ask"])
    assert desk.faults() == []
    page.locator(".pair input[name='name 1']").focus()
    page.keyboard.type("Yannaël")
    page.keyboard.press("Enter")
    expect(page.locator(".who-pair")).to_have_text(words["types"])
    expect(page.locator("button.who")).to_be_focused()


def the_names_stayed_here(desk: Desk, sent: list[Request]) -> None:
    """In no request, and in no file of the server."""
    desk.expect_saved()
    for name in ("Zoélie", "Yannaël"):
        assert not any(name in (request.post_data or "") + request.url for request in sent)
        for file in desk.server.data.rglob("*"):
            assert not file.is_file() or name.encode() not in file.read_bytes()
