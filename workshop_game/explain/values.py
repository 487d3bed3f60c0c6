"""What the names of a line were worth when the program stopped there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from reprlib import Repr
from typing import Any

from workshop_game.explain.trouble import Trouble

MOST = 4
SHOWN = (bool, int, float, str, list, tuple, dict, type(None))
"""What can be written in a few signs; a function or a sprite cannot."""

_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_TEXT = re.compile(r"""("[^"]*"|'[^']*'|#.*)""")
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 40


def values_on_line(trouble: Trouble) -> tuple[tuple[str, str], ...]:
    """Each name of the line and its value as Python writes it, as the line has them.

    Empty for a program that Python could not read: it has not begun.
    """
    if trouble.frame is None or isinstance(trouble.exception, SyntaxError):
        return ()
    found = dict(_values(trouble))
    return tuple(list(found.items())[:MOST])


def _values(trouble: Trouble) -> Iterator[tuple[str, str]]:
    known = trouble.names
    for name in _NAME.findall(_TEXT.sub(" ", trouble.text)):
        first, *rest = name.split(".")
        # A value of the participant's own making may raise whatever it likes when looked at.
        with suppress(Exception):
            value = _reached(known[first], rest)
            if isinstance(value, SHOWN):
                yield name, _SHORT.repr(value)


def _reached(value: Any, attributes: list[str]) -> Any:
    for attribute in attributes:
        value = getattr(value, attribute)
    return value
