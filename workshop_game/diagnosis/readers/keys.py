"""Signs that a keyboard or a word processor made instead of Python's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.signs import Sign, replaced
from workshop_game.diagnosis.written import Line, Written, can_read, lines_of

ODD_SPACES = re.compile("[\u00a0\u202f\u2007\u2009\u3000\u200b]")
OTHER_QUOTES = "“”„‟«»‹›‘’‚‛´`"
LONG_DASHES = "–—−‒"
WITHOUT_SHIFT = {
    **dict(zip("à&é\"'(-è_ç", "0123456789", strict=True)),
}
"""An AZERTY key without Shift, and the digit that it gives with Shift."""
DIGIT_KEYS = "à&éèç"
"""Of these, those that can stand where a number should, and that Python uses for nothing."""
DIGIT_RUN = re.compile(r"(?<=[ =(,+*/<>-])[à&é\"'(\-è_ç\d]*[à&éèç][à&é\"'(\-è_ç\d]*(?=[\s),:]|$)")
"""Digits typed on AZERTY without Shift, at least one of them by a key of `DIGIT_KEYS`."""
SIGN_KEYS = {"°": ")", "§": "!", "¨": "^", "µ": "*", "£": "$"}
"""Signs that Python has no use for, and the sign on the same key of an AZERTY keyboard."""


def read(written: Written) -> Iterator[Finding]:
    """Every odd sign of the lines that somebody wrote."""
    for line in written.lines:  # a right line may hold an odd space, or a word in another dress
        yield from _spaces(line)
        yield from _dressed_value(line)
    for line in written.own:
        yield from _underscore(line)
        yield from _dash_in_name(line, written)
        yield from _spaced_number(line, written)
        for look in (_quotes, _dashes, _azerty, _letter_o, _decimal_comma, _point):
            yield from look(line)


def _dressed_value(line: Line) -> Iterator[Finding]:
    """`but.pose == "allumé"`: a question compares letter by letter."""
    for sign, value in zip(line.signs, line.signs[1:], strict=False):
        asked = sign.text in ("==", "!=") and value.kind == "text" and known.is_value(value.words)
        plain = known.plain_value(value.words)
        if asked and plain != value.words:
            mended = replaced(line.text, value, f'"{plain}"')
            gaps = {"given": value.words, "likely": plain}
            yield line.found("dressed_value", mended, Sure.PROVEN, **gaps)


def _spaces(line: Line) -> Iterator[Finding]:
    if ODD_SPACES.search(_outside_texts(line)):
        yield line.found("odd_space", ODD_SPACES.sub(" ", line.text), Sure.PROVEN)


def _outside_texts(line: Line) -> str:
    bare = line.text
    for sign in line.signs:
        if sign.kind == "text":
            bare = replaced(bare, sign, "x" * len(sign.text))
    return bare


def _quotes(line: Line) -> Iterator[Finding]:
    given = next((sign for sign in _outside_texts(line) if sign in OTHER_QUOTES), None)
    if given:
        mended = line.text
        for quote in OTHER_QUOTES:
            mended = mended.replace(quote, '"')
        tidy = re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', mended)
        yield line.found("other_quotes", tidy, Sure.PROVEN, given=given)


def _dashes(line: Line) -> Iterator[Finding]:
    given = next((sign for sign in _outside_texts(line) if sign in LONG_DASHES), None)
    if given:
        yield line.found("long_dash", line.text.replace(given, "-"), Sure.PROVEN, given=given)


def _azerty(line: Line) -> Iterator[Finding]:
    yield from _digit_keys(line)
    for sign in line.signs:
        if sign.text in SIGN_KEYS:
            likely = SIGN_KEYS[sign.text]
            mended = replaced(line.text, sign, likely)
            yield line.found("azerty_sign", mended, Sure.PROVEN, given=sign.text, likely=likely)
        digits = _digits(sign.text)
        if digits and sign.kind in ("name", "mixed", "sign"):
            mended = replaced(line.text, sign, digits)
            yield line.found("azerty_digit", mended, given=sign.text, likely=digits)
        if sign.kind == "text" and _digits(sign.words):
            digits = _digits(sign.words)
            mended = replaced(line.text, sign, f'"{digits}"')
            yield line.found("azerty_digit", mended, given=sign.words, likely=digits)


def _digit_keys(line: Line) -> Iterator[Finding]:
    """`'à` for 40, `(àà` for 500: keys of digits without Shift, whatever they are for Python."""
    texts = [range(sign.at, sign.end) for sign in line.signs if sign.kind == "text"]
    for run in DIGIT_RUN.finditer(line.text):
        if any(run.start() in text for text in texts) or not _digits(run[0].strip("\"'(-_")):
            continue
        digits = "".join(WITHOUT_SHIFT.get(letter, letter) for letter in run[0])
        mended = line.text[: run.start()] + digits + line.text[run.end() :]
        if can_read(mended.strip()):
            yield line.found("azerty_digit", mended, given=run[0], likely=digits)
            return


def _dash_in_name(line: Line, written: Written) -> Iterator[Finding]:
    """`danger.vitesse-y`: the dash of the key 6, where the name has that of the key 8."""
    for one, dash, other in zip(line.signs, line.signs[1:], line.signs[2:], strict=False):
        close = dash.text == "-" and one.end == dash.at and dash.end == other.at
        likely = f"{one.text}_{other.text}"
        if close and likely in written.usable | known.words(written.language):
            given = line.text[one.at : other.end]
            mended = line.text[: one.at] + likely + line.text[other.end :]
            yield line.found("dash_in_name", mended, Sure.PROVEN, given=given)


def _underscore(line: Line) -> Iterator[Finding]:
    """`heros.x _ 4`: the low line, two keys from the minus."""
    for sign in line.signs[1:]:
        if sign.text == "_":
            mended = replaced(line.text, sign, "-")
            yield line.found("underscore_for_minus", mended)


def _digits(text: str) -> str:
    """What these keys give with Shift; nothing where one of them is no digit's."""
    if not text or not any(letter in DIGIT_KEYS for letter in text):
        return ""
    wrong = any(letter not in DIGIT_KEYS and not letter.isdigit() for letter in text)
    return "" if wrong else "".join(WITHOUT_SHIFT.get(letter, letter) for letter in text)


