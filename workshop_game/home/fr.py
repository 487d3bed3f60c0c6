"""Les mots de l'atelier en français : `from workshop_game.home.fr import *`."""

from typing import Any

from workshop_game.home.opening import home_of

_home = home_of("fr")

__all__ = list(_home.words)


def __getattr__(name: str) -> Any:
    if name in _home.words:
        return _home.words[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def jouer(names: dict[str, Any]) -> None:
    """Ouvre la fenêtre du jeu. À écrire à la fin du fichier : `jouer(globals())`."""
    _home.play(names)


def ouvrir(file: str) -> None:
    """Lance le fichier d'un jeu, à côté de celui-ci, et dit ce qui l'arrête."""
    _home.open(file)
