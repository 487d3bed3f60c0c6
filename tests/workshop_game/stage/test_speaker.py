"""Sounds and tunes on the desktop."""

from collections.abc import Iterator

import pygame
import pytest

from workshop_game.core import World
from workshop_game.stage.speaker import Speaker


@pytest.fixture
def speaker() -> Iterator[Speaker]:
    yield Speaker()
    pygame.mixer.quit()


def test_a_cue_is_played_once(speaker: Speaker) -> None:
    world = World()
    world.cues = ["chime", "chime"]
    speaker.hear(world)
    assert pygame.mixer.get_busy()
    assert speaker._sound("chime").get_num_channels() == 1


def test_a_tune_plays_until_the_world_asks_for_another(speaker: Speaker) -> None:
    world = World()
    world.music = "avalanche"
    speaker.hear(world)
    first = speaker._music
    speaker.hear(world)
    assert first is not None
    assert first is speaker._music
    assert first.get_num_channels() == 1
    assert 11 < first.get_length() < 12
    world.music = ""
    speaker.hear(world)
    assert speaker._music is None


def test_without_a_sound_card_all_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_card(*_: object, **__: object) -> None:
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", no_card)
    world = World()
    world.cues, world.music = ["chime"], "morning"
    speaker = Speaker()
    speaker.hear(world)
    assert speaker._music is None
