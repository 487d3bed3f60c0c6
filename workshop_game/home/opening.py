"""The game on a computer at home: what it needs, and what stops it, told to whoever opens it."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from workshop_game.home.said import INSTALL, say, sentence

if TYPE_CHECKING:
    from workshop_game.home.window import Home

OLDEST = (3, 11)


def home_of(language: str) -> Home:
    """The words of a language, bound to one world; from now on errors are told in its words.

    Raises:
        SystemExit: Python is too old, or there is no pygame-ce; it has been said.
    """
    here = sys.version_info[:2]
    if here < OLDEST:
        _refuse(sentence("python_old", language, version=".".join(map(str, here))), language)
    try:
        from workshop_game.home.window import Home
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] != "pygame":
            raise
        _refuse(sentence("pygame_missing", language, command=INSTALL), language)
    home = Home(language)
    _listen(home)
    return home


def _refuse(text: str, language: str) -> None:
    say(text, language)
    raise SystemExit(1)


def _listen(home: Home) -> None:
    """An error above the last line of the file ends Python before the window opens."""
    usual = sys.excepthook

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        file = getattr(sys.modules.get("__main__"), "__file__", None)
        if not isinstance(error, Exception) or not file or not home.tell(error, file):
            usual(kind, error, trace)

    sys.excepthook = told
