"""Python begins with a picture of its memory: the kit is in it, as the page was built with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from classroom.delivery import bundle, packing
from harness.desk import Desk
from harness.server import ServerProcess

pytestmark = pytest.mark.browser

SENTENCES = "workshop_game/words/messages.toml"
LOADED_FROM = "[name for name in sys.path_importer_cache if '/stage' in name or 'pygame' in name]"
NO_SUCH_PLACE = 'decor("bord de mer")\n'


def with_new_sentences(route: Route) -> None:
    """The game as a developer has it who rewrote its sentences since the page was built."""
    files = bundle.game_files()
    files[SENTENCES] = files[SENTENCES].replace(b'fr = "', b'fr = "Tout neuf : ')
    route.fulfill(body=packing.packed(bundle.zipped(files)))


def test_a_game_that_changed_after_the_page_was_built_is_the_one_that_runs(
    visit: Callable[..., Page],
    server: ServerProcess,
    cards: Iterator[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "LEVEL", 1)
    desk = Desk(visit(), server)
    desk.page.context.route("**/workshop_game-*.zip.zst", with_new_sentences)
    desk.join(next(cards))
    desk.begin()
    desk.wait_for_python()
    desk.write(NO_SUCH_PLACE)
    desk.run()
    expect(desk.page.locator(".card.error")).to_contain_text("Tout neuf :")
    desk.write(f"import sys\nprint({LOADED_FROM})\n")
    desk.run()
    expect(desk.page.locator(".console pre")).to_contain_text("/kit/workshop_game/stage")


def test_pygame_and_what_opens_a_game_are_loaded_from_no_file(desk: Desk) -> None:
    """Python notes each folder in which it looks for a module."""
    desk.wait_for_python()
    desk.write(f"import sys\nprint({LOADED_FROM})\n")
    desk.run()
    expect(desk.page.locator(".console pre")).to_contain_text("[]")
