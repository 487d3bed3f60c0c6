"""A thousand changes in a real browser, the network cut at random, the tab killed twenty times."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from harness.room import Room, open_room

EDITS = 1000
KILLS = 20
DOCUMENT = "step:hello"

WRITTEN = """() => new Promise((done) => {
  const opening = indexedDB.open("discovery-workshop");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("documents").objectStore("documents").getAll();
    asked.onsuccess = () => {
      opening.result.close();
      done(asked.result.filter(({ document }) => document === "step:hello").at(-1)?.source ?? null);
    };
  };
})"""
"""What this computer has written of the program."""


class Day:
    """One person at one computer, and what the page promised them."""

    def __init__(self, room: Room, context: BrowserContext) -> None:
        self.room = room
        self.context = context
        self.texts: list[str] = []
        self.sure = -1
        """The newest of `texts` that is known to be written here; none before."""
        self.acknowledged: set[tuple[int, str]] = set()
        self.cut = False
        self.page = self._open(f"?code={room.secrets.join_code}")

    def _open(self, query: str = "") -> Page:
        page = self.context.new_page()
        page.on("response", self._hear)
        page.goto(f"{self.room.address}/{query}")
        return page

    def _hear(self, response: Response) -> None:
        if response.status == 200 and response.url.endswith("/api/snapshots"):
            for one in json.loads(response.request.post_data or "{}")["snapshots"]:
                if one["document"] == DOCUMENT:
                    self.acknowledged.add((one["seq"], one["source"]))

    def type(self, number: int, chance: random.Random) -> None:
        """One more line at the end, or everything replaced by one line."""
        line = f"a{number} = {number}\n"
        fresh = not self.texts or chance.random() < 0.1
        self.page.keyboard.press("Control+a" if fresh else "Control+End")
        self.page.keyboard.insert_text(line)
        self.texts.append(line if fresh else self.texts[-1] + line)

    def look(self) -> None:
        """Read what is written here."""
        found = self.page.evaluate(WRITTEN)
        if found is not None:
            assert found in self.texts
            self.sure = max(self.sure, self._last(found))

    def _last(self, text: str) -> int:
        return max(n for n, known in enumerate(self.texts) if known == text)

    def toggle_network(self) -> None:
        self.cut = not self.cut
        self.context.set_offline(self.cut)

    def kill(self) -> None:
        """The tab's process dies at once; the page is opened again, from its server of course."""
        with self.page.expect_event("crash"):
            kill_renderers(self.room.browser)
        self.page.close()
        if self.cut:
            self.toggle_network()
        self.page = self._open()
        self.expect_nothing_lost()

    def expect_nothing_lost(self) -> None:
        """The text is one that was typed, no older than what was written."""
        self.page.locator(".cm-content").wait_for()
        found = "\n".join(
            line.replace("\n", "") for line in self.page.locator(".cm-line").all_inner_texts()
        )
        if self.sure < 0 and found not in self.texts:
            self.texts.clear()  # nothing was known to be written: the start is there
            return
        assert found in self.texts
        assert self._last(found) >= self.sure, "a written change was lost"
        del self.texts[self._last(found) + 1 :]
        self.page.locator(".cm-content").click()


def kill_renderers(browser: Browser) -> None:
    """End every process of this browser that shows a page: no page of it can say goodbye."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    for process in processes:
        if process["type"] == "renderer":
            os.kill(process["id"], signal.SIGKILL)


@pytest.mark.journey
@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_change_is_lost(tmp_path: Path) -> None:
    expect.set_options(timeout=120_000)
    chance = random.Random(20)
    kills = set(chance.sample(range(10, EDITS), KILLS))
    with open_room(tmp_path) as room:
        day = Day(room, room.visitor(viewport={"width": 1366, "height": 1800}))
        desk = room.desk(day.page)
        day.page.set_default_timeout(120_000)
        day.page.locator("input[value=fox]").check(force=True)
        day.page.locator("form .main").click()
        desk.begin()
        day.page.locator(".cm-content").click()
        for number in range(EDITS):
            day.type(number, chance)
            if chance.random() < 0.05:
                day.toggle_network()
            if chance.random() < 0.1:
                day.look()
            if number in kills:
                day.kill()
        if day.cut:
            day.toggle_network()
        expect(day.page.locator(".save.saved")).to_be_visible()
        stored = rows(tmp_path)
        assert stored[-1][1] == day.texts[-1]
        assert day.acknowledged <= set(stored)
        assert len(day.acknowledged) > KILLS, "too little reached the server to show anything"
        assert room.left == []


def rows(data: Path) -> list[tuple[int, str]]:
    """Every version of the program that the server holds, the newest last."""
    query = "SELECT seq, source FROM snapshots WHERE document = ? ORDER BY seq"
    with closing(sqlite3.connect(data / "workshop.sqlite")) as store:
        return store.execute(query, (DOCUMENT,)).fetchall()
