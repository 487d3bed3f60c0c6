"""The kinds of check, one module each. A new kind needs its module, and its line here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop_game.checking.attempt import Attempt, looks
from workshop_game.checking.checks import calls, defines, prints, runs, syntax, value, world
from workshop_game.checking.checks.kind import Kind, Needs

_ALL = (
    runs.KIND,
    defines.KIND,
    world.KIND,
    value.KIND,
    calls.KIND,
    syntax.USES,
    syntax.AVOIDS,
    prints.KIND,
)


def _with_every_look(kind: Kind) -> Kind:
    """The kind, for a table that may say ``also``: each look has to be as asked."""

    def judge(attempt: Attempt, settings: dict[str, Any]) -> bool:
        kinds = {each.name: each for each in _ALL}
        return all(
            kinds[look.get("kind", kind.name)].judge(attempt, look) for look in looks(settings)
        )

    return replace(kind, judge=judge)


KINDS: dict[str, Kind] = {kind.name: _with_every_look(kind) for kind in _ALL}
"""By name. The first of them in which a mistake's ``when`` is written looks for it."""

__all__ = ["KINDS", "Kind", "Needs"]
