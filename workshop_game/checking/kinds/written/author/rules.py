"""The rules of an item that is answered in one's own words and marked by people."""

from __future__ import annotations

from collections.abc import Iterator

from workshop_game.checking.author import shared
from workshop_game.checking.author.complaint import Complaint
from workshop_game.checking.exercise import Item
from workshop_game.checking.kinds.written.author import complaint

FILES = {"item.toml", "fr.md", "en.md", "names.toml"}
LEVELS = range(3, 6)
LEAST_AT_THE_TOP = 2


def check(item: Item) -> Iterator[Complaint]:
    """Everything an author still has to do in this item."""
    yield from shared.stray_files(item.folder, FILES)
    yield from shared.slots(item.folder, item.prose, needed_slots(item))
    yield from shared.prose(item.folder)
    yield from shared.names(item.folder)
    yield from shared.difficulty(item)
    yield from _rubric(item)


def needed_slots(item: Item) -> list[str]:
    """The slots that each language's prose must hold."""
    return [
        *("title", "text", "rationale", "limits"),
        *(f"level {level}" for level in range(item.levels)),
        *(f"anchor {id}" for id in item.anchors),
    ]


def _rubric(item: Item) -> Iterator[Complaint]:
    path, top = item.folder / "item.toml", item.levels - 1
    if item.cases or item.mistakes:
        yield complaint(path, "written_with_cases")
    if item.levels not in LEVELS:
        least, most = LEVELS[0], LEVELS[-1]
        yield complaint(path, "levels_count", count=item.levels, least=least, most=most)
    for id, level in item.anchors.items():
        if level not in range(item.levels):
            yield complaint(path, "anchor_level", id=id, level=level, top=top)
    for level in range(item.levels):
        count = list(item.anchors.values()).count(level)
        least = LEAST_AT_THE_TOP if level == top else 1
        if count < least:
            yield complaint(path, "anchor_missing", level=level, count=count, least=least)
