"""The sound of a plain program in a worker, where there is no sound card: nothing is heard.

Each stands in for the pygame name that it bears and has the same methods, so that a misspelt one
is still told. No file of sounds is looked for: the worker has none of the program's files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

StandIn = tuple[Any, str, Any]
"""Where a name is, the name, and what takes its place."""

ANSWERS: dict[str, Any] = {
    "get_init": (44100, -16, 2),
    "get_num_channels": 8,
    "get_volume": 1.0,
    "get_length": 0.0,
    "get_busy": False,
    "get_raw": b"",
    "get_pos": -1,
    "get_metadata": {},
}
"""What is answered where a program may count with it; None is the answer of all the others."""
KEPT = ("get_sdl_mixer_version", "SoundType", "ChannelType")


def stand_ins(told: Callable[[], None]) -> list[StandIn]:
    """The names of ``pygame.mixer``; ``told`` is called each time that something would be heard."""
    channel = _silent(pygame.mixer.Channel, told, {})
    sound = _silent(pygame.mixer.Sound, told, {"play": channel()})
    ours = {
        "Sound": sound,
        "Channel": channel,
        "music": _silent(pygame.mixer.music, told, {})(),
        "find_channel": lambda *_, **__: channel(),
    }
    mixer = pygame.mixer
    names = [name for name in _public(mixer) if name not in KEPT]
    return [(mixer, name, ours.get(name, _always(ANSWERS.get(name)))) for name in names]


def _silent(real: Any, told: Callable[[], None], own: dict[str, Any]) -> type:
    """A class with the methods of ``real``, which takes whatever it is made of."""
    answers = {**ANSWERS, **own}
    methods: dict[str, Any] = {name: _always(answers.get(name)) for name in _public(real)}
    methods["play"] = _telling(told, answers.get("play"))
    methods["__init__"] = _always(None)
    return type(getattr(real, "__name__", "music"), (), methods)


def _always(answer: Any) -> Callable[..., Any]:
    return lambda *_, **__: answer


def _telling(told: Callable[[], None], answer: Any) -> Callable[..., Any]:
    def play(*_: Any, **__: Any) -> Any:
        told()
        return answer

    return play


def _public(what: Any) -> list[str]:
    return [name for name in dir(what) if not name.startswith("_")]
