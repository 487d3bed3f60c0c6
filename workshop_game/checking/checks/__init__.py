"""The kinds of check, one module each. A new kind needs its module, and its line here."""

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

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
"""By name. The first of them in which a mistake's ``when`` is written looks for it."""

__all__ = ["KINDS", "Kind", "Needs"]
