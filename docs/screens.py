"""Takes the pictures of the page's states anew: `python -m docs.screens`, in the kit's environment.

Each state is reached as a person reaches it, on the real page and the real server.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, Route, ViewportSize
from rich.progress import track

from atelier.places import LESSONS
from docs.pictures import FOLDER, SCREEN, run, sit_down, write
from harness.room import Room, open_room
from workshop_game.checking import load_lessons

STATES = (
    *("first-visit", "loading", "step", "order", "error", "help", "offline", "finished"),
    *("aptitude", "exercise", "receipt", "phone"),
)
WRONG = {
    "fr": 'decor("vallee")\nheros.dit("Osez !")\n',
    "en": 'background("valley")\nhero.sai("Dare!")\n',
}
HELD_MS = 900
PHONE: ViewportSize = {"width": 390, "height": 844}


def main() -> None:
    """Write every picture into docs/images."""
    for language, animal in (("fr", "fox"), ("en", "hedgehog")):
        with tempfile.TemporaryDirectory() as data, open_room(Path(data)) as room:
            reached = states(room, language, animal)
            for state, page in track(zip(STATES, reached, strict=True), language, len(STATES)):
                shoot(page, f"{state}-{language}")


def shoot(page: Page, name: str) -> None:
    """One picture, small enough to be kept."""
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=70, animations="disabled")


def states(room: Room, language: str, animal: str) -> Iterator[Page]:
    """The page in each of the states, in the order of `STATES`."""
    page = room.visitor(language, SCREEN).new_page()
    page.set_default_timeout(120_000)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.context.route("**/assets/manifest.json", hold)  # a slow network, for one picture
    page.goto(f"{room.address}/?code={room.secrets.join_code}&language={language}")
    page.locator(f"input[value={animal}]").check(force=True)
    yield page
    page.locator("form .main").click()
    page.locator(".paper-card .main").click()
    page.locator(".preparing").wait_for()
    yield page
    for route in held:
        route.continue_()
    page.context.unroute("**/assets/manifest.json")
    page.locator(".preparing").wait_for(state="detached")
    yield from at_work(page, language)
    yield from in_the_exercises(page)
    yield on_a_phone(room, language)


def at_work(page: Page, language: str) -> Iterator[Page]:
    """The workshop: a step, its troubles, its end."""
    steps = {step.id: step for chapter in load_lessons(LESSONS) for step in chapter.steps}
    run(page, steps["hello"], language)
    page.keyboard.down("ArrowRight")
    page.wait_for_timeout(HELD_MS)
    yield page
    page.keyboard.up("ArrowRight")
    page.evaluate("location.hash = '#/rhythm'")
    page.locator(".lines").wait_for()
    yield page
    page.evaluate("location.hash = '#/title'")
    write(page, WRONG[language])
    page.locator(".actions .run").click()
    page.locator(".card.error").wait_for()
    yield page
    page.locator(".help button").click()
    page.locator(".help.wanted").wait_for()
    yield page
    page.locator(".help button").click()
    page.context.set_offline(True)
    page.locator(".cm-content").press("End")
    page.keyboard.type(" ")
    page.locator(".save.away").wait_for()
    yield page
    page.context.set_offline(False)
    page.locator(".save.saved").wait_for()
    write(page, steps["title"].done(language))
    page.locator(".actions .check").click()
    page.locator(".card.good").wait_for()
    yield page


def in_the_exercises(page: Page) -> Iterator[Page]:
    """The individual exercises: the list, one of them, and the receipt of a copy."""
    page.evaluate("location.hash = '#/aptitude'")
    page.locator(".threshold .main").click()
    page.locator(".item-row").first.wait_for()
    yield page
    page.locator(".item-row").first.click()
    page.locator(".cm-content").wait_for()
    yield page
    page.locator(".hand-in-open").click()
    page.locator(".hand-in .main").click()
    page.locator(".hand-in .digits").wait_for()
    yield page


def on_a_phone(room: Room, language: str) -> Page:
    """A game of real time, played with the keys on the screen."""
    page = sit_down(room, language, "owl", PHONE, is_phone=True)
    step = next(step for step in load_lessons(LESSONS)[2].steps if step.mode == "make")
    run(page, step, language)
    page.locator(".touch-key").first.wait_for()
    page.wait_for_timeout(HELD_MS)
    return page


if __name__ == "__main__":
    main()
