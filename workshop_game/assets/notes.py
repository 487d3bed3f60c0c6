"""Soft notes, made of sine waves that fade away: nothing is recorded, nothing is borrowed."""

from __future__ import annotations

import array
import json
import math
from typing import NamedTuple

from workshop_game.assets import ASSETS

RATE = 16_000
"""Samples a second, 16 bits each, mono."""

RING = 2.2
"""How long a note of a tune rings, in beats."""


class Note(NamedTuple):
    """A note: when it starts and how long it lasts (seconds), its pitch (hertz), its part.

    ``bend`` multiplies the pitch between the beginning and the end of the note.
    """

    start: float
    length: float
    pitch: float
    loudness: float = 0.5
    bend: float = 1.0


def tune(name: str) -> tuple[tuple[Note, ...], float]:
    """The notes of a tune of ``music.json``, and the seconds after which it begins again.

    There, each voice has one number a beat: a key of the MIDI keyboard (69 is 440 hertz),
    or 0 for none.
    """
    score = json.loads((ASSETS / "music.json").read_text(encoding="utf-8"))[name]
    beat: float = score["beat"]
    notes = [
        Note(index * beat, RING * beat, 440 * 2 ** ((key - 69) / 12), voice["loudness"])
        for voice in score["voices"]
        for index, key in enumerate(voice["notes"])
        if key
    ]
    return tuple(notes), beat * max(len(voice["notes"]) for voice in score["voices"])


def samples(notes: tuple[Note, ...], seconds: float | None = None) -> array.array[int]:
    """The notes as 16-bit samples, cut after ``seconds`` if they are given."""
    length = seconds or max(note.start + note.length for note in notes)
    mixed = [0.0] * round(RATE * length)
    for note in notes:
        _add(note, mixed)
    return array.array("h", (round(32_000 * max(-1.0, min(1.0, value))) for value in mixed))


def _add(note: Note, mixed: list[float]) -> None:
    first, count = round(note.start * RATE), round(note.length * RATE)
    phase = 0.0
    for index in range(min(count, len(mixed) - first)):
        part = index / count
        phase += 2 * math.pi * note.pitch * note.bend**part / RATE
        attack = min(1.0, index / (0.008 * RATE))
        tone = math.sin(phase) + 0.25 * math.sin(2 * phase)
        mixed[first + index] += 0.8 * note.loudness * attack * (1 - part) ** 2 * tone
