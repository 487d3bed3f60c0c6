"""The right answer that a program is nearest to, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from workshop_game.diagnosis.written import Line, Written, lines_of

LIKE = 0.5
"""Share of equal signs from which two lines are taken for the same one, written differently."""
MOST_AT_ONCE = 30
"""Lines of a block that are compared each with each: of longer ones, the place alone counts."""
Pair = tuple[Line | None, Line | None]


@dataclass(frozen=True)
class Nearest:
    """``pairs``: this program's line beside the right answer's; None where one has none."""

    lines: tuple[Line, ...]
    pairs: tuple[Pair, ...]
    likeness: float

    @cached_property
    def differences(self) -> tuple[Pair, ...]:
        """The pairs that are not the same line."""
        return tuple(
            (mine, theirs)
            for mine, theirs in self.pairs
            if mine is None or theirs is None or mine.plain != theirs.plain
        )


def nearest(written: Written) -> Nearest | None:
    """The nearest right answer, or None where none is known."""
    answers = [lines_of(right) for right in written.rights]
    if not answers:
        return None
    best = max(answers, key=lambda lines: _likeness(written.lines, lines))
    return Nearest(best, tuple(_pairs(written.lines, best)), _likeness(written.lines, best))


def _likeness(mine: tuple[Line, ...], theirs: tuple[Line, ...]) -> float:
    """Signs in common, in order, over all signs; 1 for the same program."""
    return SequenceMatcher(None, _signs(mine), _signs(theirs), autojunk=False).ratio()


def _signs(lines: tuple[Line, ...]) -> list[str]:
    return [sign for line in lines for sign in (*line.plain.split(" "), "\n")]


def _pairs(mine: tuple[Line, ...], theirs: tuple[Line, ...]) -> Iterator[Pair]:
    plain = [line.plain for line in mine], [line.plain for line in theirs]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(mine[i1:i2], theirs[j1:j2], strict=True)
        else:
            yield from _matched(mine[i1:i2], theirs[j1:j2])


def _matched(mine: tuple[Line, ...], theirs: tuple[Line, ...]) -> Iterator[Pair]:
    """Lines that are like each other, in order; the others alone."""
    if not mine or not theirs or max(len(mine), len(theirs)) > MOST_AT_ONCE:
        yield from ((line, None) for line in mine)
        yield from ((None, line) for line in theirs)
        return
    place = {pair: like for like, pair in _likes(mine, theirs)}
    best = max(place, key=lambda pair: place[pair], default=None)
    if best is None:
        yield from ((line, None) for line in mine)
        yield from ((None, line) for line in theirs)
        return
    i, j = best
    yield from _matched(mine[:i], theirs[:j])
    yield (mine[i], theirs[j])
    yield from _matched(mine[i + 1 :], theirs[j + 1 :])


def _likes(
    mine: tuple[Line, ...], theirs: tuple[Line, ...]
) -> Iterator[tuple[float, tuple[int, int]]]:
    for i, one in enumerate(mine):
        for j, other in enumerate(theirs):
            matcher = SequenceMatcher(None, one.plain.split(" "), other.plain.split(" "))
            like = matcher.ratio()
            if like >= LIKE or (len(mine) == len(theirs) == 1 and like > 0.2):
                yield like, (i, j)
