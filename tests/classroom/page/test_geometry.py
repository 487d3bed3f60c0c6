"""What a step asks first, the line to change, the picture and the button are in sight together.

A page that is enlarged has fewer points to lay out: 1366 x 768 at 150 % is 911 x 512.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from atelier.places import LESSONS
from harness.desk import Desk
from harness.server import ServerProcess
from harness.sight import hidden
from workshop_game.checking import Step, load_lessons

pytestmark = pytest.mark.browser

Size = tuple[int, int]
LANGUAGES = "fr", "en"

TOGETHER: dict[str, Size] = {
    "1024x600": (1024, 600),
    "1280x720": (1280, 720),
    "1366x768": (1366, 768),
    "1920x1080": (1920, 1080),
    "1366x768 at 150 %": (911, 512),
    "1920x1080 at 200 %": (960, 540),
}
APART: dict[str, Size] = {
    "a phone": (360, 640),
    "the narrowest": (320, 568),
    "1366x768 at 200 %": (683, 384),
    "a tablet": (768, 1024),
    "800x600": (800, 600),
}
PARTS = (".ask-now", ".cm-lineNumbers .cm-gutterElement", ".stage-frame")
"""In the order of the work; each is one press away where they do not fit together."""
LEAST_PICTURE = 320, 180
LEAST_CODE = 14
"""Pixels."""
LATER = "bonnet"
"""Its question is not the first thing that it asks: a program is read before."""


def steps() -> list[Step]:
    return [step for chapter in load_lessons(LESSONS) for step in chapter.steps]


def longest() -> list[Step]:
    """Of each mode, the step that says most before anything is done."""

    def length(step: Step) -> int:
        return max(len("".join(step.prose[each].values())) for each in LANGUAGES)

    modes = dict.fromkeys(step.mode for step in steps())
    return [max((s for s in steps() if s.mode == mode), key=length) for mode in modes]


def line_to_change(step: Step, language: str) -> int:
    """Where the author's answer first differs from the start; 1 where one has to find it."""
    if step.mode not in ("run", "modify", "make"):
        return 1
    start, done = (
        code.rstrip().split("\n") for code in (step.start(language), step.done(language))
    )
    alike = next(
        (n for n, pair in enumerate(zip(start, done, strict=False)) if pair[0] != pair[1]), None
    )
    return len(start) if alike is None else alike + 1


@pytest.fixture
def desk(visit: Callable[..., Page], server: ServerProcess, cards: Iterator[str]) -> Desk:
    """One person, who changes the language of the page as they go."""
    desk = Desk(visit(), server)
    desk.join(next(cards))
    desk.begin()
    return desk


def opened(desk: Desk, chosen: list[Step]) -> Iterator[tuple[Step, str]]:
    """The steps, each in both languages."""
    for number, language in enumerate(LANGUAGES):
        desk.page.locator(".languages button").nth(number).click()
        for step in chosen:
            desk.go(step.id)
            expect(desk.page.locator("#step-title")).to_have_text(step.prose[language]["title"])
            yield step, language


def faults(page: Page, step: Step, language: str) -> list[str]:
    """What of the first thing to do is not in sight, or too small to be seen."""
    line = line_to_change(step, language)
    asked: dict[str, int | None] = {".ask-now": None, ".actions .run": None, ".stage-frame": None}
    if step.mode == "order":
        asked[".line-row"] = None
    else:
        asked[".cm-lineNumbers .cm-gutterElement"] = line
    if step.prediction and step.id != LATER:
        asked[".prediction"] = None
    return hidden(page, asked) + small(page)


def small(page: Page) -> list[str]:
    code = """() => {
      const { width, height } = document.querySelector(".stage-frame").getBoundingClientRect();
      const code = document.querySelector(".cm-content, .grip code");
      const wide = document.documentElement.scrollWidth - innerWidth;
      return [width, height, parseFloat(getComputedStyle(code).fontSize), wide];
    }"""
    width, height, letters, wide = page.evaluate(code)
    return [
        *([f"the picture: {width} x {height}"] if (width, height) < LEAST_PICTURE else []),
        *([f"the picture: {height} high"] if height < LEAST_PICTURE[1] else []),
        *([f"the code: {letters} pixels"] if letters < LEAST_CODE else []),
        *([f"sideways: {wide}"] if wide > 0 else []),
    ]


def resize(page: Page, size: Size) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def look(desk: Desk, chosen: list[Step]) -> list[str]:
    found = []
    for step, language in opened(desk, chosen):
        for name, size in TOGETHER.items():
            resize(desk.page, size)
            told = faults(desk.page, step, language)
            found += [f"{step.id} ({step.mode}, {language}), {name}: {fault}" for fault in told]
    return found


def test_the_first_thing_to_do_is_in_sight_with_its_line_the_picture_and_the_button(
    desk: Desk,
) -> None:
    found = look(desk, longest())
    assert not found, "\n".join(found)


@pytest.mark.slow
def test_of_every_step_the_first_thing_to_do_is_in_sight(desk: Desk) -> None:
    found = look(desk, steps())
    assert not found, "\n".join(found)


def test_in_a_smaller_window_each_part_is_one_press_away_and_nothing_is_beside_the_screen(
    desk: Desk,
) -> None:
    for step, language in opened(desk, [step for step in longest() if step.mode == "make"]):
        line = line_to_change(step, language)
        for name, size in APART.items():
            resize(desk.page, size)
            jumps = desk.page.locator(".jumps button")
            expect(jumps).to_have_count(len(PARTS))
            for number, part in enumerate(PARTS):
                jumps.nth(number).click()
                sought = {part: line if "cm-" in part else None, ".actions .run": None}
                assert hidden(desk.page, sought) == [], name
            assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
