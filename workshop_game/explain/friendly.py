"""What friendly-traceback knows about an error: loaded at the first error, not before."""

from __future__ import annotations

import importlib
import logging
from typing import Any

from workshop_game.explain.trouble import Trouble
from workshop_game.words import EndlessLoop, WordError

LONGEST = 4_000
"""Characters of the details; a huge list in a message must not drown the rest."""

_OURS = (WordError, EndlessLoop, RecursionError, SystemExit)
"""The entries say all there is to say; for these friendly-traceback only adds noise."""

_log = logging.getLogger(__name__)


def prepare() -> None:
    """Load friendly-traceback ahead of the first error, where it is installed: it takes a while."""
    try:
        importlib.import_module("friendly_traceback.core")
    except ModuleNotFoundError as missing:
        _note_missing(missing)


def known(trouble: Trouble) -> dict[str, str]:
    """friendly-traceback's findings (``suggest``, ``cause``, sources); empty without it.

    Its general description of each error is left out on purpose: it says the same each time,
    and not always kindly.
    """
    if isinstance(trouble.exception, _OURS) or "\0" in trouble.source:
        return {}  # at a null character friendly-traceback gives up, and ends Python
    try:
        return _asked(trouble)
    except ModuleNotFoundError as missing:
        _note_missing(missing)
        return {}
    except Exception:  # noqa: BLE001 (its crash must not hide the error that it was to explain)
        _log.warning("friendly-traceback could not explain this", exc_info=True)
        return {}


def _note_missing(missing: ModuleNotFoundError) -> None:
    """Without friendly-traceback our entries explain alone; half of it is a fault to hear of."""
    if missing.name != "friendly_traceback":
        _log.warning("friendly-traceback lacks a module", exc_info=missing)


def details(trouble: Trouble, found: dict[str, str]) -> str | None:
    """All that is known about the error, as one text: Python's own line comes first."""
    if not found:
        return _own_traceback(trouble)[:LONGEST].strip() or None
    parts = ("message", "cause", "parsing_error_source", "exception_raised_source")
    return "\n\n".join(found[part].rstrip() for part in parts if part in found)[:LONGEST]


def _own_traceback(trouble: Trouble) -> str:
    """Python's traceback; an error of the game is called by its name alone."""
    full = f"{type(trouble.exception).__module__}.{type(trouble.exception).__name__}"
    return trouble.problem.traceback_text.replace(full, type(trouble.exception).__name__)


def _asked(trouble: Trouble) -> dict[str, str]:
    import friendly_traceback
    from friendly_traceback.core import FriendlyTraceback

    friendly_traceback.set_lang(trouble.language)
    friendly_traceback.source_cache.cache.add(trouble.problem.file, trouble.source)
    error: Any = trouble.exception
    asked = FriendlyTraceback(type(error), error, trouble.traceback or error.__traceback__)
    asked.compile_info()
    return {key: text for key, text in asked.info.items() if isinstance(text, str)}
