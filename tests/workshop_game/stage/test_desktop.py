"""The window, without a screen: events in, world out."""

from collections.abc import Iterator
from typing import Any

import pygame
import pytest

from workshop_game.core import Inputs, Recording
from workshop_game.stage import desktop
from workshop_game.stage.keyboard import key_id
from workshop_game.words import Program, ProgramError

WALK = 'def a_chaque_instant():\n    if touche("droite"):\n        heros.x = heros.x + 1\n'


def event(kind: int, **fields: Any) -> pygame.event.Event:
    return pygame.event.Event(kind, **fields)


def key(kind: int, key: int) -> pygame.event.Event:
    return event(kind, key=key)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> list[list[pygame.event.Event]]:
    """The events of each picture; the pictures are a sixtieth of a second apart, then close."""
    events: list[list[pygame.event.Event]] = []
    times = iter(range(100_000))

    def get() -> Iterator[pygame.event.Event]:
        return iter(events.pop(0) if events else [event(pygame.QUIT)])

    monkeypatch.setattr(pygame.event, "get", get)
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: next(times) * 1000 / 60)
    return events


def played(source: str, recording: Recording | None = None) -> Program:
    program = Program(source, "fr")
    desktop.play(program, 1, recording)
    return program


def test_keys_move_the_hero_until_the_window_closes(
    script: list[list[pygame.event.Event]],
) -> None:
    script += [
        [],
        [key(pygame.KEYDOWN, pygame.K_RIGHT)],
        [],
        [],
        [key(pygame.KEYUP, pygame.K_RIGHT)],
    ]
    assert played(WALK).world.hero.x == 320 + 3
    assert not pygame.display.get_init()


def test_p_pauses_and_n_lives_one_tick(script: list[list[pygame.event.Event]]) -> None:
    n = [key(pygame.KEYDOWN, pygame.K_n), key(pygame.KEYUP, pygame.K_n)]
    script += [[], [], [key(pygame.KEYDOWN, pygame.K_p)], [], n, n, []]
    assert played("def a_chaque_instant():\n    pass\n").world.tick_count == 1 + 2


def test_escape_closes(script: list[list[pygame.event.Event]]) -> None:
    script += [[], [], [key(pygame.KEYDOWN, pygame.K_ESCAPE)], *([] for _ in range(50))]
    assert played("def a_chaque_instant():\n    pass\n").world.tick_count < 5


def test_the_mouse_reaches_the_world(script: list[list[pygame.event.Event]]) -> None:
    script += [[], [event(pygame.MOUSEMOTION, pos=(100, 50), rel=(0, 0), buttons=(0, 0, 0))], []]
    assert played("def a_chaque_instant():\n    pass\n").world.pointer[:2] == (100, 50)


def test_a_recording_is_played_again(script: list[list[pygame.event.Event]]) -> None:
    recording = Recording(1)
    for _ in range(5):
        recording.add(Inputs(frozenset({"right"})))
    script += [[] for _ in range(20)]
    assert played(WALK, recording).world.hero.x == 325


def test_an_error_closes_the_window_and_is_told(script: list[list[pygame.event.Event]]) -> None:
    script += [[], [], []]
    with pytest.raises(ProgramError, match="ZeroDivisionError"):
        played("def a_chaque_instant():\n    heros.x = 1 / 0\n")
    assert not pygame.display.get_init()


def test_sounds_play_where_there_is_a_mixer(script: list[list[pygame.event.Event]]) -> None:
    script += [[], [], []]
    played('def a_chaque_instant():\n    son("carillon")\n')


def test_a_machine_without_sound_plays_silently(
    script: list[list[pygame.event.Event]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_card(*_: object, **__: object) -> None:
        raise pygame.error("no audio device")

    monkeypatch.setattr(pygame.mixer, "init", no_card)
    script += [[], [], []]
    assert played('def a_chaque_instant():\n    son("carillon")\n').world.cues == ["chime"]


@pytest.mark.parametrize(
    ("pressed", "id"),
    [
        (pygame.K_LEFT, "left"),
        (pygame.K_KP_ENTER, "enter"),
        (pygame.K_q, "q"),
        (pygame.K_7, "7"),
        (pygame.K_KP_7, "7"),
        (pygame.K_F5, None),
        (pygame.K_LSHIFT, None),
    ],
)
def test_names_of_keys(pressed: int, id: str | None) -> None:
    pygame.display.init()
    assert key_id(pressed) == id
