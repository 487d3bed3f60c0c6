"""Every reader asked, what they found made sure of, and put in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.nearest import nearest
from workshop_game.diagnosis.order import explains, ordered
from workshop_game.diagnosis.readers import (
    cancels,
    difference,
    effects,
    keys,
    levels,
    names,
    prose,
    structure,
)
from workshop_game.diagnosis.written import Written, can_read, lines_of
from workshop_game.words import WordError

ALONE = {"keys": keys, "prose": prose, "structure": structure, "names": names, "effects": effects}
"""Those who need the program alone."""
BESIDE = {"cancels": cancels, "levels": levels, "difference": difference}
"""Those who read it beside the nearest right answer."""
ALIKE = 0.6
"""Share of signs in common with a right answer: below it, the program goes another way."""
SEEN_BETTER = (
    *(
        "number_in_quotes",
        "other_object",
        "list_for_item",
        "number_for_name",
        "name_in_quotes",
        "sign_elsewhere",
    ),
)
"""What says more of a line than the word of the game that could do nothing with a value."""
LONGEST = 20_000
"""Characters of a program that is looked at: a longer one was pasted, and would take seconds."""


def diagnose(written: Written) -> tuple[Finding, ...]:
    """What is found in a program, the truest first."""
    if len(written.source) > LONGEST:
        return ()
    sure = ((reader, _made_sure(written, finding)) for reader, finding in _found(written))
    return ordered(written, sure)


def first(written: Written) -> Finding | None:
    """What is to be said first; None where nothing found explains why the program stopped."""
    found = diagnose(written)
    return found[0] if found and explains(written, found[0]) else None


def without_effect(written: Written) -> Finding | None:
    """A line of somebody's own that does nothing, though the program does what was asked."""
    return next(iter(effects.read(written)), None)


def _found(written: Written) -> Iterator[tuple[str, Finding]]:
    for name, reader in ALONE.items():
        yield from ((name, finding) for finding in reader.read(written))
    near = nearest(written)
    if near is None or near.likeness < ALIKE:
        return
    for name, beside in BESIDE.items():
        told = name == "difference" and _is_told(written)
        found = beside.read(written, near)
        yield from ((name, one) for one in found if not told or one.kind in SEEN_BETTER)


def _is_told(written: Written) -> bool:
    """Whether a word of the game says itself, with its values, what it does not understand."""
    return written.problem is not None and isinstance(written.problem.exception, WordError)


def _made_sure(written: Written, finding: Finding) -> Finding:
    """A finding is proven when its mended line is a right one, or lets Python read the program."""
    if finding.sure is Sure.PROVEN or finding.mended is None:
        return finding
    mended = lines_of(finding.mended)
    if mended and mended[0].plain in written.right_lines:
        return replace(finding, sure=Sure.PROVEN)
    if not written.readable and can_read(written.with_line(finding.line, finding.mended)):
        return replace(finding, sure=Sure.PROVEN)
    return replace(finding, sure=Sure.PROVEN) if _is_unknown(written, finding) else finding


def _is_unknown(written: Written, finding: Finding) -> bool:
    """Whether Python itself does not know the name that something certain is said of."""
    error = written.problem.exception if written.problem else None
    if not isinstance(error, NameError) or finding.sure is not Sure.SEEN:
        return False
    return finding.gaps.get("given") == error.name and finding.line == written.stops_at
