"""`python3 start.py graph`: the imports of the kit, room by room, as they are.

With `--table`, the import table as `docs/architecture.md` shows it. Ends with 1 when an arrow is
not in the table, or when a circle closes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter

from tests.rules.imports import imports
from tests.rules.sources import PACKAGES, Module, modules
from tests.rules.table import TABLE, complaint, owner, page_rows


def arrows_between_rooms(found: Sequence[Module]) -> Counter[tuple[str, str]]:
    """How many imports lead from one room of the table to another."""
    return Counter(
        (owner(one.module), owner(one.name))
        for one in imports(found)
        if one.name.split(".")[0] in PACKAGES and owner(one.module) != owner(one.name)
    )


def module_arrows(found: Sequence[Module]) -> dict[str, set[str]]:
    """Module -> the modules of the kit that it imports."""
    names = {module.name for module in found}
    arrows: dict[str, set[str]] = {name: set() for name in names}
    for one in imports(found):
        target = one.name
        while target and target not in names:
            target = target.rpartition(".")[0]
        if target and target != one.module:
            arrows[one.module].add(target)
    return arrows


def circle(arrows: dict[str, set[str]]) -> list[str]:
    """A way that leads back to where it began; empty without any."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def main() -> int:
    """Print the graph; returns the exit code."""
    if sys.argv[1:] == ["--table"]:
        print(*page_rows(), sep="\n")
        return 0
    arrows = arrows_between_rooms(modules())
    for room in TABLE:
        asked = [
            f"{other} {count}" for (one, other), count in sorted(arrows.items()) if one == room
        ]
        print(f"{room} -> {', '.join(asked) or 'nobody'}")
    wrong = [text for found in imports(modules()) if (text := complaint(found, PACKAGES))]
    closed = circle(module_arrows(modules()))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"{len(wrong)} imports outside the table; circle: {' -> '.join(closed) or 'none'}")
    return bool(wrong or closed)


if __name__ == "__main__":
    sys.exit(main())
