"""The one order in which findings are said: what stopped the program, the surest, from the top.

1. What explains why the program stopped: a finding on the line where it stopped, or, where Python
   cannot read the program, one with which mended it can.
2. The surer before the less sure (``Sure``).
3. What is said of one line by several readers: in the order of ``RANKS``.
4. From the first line to the last.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.written import Written, can_read, same_lines

RANKS = ("keys", "prose", "structure", "names", "effects", "cancels", "levels", "difference")


def ordered(written: Written, found: Iterable[tuple[str, Finding]]) -> tuple[Finding, ...]:
    """The findings, the one to be said first at the head; one a line is enough."""
    ranked = sorted(found, key=lambda each: _rank(written, *each))
    kept: dict[int, Finding] = {}
    for _, finding in ranked:
        kept.setdefault(finding.line, finding)
    return tuple(kept.values())


def _rank(written: Written, reader: str, finding: Finding) -> tuple[int, int, int, int]:
    stops = 0 if explains(written, finding) else 1
    return (stops, finding.sure, RANKS.index(reader), finding.line)


def explains(written: Written, finding: Finding) -> bool:
    """Whether a finding says why the program stopped; True for one that did not stop."""
    if written.problem is None:
        return True
    if finding.kind == "line_too_many":  # it may be asked for, and say a thing wrongly
        return False
    if not written.readable:
        return _lets_python_read(written, finding)
    stops = written.stops_at
    if finding.line == stops or (stops is None and finding.sure is Sure.PROVEN):
        return True
    if finding.kind == "number_for_name":  # it is noticed where the name is used
        return True
    return _makes_it_right(written, finding)


def _makes_it_right(written: Written, finding: Finding) -> bool:
    """Whether the program is a right answer once the finding is mended: then it is the cause."""
    if finding.mended is None:
        return False
    mended = written.with_line(finding.line, finding.mended)
    return any(same_lines(mended, right) for right in written.rights)


def _lets_python_read(written: Written, finding: Finding) -> bool:
    """Whether Python reads the program, or reads on from there, once the finding is mended."""
    if finding.mended is None or finding.mended == finding.text:
        return finding.line == written.stops_at
    mended = written.with_line(finding.line, finding.mended)
    return can_read(mended) or finding.line in _near(written.stops_at)


def _near(line: int | None) -> tuple[int, ...]:
    """Where Python may stop for a fault: at its line, or at the next."""
    return (line, line - 1) if line else ()
