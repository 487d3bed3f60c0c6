"""The kinds of item in the grader, one module each. A new kind needs its module, and its line here.

What an item says of itself is in `workshop_game.checking.kinds`, which has the same kinds.
"""

from typing import Any

from autograder.pipeline.kinds import code, written
from autograder.pipeline.kinds.grading import Grading, Looked
from workshop_game.checking import Item

KINDS: dict[str, Grading[Any]] = {"code": code.GRADING, "written": written.GRADING}
"""By the name that `item.toml` gives them."""


def grading_of(item: Item) -> Grading[Any]:
    """How the grader handles an item."""
    return KINDS[item.kind]


__all__ = ["KINDS", "Grading", "Looked", "grading_of"]
