"""The numbers and words of a running program, for the reader to follow."""

from __future__ import annotations

from typing import Any

from workshop_game.words import WORDS, Program

HERO_WORDS = ("x", "y", "speed_x", "speed_y")
GAME_WORDS = ("score", "lives", "level")
MOST = 20
LONGEST = 60

_WORDS = {word.id: word for word in WORDS}


def shown_values(program: Program) -> dict[str, Any]:
    """The hero's place, the game's counts and the program's own variables, by their names."""
    world, language = program.world, program.language

    def spelled(thing: str, word: str) -> str:
        return f"{_WORDS[thing].spelling(language)}.{_WORDS[word].spelling(language)}"

    found = {spelled("hero", word): getattr(world.hero, word) for word in HERO_WORDS}
    found |= {spelled("game", word): getattr(world, word) for word in GAME_WORDS}
    return dict(list((found | own_values(program)).items())[:MOST])


def own_values(program: Program) -> dict[str, Any]:
    """The program's own variables alone."""
    own = ((name, value) for name, value in program.names.items() if _is_shown(name, value))
    return dict([(name, _short(value)) for name, value in own][:MOST])


def _is_shown(name: str, value: object) -> bool:
    return not name.startswith("_") and isinstance(value, bool | int | float | str | list)


def _short(value: object) -> Any:
    """A value as JSON can carry it; long ones, and numbers JSON has not, as shortened text."""
    if isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < 1e15):
        return value
    text = value if isinstance(value, str) else _repr(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _repr(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_repr(part) for part in value[:LONGEST]) + "]"
    if isinstance(value, int) and abs(value) >= 10**LONGEST:  # a huge power takes seconds to write
        return "…"
    return repr(value)
