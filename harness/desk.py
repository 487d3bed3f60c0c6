"""What a person does at the page, and what they can see there."""

from __future__ import annotations

import sqlite3
from typing import Any

from playwright.sync_api import Page, expect

from harness import access
from harness.browser import HOST
from harness.server import Running


class Desk:
    """One browser window at the workshop of a server."""

    def __init__(self, page: Page, server: Running) -> None:
        self.page = page
        self.server = server
        self.address = f"http://{HOST}:{server.port}/"

    def open(self, language: str = "fr") -> None:
        """The join screen, with the workshop code in the address."""
        code = self.server.secrets["join_code"]
        self.page.goto(f"{self.address}?code={code}&language={language}")

    def join(self, animal: str, language: str = "fr") -> str:
        """Come in as a new person; the code for the paper card."""
        self.open(language)
        self.choose(animal)
        self.page.locator("form .main").click()
        return self.page.locator(".paper-card .digits").inner_text()

    def choose(self, animal: str) -> None:
        self.page.locator(f"input[value={animal}]").check(force=True)

    def begin(self) -> None:
        self.page.locator(".paper-card .main").click()
        self.page.locator(".cm-content").wait_for()

    def go(self, step: str) -> None:
        """Open a step by its address."""
        self.page.goto(f"{self.address}#/{step}")
        self.page.locator(".cm-content").wait_for(state="attached")

    def wait_for_python(self) -> None:
        expect(self.page.locator(".preparing")).to_have_count(0, timeout=60_000)

    def wait_for_the_spare(self) -> None:
        """Two workers, each with its canvas."""
        expect(self.page.locator(".stage-canvases canvas")).to_have_count(2)

    def wait_until_it_moved(self) -> None:
        """The hero has left the middle of the stage."""
        expect(self.page.locator("#values dd").first).not_to_have_text("320")

    def write(self, program: str) -> None:
        """Replace the whole program; lines to put in order are shown as text first."""
        as_text = self.page.locator(".ordering > button[aria-pressed=false]")
        if as_text.count():
            as_text.click()
        self.page.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(program)

    @property
    def program(self) -> str:
        self.page.locator(".cm-content").wait_for()
        lines = self.page.locator(".cm-line").all_inner_texts()
        return "\n".join(line.replace("\n", "") for line in lines)

    def run(self) -> None:
        self.page.locator(".actions .run").click()

    def check(self) -> None:
        self.page.locator(".actions .check").click()

    def stop(self) -> None:
        self.page.locator(".actions .stop").click()

    def value(self, name: str) -> float:
        """A value of the running game, as the page shows it."""
        row = self.page.locator("#values > div", has=self.page.get_by_text(name, exact=True))
        return float(row.locator("dd").inner_text())

    def pixels(self) -> list[int]:
        """A fingerprint of the picture on the stage: the average colour of 16 x 9 tiles."""
        picture = self.page.locator(".stage-frame").screenshot()
        code = """async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
          const small = new OffscreenCanvas(16, 9).getContext("2d");
          small.drawImage(bitmap, 0, 0, 16, 9);
          return [...small.getImageData(0, 0, 16, 9).data];
        }"""
        found: list[int] = self.page.evaluate(code, list(picture))
        return found

    def expect_saved(self) -> None:
        expect(self.page.locator(".save.saved")).to_be_visible()

    def expect_stored(self, query: str, row: tuple[Any, ...], seconds: float = 15) -> None:
        """Wait until the workshop's store holds a row: what happened is sent beside the texts."""
        for _ in range(int(seconds * 5)):
            if row in self.stored(query):
                return
            self.page.wait_for_timeout(200)
        assert row in self.stored(query)

    def stored(self, query: str, store: str = "workshop") -> list[Any]:
        """Rows of one of the server's stores."""
        with sqlite3.connect(self.server.data / f"{store}.sqlite") as connection:
            return connection.execute(query).fetchall()

    def faults(self) -> list[str]:
        """What axe-core finds serious or worse on the screen."""
        return access.faults(self.page)
