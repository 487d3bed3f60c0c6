"""Takes the pictures of the docs anew: `python -m docs.pictures`, in the kit's environment.

The real page, on the real server: the first step for the READMEs, then the last step of each
chapter with its author's answer running, in both languages.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize
from rich.progress import track

from atelier.places import LESSONS, ROOT
from harness.room import Room, open_room
from workshop_game.checking import Step, load_lessons

FOLDER = ROOT / "docs" / "images"
SCREEN: ViewportSize = {"width": 1366, "height": 768}
RUNNING_MS = 2500
"""How long a game runs before its picture is taken."""


def main() -> None:
    """Write every picture into docs/images."""
    with tempfile.TemporaryDirectory() as data, open_room(Path(data)) as room:
        for language, animal in (("fr", "fox"), ("en", "hedgehog")):
            page = sit_down(room, language, animal)
            chapters = load_lessons(LESSONS)
            take_first(page, chapters[0].steps[0], language)
            for number, chapter in enumerate(track(chapters, language), start=1):
                path = FOLDER / f"chapter-{number}-{language}.jpg"
                take(page, chapter.steps[-1], language, path)


def sit_down(
    room: Room, language: str, animal: str, screen: ViewportSize = SCREEN, *, is_phone: bool = False
) -> Page:
    """Join in one language; returns when Python is ready."""
    page = room.visitor(language, screen, is_phone=is_phone).new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{room.address}/?code={room.secrets.join_code}&language={language}")
    page.locator(f"input[value={animal}]").check(force=True)
    page.locator("form .main").click()
    page.locator(".paper-card .main").click()
    page.locator(".cm-content").wait_for()
    page.locator(".preparing").wait_for(state="detached")
    return page


def take_first(page: Page, step: Step, language: str) -> None:
    """The picture of the READMEs: the hero has walked and says something."""
    run(page, step, language)
    page.keyboard.down("ArrowRight")
    page.wait_for_timeout(600)
    page.keyboard.up("ArrowRight")
    page.screenshot(path=FOLDER / f"page-{language}.png")


def take(page: Page, step: Step, language: str, path: Path) -> None:
    """One step with its author's answer running, and someone who walks to the right."""
    run(page, step, language)
    page.keyboard.down("ArrowRight")
    page.wait_for_timeout(RUNNING_MS)
    page.screenshot(path=path, type="jpeg", quality=80)
    page.keyboard.up("ArrowRight")


def run(page: Page, step: Step, language: str) -> None:
    """Open a step, write the author's answer, run it until values are shown."""
    page.evaluate(f"location.hash = '#/{step.id}'")
    page.locator("h1", has_text=step.prose[language]["title"]).wait_for()
    guess = page.locator(".prediction input")
    if guess.count():
        guess.first.check()
    write(page, step.done(language))
    start(page, step)
    page.locator("#values dd").first.wait_for()


def write(page: Page, program: str) -> None:
    """Replace the whole program; lines that are to be put in order are shown as a text first."""
    page.locator(".cm-content, .lines").first.wait_for()
    as_text = page.locator(".ordering > button[aria-pressed=false]")
    if as_text.count():
        as_text.click()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(program)


def start(page: Page, step: Step) -> None:
    """Run; a step that asks for a guess gets the right one first."""
    if step.prediction:
        place = step.prediction.choices.index(step.prediction.answer)
        page.locator(".prediction input").nth(place).check()
    page.locator(".actions .run").click()


if __name__ == "__main__":
    main()
