"""A call for help, seen from both sides: the page of who asks, the board of who answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = [pytest.mark.browser, pytest.mark.everywhere]

Visit = Callable[..., Page]

WORDS = {
    "fr": {
        "first": "c’est votre tour",
        "second": "Avant vous\u00a0: 1",
        "coming": "Quelqu’un arrive",
        "shown": "Aide reçue\u00a0: une démonstration",
        "typed": "Aide reçue\u00a0: quelqu’un a écrit avec vous",
    },
    "en": {
        "first": "you are next",
        "second": "Before you: 1",
        "coming": "on the way to you",
        "shown": "Help received: a demonstration",
        "typed": "Help received: someone typed with you",
    },
}


def press(page: Page, selector: str) -> None:
    """By keyboard alone, at the computer where this window is in front."""
    page.bring_to_front()
    page.locator(selector).focus()
    page.keyboard.press("Enter")


def open_board(page: Page, server: ServerProcess, language: str) -> Page:
    secret = server.secrets["facilitator_secret"]
    page.goto(f"http://atelier.lan:{server.port}/board?secret={secret}")
    page.goto(f"http://atelier.lan:{server.port}/board?language={language}")
    return page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_people_ask_and_are_answered_in_their_order(
    visit: Visit, server: ServerProcess, cards: Iterator[str], language: str
) -> None:
    words = WORDS[language]
    desks = [Desk(visit(), server) for _ in range(2)]
    board = open_board(visit(), server, language)
    for desk in desks:
        desk.join(next(cards), language)
        desk.begin()
        press(desk.page, ".help button")
        expect(desk.page.locator(".help.wanted button")).to_be_focused()
    says = [desk.page.locator(".help p") for desk in desks]
    expect(says[0]).to_contain_text(words["first"])
    expect(says[1]).to_contain_text(words["second"])
    expect(board.locator(".queue li")).to_have_count(2)
    press(board, ".queue li:first-child .go button")
    expect(says[0]).to_contain_text(words["coming"])
    press(board, ".queue li:first-child button[value=shown]")
    expect(board.locator(".queue li")).to_have_count(1)
    expect(says[0]).to_have_text(words["shown"])
    expect(desks[0].page.locator(".help.wanted")).to_have_count(0)
    expect(says[1]).to_contain_text(words["first"])  # the queue moved up
    help_that_nobody_asked_for(desks[0], board, words)
    press(desks[1].page, ".help button")
    expect(board.locator(".queue li")).to_have_count(0)
    expect(says[1]).to_have_text("")


def help_that_nobody_asked_for(desk: Desk, board: Page, words: dict[str, str]) -> None:
    """It is recorded from the seat's card, and told to the person too."""
    seat = desk.stored(
        "SELECT min(seat) FROM help_calls WHERE kind = 'shown' AND seat IN "
        "(SELECT seat FROM help_calls ORDER BY id DESC LIMIT 2)"
    )[0][0]
    press(board, f"[popovertarget='more-{seat}'] >> nth=0")
    with board.expect_response(lambda answer: answer.request.method == "POST"):
        press(board, f"#more-{seat} button[value=typed]")
    desk.page.evaluate("dispatchEvent(new Event('online'))")  # as after sleep: asks at once
    expect(desk.page.locator(".help p")).to_have_text(words["typed"])