def _letter_o(line: Line) -> Iterator[Finding]:
    for before, sign in zip((None, *line.signs), line.signs, strict=False):
        alone = sign.kind == "name" and sign.text in ("O", "o") and _wants_number(before)
        inside = sign.kind == "mixed" and re.fullmatch(r"[\dOo]+(\.[\dOo]+)?", sign.text)
        first = sign.kind == "name" and re.fullmatch(r"[Oo][\dOo]*\d[\dOo]*", sign.text)
        if alone or inside or first:
            mended = replaced(line.text, sign, re.sub("[Oo]", "0", sign.text))
            yield line.found("letter_o", mended, given=sign.text)


def _wants_number(before: Sign | None) -> bool:
    return before is not None and before.text in (*"=+-*/<>(,", "==", "<=", ">=", "!=")


def _decimal_comma(line: Line) -> Iterator[Finding]:
    """`0;2`, as a keyboard of numbers gives it."""
    for one, between, other in zip(line.signs, line.signs[1:], line.signs[2:], strict=False):
        both = one.kind == other.kind == "number" and "." not in one.text + other.text
        close = other.at - one.end == 1
        if both and between.text == ";" and close and not _in_brackets(line, between):
            given, likely = line.text[one.at : other.end], f"{one.text}.{other.text}"
            mended = line.text[: one.at] + likely + line.text[other.end :]
            yield line.found("decimal_comma", mended, given=given, likely=likely)


def _spaced_number(line: Line, written: Written) -> Iterator[Finding]:
    """`3 2 0`; between brackets, two numbers without the comma between them."""
    for run in re.finditer(
        r"(?<![\w.])\d+(?:\.\d+)?(?: +\d+(?:\.\d+)?)+(?![\w.])", _outside_texts(line)
    ):
        whole = line.text[: run.start()] + run[0].replace(" ", "") + line.text[run.end() :]
        parts = run[0].split()
        sign = Sign("number", parts[-1], run.start())
        if _in_brackets(line, sign):
            mended = line.text[: run.start()] + ", ".join(parts) + line.text[run.end() :]
            yield line.found("comma_missing", mended, given=run[0])
        elif len(parts) == 2 or lines_of(whole)[0].plain in written.right_lines:
            yield line.found("space_in_number", whole, given=run[0])
        else:
            yield line.found("numbers_apart", line.text, Sure.PROVEN, given=run[0])


def _in_brackets(line: Line, sign: Sign) -> bool:
    before = [each.text for each in line.signs if each.at < sign.at]
    return sum(before.count(mark) for mark in "([") > sum(before.count(mark) for mark in ")]")


def _point(line: Line) -> Iterator[Finding]:
    """`heros;x`, `heros,dire("...")`, `if ...;`, `(40 ; 600)`."""
    texts = [sign.text for sign in line.signs]
    if texts[0] in ("if", "for", "def", "while", "elif", "else") and texts[-1] in ";,.":
        mended = line.text[: line.signs[-1].at] + ":"
        yield line.found("other_sign_for_colon", mended, given=texts[-1], word=texts[0])
        return
    for one, between, other in zip(line.signs, line.signs[1:], line.signs[2:], strict=False):
        if between.text == ";" and _in_brackets(line, between):
            yield line.found("semicolon_for_comma", replaced(line.text, between, ","), Sure.PROVEN)
        elif between.text in (";", ":", ",") and one.kind == other.kind == "name":
            close = between.at == one.end and other.at == between.end
            if close and not _in_brackets(line, between):
                mended = replaced(line.text, between, ".")
                yield line.found("other_sign_for_point", mended, given=between.text)


def number_in_letters(word: str, language: str) -> str:
    """The digits of a number said in letters; nothing for another word."""
    numbers = known.NUMBERS[language]
    return str(numbers.index(word.lower())) if word.lower() in numbers else ""
