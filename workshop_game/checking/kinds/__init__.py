"""The kinds of item, one folder each. A new kind needs its folder, and its line here.

The grader has a registry of the same kinds, in ``autograder.pipeline.kinds``.
"""

from typing import Any

from workshop_game.checking.formats import SettingError
from workshop_game.checking.item import Item
from workshop_game.checking.kinds.code.item import CodeItem
from workshop_game.checking.kinds.written.item import WrittenItem

KINDS: dict[str, type[Item]] = {kind.kind: kind for kind in (CodeItem, WrittenItem)}
"""By the name that ``item.toml`` gives them."""


def kind_of(table: dict[str, Any]) -> type[Item]:
    """The kind of an ``item.toml``: its ``kind``; without it, a scale tells words from code.

    Raises:
        SettingError: there is no such kind.
    """
    name = table.get("kind", WrittenItem.kind if "levels" in table else CodeItem.kind)
    if name not in KINDS:
        raise SettingError("no_kind", name=name, known=", ".join(KINDS))
    return KINDS[name]


__all__ = ["KINDS", "CodeItem", "WrittenItem", "kind_of"]
