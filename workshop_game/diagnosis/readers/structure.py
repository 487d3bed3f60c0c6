"""Lines that do not hold together: brackets, quotes, two orders in one, a colon that is missing."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from itertools import pairwise

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.signs import Sign, replaced
from workshop_game.diagnosis.written import Line, Written, can_read
from workshop_game.words.names import fold

PAIRS = {"(": ")", "[": "]", "{": "}"}
HEADS = ("if", "for", "def", "while", "elif", "else")
OPERATORS = ("=", "==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", ",", ".", "and", "or", "in")
JOINED = tuple(sign for sign in OPERATORS if sign != ",")
ASKS = ("if", "elif", "while")


def read(written: Written) -> Iterator[Finding]:
    """What is wrong with the build of each line that Python cannot read alone."""
    for line in written.own:
        if apostrophe := _apostrophe(line):
            yield apostrophe
        elif line.statement is None and fold(line.first) not in known.KEYWORDS_FR:
            looks = (_quotes, _words_outside, _brackets, _colon, _one_equals, _result_behind)
            for look in (*looks, _two_orders, _name_with_space, _called_without):
                yield from look(line)
    yield from (found for line in written.own if (found := _open_end(line)))
    yield from _nothing_under(written)
    yield from _between(written)
    for line in written.own:
        yield from _bullet(line)
        yield from _round_brackets(line, written)


def _open_end(line: Line) -> Finding | None:
    """`jeu.niveau = 1 +`: a sign at the end, and nothing behind it."""
    last = line.signs[-1]
    if last.text in ("+", "-", "*", "/", "=", "<", ">") and len(line.signs) > 1:
        return line.found("end_missing", f"{line.text} 1", given=last.text)
    return None


def _nothing_under(written: Written) -> Iterator[Finding]:
    """Two heads one below the other, where the first should hold something."""
    lines = written.lines
    for place, (one, other) in enumerate(pairwise(lines)):
        heads = one.first in HEADS and other.first in HEADS and one.signs[-1].text == ":"
        under = [line for line in lines[place + 2 : place + 4] if line.indent > other.indent]
        if heads and other.indent <= one.indent and len(under) == 1:  # of two, one may be its own
            yield one.found("nothing_under", f"{one.text} pass", given=one.text.strip())


def _between(written: Written) -> Iterator[Finding]:
    """A line at the edge, between lines that are shifted: it ends their group."""
    lines = written.lines
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        deeper = min(before.indent, after.indent) > line.indent == 0
        if deeper and line.first not in HEADS and before.signs[-1].text != ":":
            yield line.found("line_between", "")


def _apostrophe(line: Line) -> Finding | None:
    """A text between single quotes that an apostrophe has closed."""
    found = re.search(r"'([^'\"]*\w)'(\w[^'\"]*)'", line.text)
    if line.statement is not None or found is None:
        return None
    mended = line.text.replace(found[0], f'"{found[1]}\'{found[2]}"')
    likely = f'"{found[1]}\'{found[2]}"'
    return line.found("apostrophe_inside", mended, likely=likely)


def _quotes(line: Line) -> Iterator[Finding]:
    """A text that opens and does not close."""
    last = line.signs[-1]
    if last.kind != "open":
        return
    ends = re.search(r"[)\]:, ]*$", last.text)
    at = ends.start() if ends else len(last.text)
    mended = line.text[: last.at] + last.text[:at] + last.text[0] + last.text[at:]
    if last.text.strip() in ('")', '"', "')", "'", '"):', '"]'):  # the one that opens is missing
        before = re.search(r"[^\W\d][\w ’'!?.]*$", line.text[: last.at])
        if before:
            mended = line.text[: before.start()] + last.text[0] + line.text[before.start() :]
    yield line.found("quote_missing", mended)


def _words_outside(line: Line) -> Iterator[Finding]:
    """`heros.dire("...") Bonjour`: the words stand behind the parenthesis."""
    texts = [sign.text for sign in line.signs]
    if '"..."' in texts and texts[-1] != ")" and ")" in texts:
        yield line.found("words_outside", line.text, Sure.PROVEN)


def _brackets(line: Line) -> Iterator[Finding]:
    waiting: list[Sign] = []
    for sign in line.signs:
        if sign.text in PAIRS:
            waiting.append(sign)
        elif sign.text in PAIRS.values():
            if waiting and PAIRS[waiting[-1].text] == sign.text:
                waiting.pop()
                continue
            kind = "bracket_other" if waiting else "bracket_extra"
            by = PAIRS[waiting[-1].text] if waiting else ""
            mended = replaced(line.text, sign, by)
            yield line.found(kind, mended, given=sign.text)
            return
    if waiting and line.signs[-1].kind != "open":
        mark = PAIRS[waiting[-1].text]
        colon = line.signs[-1].text == ":"
        at = line.signs[-1].at if colon else len(line.text)
        mended = line.text[:at] + mark + line.text[at:]
        given = waiting[-1].text
        yield line.found("bracket_open", mended, given=given, likely=mark)


def _colon(line: Line) -> Iterator[Finding]:
    if behind := _order_behind(line):
        yield behind
    elif line.first in HEADS and line.signs[-1].text not in (":", ";", ",", "."):
        mended = line.text + ":"
        yield line.found("colon_missing", mended, word=line.first)


def _order_behind(line: Line) -> Finding | None:
    """`if touche("espace") heros.dire("Osez !")`: the order stands where the colon should."""
    for sign in line.signs[2:] if line.first in HEADS else ():
        head, order = line.text[: sign.at].strip(), line.text[sign.at :].strip()
        whole = re.search(r"[(=]", order) and sign.kind == "name" and can_read(order)
        if whole and can_read(f"{head.replace('elif', 'if', 1)}: pass"):
            mended = f"{line.text[: sign.at].rstrip()}: {order}"
            return line.found("order_behind", mended, word=line.first)
    return None


def _one_equals(line: Line) -> Iterator[Finding]:
    equals = [sign for sign in line.signs if sign.text == "="]
    mended = replaced(line.text, equals[0], "==") if len(equals) == 1 else ""
    if line.first in ASKS and can_read(f"{mended.strip()} pass".replace("elif", "if", 1)):
        yield line.found("one_equals", mended)


def _result_behind(line: Line) -> Iterator[Finding]:
    """`heros.x = heros.x + 200 = 300`: the result, as it is written at school."""
    equals = [sign for sign in line.signs if sign.text == "="]
    if line.first in ASKS or len(equals) != 2:
        return
    middle = line.text[equals[0].end : equals[1].at]
    if can_read(middle.strip()) and "," not in middle:
        mended = line.text[: equals[1].at].rstrip()
        yield line.found("result_behind", mended)


def _two_orders(line: Line) -> Iterator[Finding]:
    """Two orders one behind the other, without a new line between them."""
    for one, other in zip(line.signs, line.signs[1:], strict=False):
        ends = one.kind in ("number", "text", "name") or one.text in (")", "]")
        ends = ends or one.text == ","
        begins = other.kind == "name" and other.text not in OPERATORS and other.at > one.end
        if not (ends and begins) or one.text in (*HEADS, *JOINED, "not", "return"):
            continue
        first, second = line.text[: other.at].strip(" ,"), line.text[other.at :].strip()
        if can_read(first) and can_read(second) and re.search(r"[(=]", first + second):
            whole = re.search(r"[(=]", second) and re.search(r"[(=]", first)
            if whole:
                yield line.found("two_orders", line.text, Sure.PROVEN, given=_short(second))
                return


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _name_with_space(line: Line) -> Iterator[Finding]:
    """`danger 2 = ...`"""
    found = re.match(r"\s*([^\W\d]\w*(?: +\w+)+)\s*=[^=]", line.text)
    if found and line.first not in (*HEADS, "import", "from", "global", "return"):
        likely = "_".join(found[1].split())
        mended = line.text.replace(found[1], likely, 1)
        yield line.found("name_with_space", mended, given=found[1], likely=likely)


def _called_without(line: Line) -> Iterator[Finding]:
    """`titre "Osez"`, `range 10`: a word and what it should receive, side by side."""
    for one, other in zip(line.signs, line.signs[1:], strict=False):
        starts = one.kind == "name" and other.kind in ("text", "number") and other.at > one.end
        if starts and not keyword.iskeyword(one.text):
            if "=" in [sign.text for sign in line.signs if sign.at < one.at]:
                return
            if not _takes_something(one, other):
                mended = f"{line.text[: one.end]} = {line.text[other.at :]}"
                yield line.found("equals_missing", mended, word=one.text)
                return
            rest = line.text[other.at :].rstrip()
            colon = ":" if rest.endswith(":") else ""
            inside = rest.removesuffix(":").rstrip()
            mended = f"{line.text[: one.end]}({inside}){colon}"
            yield line.found("called_without", mended, word=one.text)
            return


def _takes_something(sign: Sign, other: Sign) -> bool:
    """Whether a name is an order: one of the game's or of Python's, or text follows it."""
    orders = (known.spelled(kind, lang) for kind in ("action", "method") for lang in ("fr", "en"))
    holds = known.spelled("attribute", "fr") | known.spelled("attribute", "en")
    if sign.text in frozenset().union(*orders) or sign.text in known.PYTHON:
        return True
    return other.kind == "text" and sign.text not in holds


def _bullet(line: Line) -> Iterator[Finding]:
    """`decor(- "nuit")`: the dash of the list came along."""
    for one, other in zip(line.signs, line.signs[1:], strict=False):
        if one.text in ("-", "–", "•", "*") and other.kind == "text" and _opens(line, one):
            mended = line.text[: one.at] + line.text[other.at :]
            yield line.found("bullet_copied", mended, given=one.text)


def _opens(line: Line, sign: Sign) -> bool:
    before = [each.text for each in line.signs if each.at < sign.at]
    return not before or before[-1] in ("(", "=", ",")


def _round_brackets(line: Line, written: Written) -> Iterator[Finding]:
    """`buts(0)`: a place in a list, in the brackets of an order."""
    callable_names = known.spelled("action", written.language) | written.functions
    for one, between, number, last in zip(*(line.signs[n:] for n in range(4)), strict=False):
        is_list = one.kind == "name" and one.text in written.defined - callable_names
        if is_list and between.text == "(" and number.kind == "number" and last.text == ")":
            part = line.text[one.at : last.end]
            likely = f"{one.text}[{number.text}]"
            mended = line.text[: one.at] + likely + line.text[last.end :]
            yield line.found("round_brackets", mended, given=part, word=one.text)
