"""Lines that are right and begin too far to the left or to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.nearest import Nearest
from workshop_game.diagnosis.written import Line, Written

HEADS = ("if", "for", "def", "while", "elif", "else")


def read(written: Written, near: Nearest) -> Iterator[Finding]:
    """Each line of the nearest right answer that stands under another one here."""
    mine, theirs = _above(written.lines), _above(near.lines)
    same = {one.number: other.number for one, other in near.pairs if one and other}
    for one, other in near.pairs:
        if one is None or other is None or one.plain != other.plain:
            continue
        here, there = mine[one.number], theirs[other.number]
        if here is None and (there is None or one.indent):
            continue
        if here and there and (same.get(here.number) == there.number or here.plain == there.plain):
            continue
        deeper = one.indent > other.indent
        kind = "level_right" if deeper else "level_left"
        sure = Sure.SEEN if near.differences else Sure.PROVEN
        gaps = {"given": one.text.strip(), "above": here.text.strip() if here else ""}
        if there is not None and there.plain not in {line.plain for line in written.lines}:
            kind = "head_missing"
        elif here is None and there is not None:
            kind = "level_edge"
        elif here is not None and one.indent == other.indent:
            kind = "level_other"
        yield Finding(kind, one.number, one.text.strip(), sure, gaps)
        return


def _above(lines: Sequence[Line]) -> dict[int, Line | None]:
    """For each line, the one that it belongs to: the last head that begins further left."""
    found: dict[int, Line | None] = {}
    for place, line in enumerate(lines):
        heads = (each for each in reversed(lines[:place]) if each.indent < line.indent)
        found[line.number] = next((each for each in heads if each.first in HEADS), None)
    return found
