"""Every screen of the page, one after the other, by one person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, expect

from atelier.places import EXERCISES, LESSONS
from harness.desk import Desk
from workshop_game.checking import load_items, load_lessons

ASKS_FOR_PYGAME, LAST = "bonnet", "take_home"
BEFORE_A_LESSON, LESSON = "lamps_before", "lamps"
IN_WORDS = ("why_the_bell", "why_the_lamp")
"""Twins: which of them is offered goes by the candidate's number, and that is drawn."""
DISPLAY = {"fr": "Affichage", "en": "Display"}
GOES_ON = {"fr": "def a_chaque_instant():\n    pass\n", "en": "def each_tick():\n    pass\n"}


def every_screen(desk: Desk, animal: str, language: str) -> Iterator[str]:
    """Opens the screens; yields the name of each, to be looked at."""
    yield from the_door(desk, animal, language)
    yield from a_step(desk)
    yield from the_game(desk, language)
    yield from other_steps(desk)
    yield from windows(desk, language)
    yield from exercises(desk)
    yield from handing_in(desk)
    yield from the_end(desk, language)


def the_door(desk: Desk, animal: str, language: str) -> Iterator[str]:
    desk.open(language)
    desk.page.locator(".animal-card").first.wait_for()
    desk.page.locator("form .main").click()
    expect(desk.page.locator(".problem")).not_to_be_empty()
    yield "join"
    desk.choose(animal)
    desk.page.locator("form .main").click()
    desk.page.locator(".paper-card .digits").wait_for()
    yield "card"
    desk.begin()


def a_step(desk: Desk) -> Iterator[str]:
    yield "step"
    desk.check()
    expect(desk.page.locator(".card.verdict")).to_be_visible()
    yield "verdict"
    hints = desk.page.locator(".hints > button")
    while hints.count() == 1:
        hints.click()
    yield "hints"
    hints.first.click()
    expect(desk.page.locator(".solution .pieces")).to_be_visible()
    yield "solution"
    desk.write("oups(\n")
    desk.run()
    expect(desk.page.locator(".card.error")).to_be_visible()
    desk.page.locator(".help button").click()
    expect(desk.page.locator(".help.wanted")).to_be_visible()
    yield "error, help asked"


def the_game(desk: Desk, language: str) -> Iterator[str]:
    desk.page.locator(".pace").select_option("turns")
    desk.write(GOES_ON[language])
    desk.run()
    desk.page.locator(".turn-keys button").first.click()
    yield "turn by turn"
    desk.stop()
    desk.page.locator(".pace").select_option("normal")


def other_steps(desk: Desk) -> Iterator[str]:
    steps = [step for chapter in load_lessons(LESSONS) for step in chapter.steps]
    desk.go(next(step.id for step in steps if step.mode == "order"))
    desk.page.locator(".ordering .grip").first.focus()
    desk.page.keyboard.press("Space")
    expect(desk.page.locator(".line-row.held")).to_be_visible()
    yield "lines to put in order"
    desk.page.keyboard.press("Escape")
    desk.go(ASKS_FOR_PYGAME)
    desk.page.locator(".run-shown").click()
    expect(desk.page.locator("#values dd").first).to_be_visible()
    yield "plain pygame"
    desk.stop()


def windows(desk: Desk, language: str) -> Iterator[str]:
    desk.go(LAST)
    page = desk.page
    openers = {
        "storyboard": page.locator(".storyboard-open"),
        "versions": page.locator(".code-bar button", has_text="Versions"),
        "display": page.get_by_role("button", name=DISPLAY[language]),
        "saving": page.locator("button.save"),
        "pair": page.locator("button.who"),
        "take-home": page.locator(".story .take-home-open"),
        "all steps": page.locator(".all-steps"),
    }
    for name, opener in openers.items():
        with opened(desk, opener):
            yield f"the window {name}"


@contextmanager
def opened(desk: Desk, opener: Locator) -> Iterator[None]:
    opener.click()
    expect(desk.page.locator("dialog[open]")).to_be_visible()
    yield
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


def exercises(desk: Desk) -> Iterator[str]:
    desk.page.goto(f"{desk.address}#/aptitude")
    desk.page.locator(".threshold .main").wait_for()
    yield "threshold"
    desk.page.locator(".threshold .main").click()
    desk.page.locator(".item-row").first.wait_for()
    yield "exercises"
    in_words = _offered(desk, IN_WORDS)
    desk.page.locator(".item-row").first.click()
    desk.page.locator(".cm-content").wait_for()
    desk.run()
    expect(desk.page.locator(".examples li, .card.error").first).to_be_visible()
    yield "exercise"
    desk.page.goto(f"{desk.address}#/aptitude/{in_words}")
    desk.page.locator(".words textarea").wait_for()
    yield "answer in words"


def _offered(desk: Desk, twins: tuple[str, ...]) -> str:
    """The one of twins that stands in the list."""
    rows = "\n".join(desk.page.locator(".item-row").all_inner_texts())
    language = desk.page.evaluate("document.documentElement.lang")
    titles = {item.id: item.prose[language]["title"] for item in load_items(EXERCISES)}
    return next(id for id in twins if titles[id] in rows)


def handing_in(desk: Desk) -> Iterator[str]:
    desk.page.goto(f"{desk.address}#/aptitude/{BEFORE_A_LESSON}")
    desk.page.locator(".hand-in-open").click()
    yield "handing in"
    desk.page.locator(".hand-in .main").click()
    expect(desk.page.locator(".hand-in .digits")).to_be_visible()
    yield "receipt"
    desk.page.keyboard.press("Escape")
    desk.page.goto(f"{desk.address}#/aptitude/lesson/{LESSON}")
    desk.page.locator(".lesson-part input").first.check()
    yield "micro-lesson"
    desk.page.locator(".eyebrow button").click()
    expect(desk.page.locator(".item-row .receipt")).to_be_visible()
    yield "exercises, one handed in"


def the_end(desk: Desk, language: str) -> Iterator[str]:
    """The last step passes; a certificate without a name, then with one."""
    last = next(
        step for chapter in load_lessons(LESSONS) for step in chapter.steps if step.id == LAST
    )
    desk.go(LAST)
    desk.write(last.done(language))
    desk.check()
    expect(desk.page.locator(".card.good")).to_be_visible()
    yield "the last step passed"
    opener = desk.page.locator(".story .take-home-open")
    with opened(desk, opener):
        certificate = desk.page.locator(".take-files .certificate")
        certificate.locator("button").click()
        expect(certificate.get_by_role("alert")).not_to_be_empty()
        yield "a certificate without a name"
        desk.page.locator(".take-home input").first.fill("Amélie Le Goff")
        with desk.page.expect_download():
            certificate.locator("button").click()
        expect(certificate.get_by_role("status")).to_contain_text(".pdf")
        yield "a certificate"
