"""Write the game's sounds: `python -m workshop_game.assets.make_sounds`."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

from workshop_game.assets import ASSETS
from workshop_game.assets.notes import RATE, Note, samples

SOUNDS: dict[str, tuple[Note, ...]] = {
    "chime": (Note(0, 0.5, 880), Note(0.08, 0.5, 1318.5, 0.35)),
    "spark": (Note(0, 0.16, 1046.5, 0.4, 1.5), Note(0.1, 0.25, 2093, 0.3)),
    "jump": (Note(0, 0.22, 330, 0.5, 2.0),),
    "bump": (Note(0, 0.2, 150, 0.8, 0.45), Note(0, 0.06, 95, 0.5)),
    "win": (
        Note(0, 0.25, 523.25),
        Note(0.1, 0.25, 659.25),
        Note(0.2, 0.25, 783.99),
        Note(0.3, 0.3, 1046.5, 0.6),
    ),
}


def write(name: str, folder: Path) -> Path:
    """Write one sound as a WAV file and return its path."""
    path = folder / f"{name}.wav"
    values = samples(SOUNDS[name])
    if sys.byteorder == "big":
        values.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(values.tobytes())
    return path


def main() -> None:
    """Write every sound into the assets."""
    for name in SOUNDS:
        print(write(name, ASSETS / "sounds"))


if __name__ == "__main__":
    main()
