"""What a program has otherwise than the nearest right answer: a place and a kind, no solution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.nearest import Nearest
from workshop_game.diagnosis.readers import arguments
from workshop_game.diagnosis.written import FREE, Line, Written, lines_of

PASTED = 6
"""Lines too many, one behind the other, from which they were pasted rather than written."""
TURNED = ({"+", "-"}, {"<", ">", "<=", ">=", "==", "!="})
NUMBER = re.compile(r"-?(\d[\d.]*|\.\d+)")
NAME = re.compile(r"(?<![\w.])[^\W\d]\w*")
"""A name, without what stands behind a point."""
SIDES = ({"x", "y"}, {"vitesse_x", "vitesse_y"}, {"speed_x", "speed_y"})


class Change(NamedTuple):
    """Signs of a line, and those that the right line has in their place."""

    given: list[str]
    wanted: list[str]
    begin: int
    end: int


def read(written: Written, near: Nearest) -> Iterator[Finding]:
    """A finding for each difference; the only one of a program is proven by that."""
    if alone := _pasted(near) or _moved(near):
        yield alone
        return
    single = len(near.differences) == 1
    for mine, theirs in near.differences:
        sure = Sure.PROVEN if single else Sure.ASKED
        if mine and theirs:
            yield from _changed(written, mine, theirs, single)
        elif mine:
            yield from _too_many(written, mine, near, sure)
    yield from _missing(written, near)


def _pasted(near: Nearest) -> Finding | None:
    """Many lines one behind the other that no right answer has: another program."""
    run: list[Line] = []
    for mine, theirs in (*near.pairs, (None, None)):
        if mine and theirs is None:
            run.append(mine)
        elif len(run) >= PASTED:
            gaps = {"count": str(len(run))}
            return Finding("lines_pasted", run[0].number, run[0].text.strip(), Sure.SEEN, gaps)
        else:
            run = []
    return None


def _moved(near: Nearest) -> Finding | None:
    """Everything is there, and one line stands elsewhere."""
    extra = [mine for mine, theirs in near.differences if mine and theirs is None]
    lost = [theirs for mine, theirs in near.differences if theirs and mine is None]
    if not extra or len(near.differences) != len(extra) + len(lost):
        return None
    if sorted(line.plain for line in extra) != sorted(line.plain for line in lost):
        return None
    sure = Sure.PROVEN if len(extra) == 1 else Sure.SEEN
    gaps = {"given": extra[0].text.strip()}
    return Finding("line_moved", extra[0].number, extra[0].text.strip(), sure, gaps)


def _changed(written: Written, mine: Line, theirs: Line, alone: bool) -> Iterator[Finding]:
    changes = _changes(mine, theirs)
    if not changes:
        return
    sure = Sure.PROVEN if len(changes) == 1 else Sure.SEEN
    sure = sure if alone else Sure.ASKED
    twin = _twin(written, mine)
    turned = _turned(mine, theirs)
    change = _bracket(changes) if turned == "sign_elsewhere" else _foreign(changes, theirs)
    kind = turned or _kind(written, mine, theirs, change)
    given = arguments.number_for_name(mine, theirs) or _given(mine, change)
    gaps = {"given": given, "target": mine.text.partition("=")[0].strip()}
    if twin and theirs.plain not in written.given:
        kind, gaps = "line_twice", {"other": str(twin.number)}
        sure = min(sure, Sure.SEEN)
    whole = sure is Sure.PROVEN or (alone and kind == "sign_elsewhere")
    mended = theirs.text if whole else None
    yield Finding(kind, mine.number, mine.text.strip(), sure, gaps, mended)


def _bracket(changes: list[Change]) -> Change:
    """The bracket that stands elsewhere, if one does: it is what was put there."""
    return next(
        (each for each in changes if each.given[:1] and each.given[0] in "()[]"), changes[0]
    )


def _foreign(changes: list[Change], theirs: Line) -> Change:
    """The first change whose sign the right line has nowhere; else the first."""
    wanted = theirs.plain.split(" ")
    foreign = (each for each in changes if each.given and not {*each.given} & {*wanted})
    return next(foreign, changes[0])


def _twin(written: Written, mine: Line) -> Line | None:
    """Another line that says the same, where the start says it once: it was copied."""
    same = [line for line in written.lines if line.exact == mine.exact and line is not mine]
    at_first = [line for line in lines_of(written.start) if line.exact == mine.exact]
    return same[0] if len(same) >= max(len(at_first), 1) else None


def _changes(mine: Line, theirs: Line) -> list[Change]:
    """Sign by sign where both have as many; else what was put in, left out or replaced."""
    one, other = [s.text for s in mine.signs], [s.text for s in theirs.signs]
    plain = mine.plain.split(" "), theirs.plain.split(" ")
    if len(one) == len(other):
        places = [n for n, (a, b) in enumerate(zip(*plain, strict=True)) if a != b]
        return [Change([plain[0][n]], [plain[1][n]], n, n + 1) for n in places]
    found = SequenceMatcher(None, *plain, autojunk=False).get_opcodes()
    return [
        Change(plain[0][i1:i2], plain[1][j1:j2], i1, i2)
        for tag, i1, i2, j1, j2 in found
        if tag != "equal"
    ]


def _given(mine: Line, change: Change) -> str:
    """What stands there, as it was typed; what stands before, where something is missing."""
    signs = mine.signs[change.begin : change.end] or mine.signs[max(change.begin - 1, 0) :][:1]
    return mine.text[signs[0].at : signs[-1].end]


def _turned(mine: Line, theirs: Line) -> str | None:
    """The same signs in another order: the two sides of a question, of a `for`, of a point."""
    one, other = mine.plain.split(" "), theirs.plain.split(" ")
    if sorted(one) != sorted(other) or mine.first != theirs.first:
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
        across = [turned.get(sign, sign) for sign in other]
        if one == across or sorted(one) != sorted(across):
            return None
        return "sides_swapped" if "=" in one else "sides_turned"
    words = [[sign for sign in signs if re.search(r"\w", sign)] for signs in (one, other)]
    if words[0] == words[1]:
        return "sign_elsewhere"
    if mine.first == "for":
        return "names_swapped"
    return "sides_turned" if mine.first in ("if", "elif", "while") else "order_in_line"


def _kind(written: Written, mine: Line, theirs: Line, change: Change) -> str:
    """The kind of a difference, as exact as can be without giving the answer away."""
    given, wanted = "".join(change.given), "".join(change.wanted)
    if wanted.startswith('"') and re.fullmatch(r"[^\W\d]\w*", change.given[0] if given else ""):
        return "text_without_quotes"
    if mine.exact in written.left and theirs.plain not in written.given:
        return "start_line_left"
    if mine.plain in written.given and FREE not in mine.plain and theirs.plain not in written.given:
        return "start_value_left"
    if _is_given(written, theirs):
        return "given_line_changed"
    if counted := arguments.kind(mine, theirs):
        return counted
    if steady := _steady(mine, theirs, written.right_lines):
        return steady
    if not given:
        return "sign_missing" if not re.search(r"\w", wanted) else "word_missing"
    return _replaced_kind(written, given, wanted) if wanted else "sign_too_many"


def _steady(mine: Line, theirs: Line, wanted_anywhere: frozenset[str]) -> str | None:
    """A number alone where the old value is to be changed; a change where a number is asked."""
    target, _, value = mine.plain.partition(" = ")
    other, _, wanted = theirs.plain.partition(" = ")
    if NUMBER.fullmatch(value) and _only_ever_changed(target, wanted_anywhere):
        return "set_for_change"
    if not value or target != other:
        return None
    if NUMBER.fullmatch(wanted) and value.startswith((f"{target} +", f"{target} -")):
        return "change_for_value"
    return None


def _is_given(written: Written, theirs: Line) -> bool:
    """Whether the right line is one of the start that is not there any more."""
    counts = [
        sum(line.plain == theirs.plain for line in lines)
        for lines in (lines_of(written.start), written.lines)
    ]
    return counts[0] > counts[1] and FREE not in theirs.plain


def _replaced_kind(written: Written, given: str, wanted: str) -> str:
    """One thing stands in the place of another."""
    for signs, kind in zip(TURNED, ("sign_turned", "comparison_turned"), strict=True):
        if {given, wanted} <= signs:
            return kind
    if any({given, wanted} <= side for side in SIDES):
        return "other_coordinate"
    found = _number_kind(written, given) if NUMBER.fullmatch(wanted) else None
    return found or _text_kind(given, wanted) or _name_kind(written, given, wanted)


def _number_kind(written: Written, given: str) -> str | None:
    """What stands where a number should."""
    if NUMBER.fullmatch(given) or re.fullmatch(r"\d+[-+]\d+", given):
        return "other_number"
    if NUMBER.fullmatch(given.strip('"')):
        return "number_in_quotes"
    unknown = [name for name in NAME.findall(given) if name not in written.usable]
    return "name_for_number" if unknown else None


def _only_ever_changed(target: str, right_lines: frozenset[str]) -> bool:
    """Right answers start from the old value, and none of them gives a number alone."""
    values = [
        right.partition(" = ")[2] for right in right_lines if right.startswith(f"{target} = ")
    ]
    changed = any(value.startswith((f"{target} +", f"{target} -")) for value in values)
    return changed and not any(NUMBER.fullmatch(value) for value in values)


def _text_kind(given: str, wanted: str) -> str | None:
    """A number or a text that stands where a name should; another text."""
    if re.fullmatch(r"[^\W\d][\w\[\].]*", wanted):
        if NUMBER.fullmatch(given):
            return "number_for_name"
        return "name_in_quotes" if given.startswith('"') else None
    if given.startswith('"') and wanted.startswith('"'):
        return "other_value" if given != FREE else "unknown_value"
    return None


def _name_kind(written: Written, given: str, wanted: str) -> str:
    things = written.things
    if given in things and wanted in things:
        return "list_for_item" if _is_list(written, given) else "other_object"
    if re.fullmatch(r"\w+", given) and re.fullmatch(r"\w+", wanted):
        if wanted in known.spelled("moment", written.language):
            return "moment_renamed"
        return "other_name"
    return "differs"


def _is_list(written: Written, name: str) -> bool:
    return any(line.plain.startswith(f"{name} = [") for line in written.lines)


def _too_many(written: Written, mine: Line, near: Nearest, sure: Sure) -> Iterator[Finding]:
    same = [line for line in written.lines if line.exact == mine.exact]
    gaps = {"given": mine.text.strip()}
    if len(same) > 1 and sum(line.plain == mine.plain for line in near.lines) < len(same):
        one, other = same[-2:]
        yield Finding(
            "line_twice", other.number, mine.text.strip(), sure, {"other": str(one.number)}
        )
    elif mine.exact in written.left:
        yield Finding("start_line_left", mine.number, mine.text.strip(), Sure.ASKED, gaps)
    elif mine.plain in [line.plain for line in near.lines]:
        yield Finding("line_elsewhere", mine.number, mine.text.strip(), Sure.ASKED, gaps)
    else:
        yield Finding("line_too_many", mine.number, mine.text.strip(), Sure.ASKED, gaps)


def _missing(written: Written, near: Nearest) -> Iterator[Finding]:
    """The first line that is not there: behind which one it is missed."""
    before: Line | None = None
    for mine, theirs in near.pairs:
        if mine is None and theirs is not None:
            given = theirs.plain in written.given
            kind = "given_line_lost" if given else "line_missing"
            sure = Sure.SEEN if given else Sure.ASKED
            if before is None:
                yield Finding(f"{kind}_first", 1, "", sure)
            else:
                yield Finding(kind, before.number, before.text.strip(), sure)
            return
        before = mine or before
