"""The words of the workshop in English: `from workshop_game.home.en import *`."""

from typing import Any

from workshop_game.home.opening import home_of

_home = home_of("en")

__all__ = list(_home.words)


def __getattr__(name: str) -> Any:
    if name in _home.words:
        return _home.words[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def play(names: dict[str, Any]) -> None:
    """Open the window of the game. To write at the end of the file: `play(globals())`."""
    _home.play(names)


def open_game(file: str) -> None:
    """Run the file of a game, beside this one, and say what stops it."""
    _home.open(file)
