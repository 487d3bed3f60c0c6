"""A graded course in nbgrader's formgrader, inside JupyterLab, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, FrameLocator, Page

from atelier.course import formgrader
from atelier.jupyter import Jupyter
from atelier.places import EXERCISES
from atelier.wording import Wording
from autograder.grade import grade
from autograder.pipeline.items import items_by_id
from harness.data_folder import DataFolder
from rehearsal.server import free_port

ITEM = "plan_the_round"
ANSWERED_IN_PART = "C-002"


@dataclass
class Formgrader:
    """A person in formgrader, inside JupyterLab; `left`: the requests that tried to leave."""

    server: Jupyter
    page: Page
    left: list[str] = field(default_factory=list)

    def open_formgrader(self) -> FrameLocator:
        """By the menus of JupyterLab, as a person does."""
        self.page.goto(self.server.url())
        self.page.get_by_role("menuitem", name="Nbgrader").click()
        self.page.locator(".lm-Menu-item", has_text="Formgrader").first.click()
        frame = self.page.frame_locator("iframe[src*=formgrader]")
        frame.get_by_role("link", name="Manual Grading").wait_for()
        return frame

    def open_submission(self, frame: FrameLocator, item: str, place: int) -> None:
        """The list of an item's submissions, then one of them."""
        frame.get_by_role("link", name="Manual Grading").click()
        frame.get_by_role("link", name="aptitude_fr").click()
        frame.get_by_role("link", name=item).click()
        frame.get_by_role("link", name=f"Submission #{place}").click()
        frame.locator("input.score").first.wait_for()

    def give(self, frame: FrameLocator, cell: str, points: str) -> None:
        """Type a score, and wait until it is saved."""
        with self.page.expect_response(
            lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"
        ):
            frame.locator(f"input.score#{cell}").fill(points)
            frame.locator(f"input.score#{cell}").press("Tab")

    def comment(self, frame: FrameLocator, words: str) -> None:
        """Write below the answer, and wait until it is saved."""
        with self.page.expect_response(
            lambda answer: "/api/comment/" in answer.url and answer.request.method == "PUT"
        ):
            frame.locator("textarea.comment").first.fill(words)
            frame.locator("textarea.comment").first.press("Tab")

    def note(self, url: str) -> None:
        """Keep an address that is not ours."""
        if not url.startswith((self.server.address, "data:", "blob:", "about:", "ws://127.0.0.1")):
            self.left.append(url)


def graded_course(path: Path) -> Path:
    """Four candidates, one item: right, in part, blank, and one in progress with HTML inside."""
    folder = DataFolder(path)
    item = items_by_id(EXERCISES)[ITEM]
    wrong = item.wrong("fr")
    sources = (
        item.answer("fr"),
        wrong["forgets_the_spark"],
        item.start("fr"),
        wrong["one_step_short"] + "# <script>document.title = 'ESCAPED'</script>\n",
    )
    for place, source in enumerate(sources, start=1):
        folder.candidate(f"C-{place:03}", "fr")
        folder.offer(f"C-{place:03}", ITEM)
        folder.copy(f"C-{place:03}", ITEM, source)
    grade(folder.path, EXERCISES)
    return folder.path


@contextmanager
def formgrader_on(data: Path, browser: Browser) -> Iterator[Formgrader]:
    """JupyterLab on the course of DATA, and a page."""
    with formgrader(data, free_port(), Wording("fr")) as server:
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        page.set_default_timeout(120_000)
        opened = Formgrader(server, page)
        page.on("request", lambda request: opened.note(request.url))
        yield opened
        page.close()
