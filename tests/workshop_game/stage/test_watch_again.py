"""A run that was played can be watched again, to the same last state."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workshop_game.stage.test_worker import Page
from workshop_game.core import Recording
from workshop_game.stage import game

GAME = """
nuage = personnage("nuage", hasard(0, 600), 0)
def a_chaque_instant():
    nuage.y = nuage.y + hasard(1, 3)
    if touche("droite"):
        heros.x = heros.x + 2
    if nuage.y > 200:
        gagner()
"""


def played(page: Page, seed: int = 5) -> dict[str, Any]:
    """Play the game to its end, with a few keys; what the page is told of it."""
    page.send("run", source=GAME, seed=seed)
    page.host.run(10)
    page.send("keys", held=["right"])
    page.host.run(9)
    page.send("keys", held=[])
    page.host.run(300)
    return page.host.take("recorded")[-1]


def last_values(page: Page) -> Any:
    return page.host.take("values")[-1]["values"]


def test_the_run_is_told_before_its_end() -> None:
    page = Page()
    told = played(page)
    assert told["state"] == "won"
    assert [message["type"] for message in page.host.messages][-2:] == ["recorded", "ended"]
    recording = Recording.from_json(told["recording"])
    assert recording.seed == 5
    assert sum("right" in inputs.keys for inputs in recording.frames()) == 9


def test_watching_it_again_ends_in_the_same_state() -> None:
    page, again = Page(), Page()
    told = played(page)
    again.send("run", source=GAME, recording=told["recording"])
    again.send("keys", held=["left", "right"])  # hands on the keyboard do not count
    again.host.run(400)
    assert last_values(again) == last_values(page)
    assert again.host.take("ended") == [{"type": "ended", "state": "won"}]
    assert again.host.take("recorded") == []


def test_a_run_that_was_stopped_is_watched_to_where_it_stopped() -> None:
    page, again = Page(), Page()
    page.send("run", source=GAME, seed=2)
    page.host.run(31)
    before = page.world
    page.send("halt")
    told = page.host.take("recorded")[-1]
    assert (told["state"], len(Recording.from_json(told["recording"]))) == ("playing", 30)
    again.send("run", source=GAME, recording=told["recording"])
    after = again.world
    again.host.run(100)
    assert again.host.take("ended") == [{"type": "ended", "state": "finished"}]
    assert after.state_hash() == before.state_hash()


def test_a_run_that_another_replaces_is_not_told() -> None:
    page = Page()
    page.send("run", source=GAME, seed=2)
    page.host.run(31)
    page.send("run", source=GAME, seed=2)
    page.send("run", source="zut", seed=2)
    assert page.host.take("recorded") == []


def test_a_run_of_hours_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(game, "LONGEST_RECORDING", 50)
    page = Page()
    page.send("run", source=GAME, seed=5)
    page.host.run(400)
    assert page.host.take("ended")
    assert page.host.take("recorded") == []
