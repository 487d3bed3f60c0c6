"""Words and signs as they are written on paper, where Python reads its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.signs import Sign
from workshop_game.diagnosis.written import FREE, Line, Written, can_read
from workshop_game.words.names import fold

ASKS = ("if", "elif", "while")
SAID = re.compile(
    r"\b(devient|vaut|égale?s?|becomes|equals"
    r"|(?:est |is )?(?:plus \w+ que|moins \w+ que|bigger than|greater than|more than|less than)"
    r"|(?:est )?(?:supérieure?|inférieure?|égale?) (?:à|a))\b"
)
"""What is said aloud for `=`, `<`, `>` or `==`, in both languages."""
BROKEN = {"=>": ">=", "=<": "<=", "=!": "!="}
"""Signs that are said in the other order."""
OPENING_THREE = re.compile(r"(?<=[(=,])\s*3([^\W\d][^\"'(),]*?)3?(?=\s*[),]|$)")
"""A text whose quotes came out as the digit of the same key."""


def read(written: Written) -> Iterator[Finding]:
    """What each line says that Python cannot read."""
    for line in written.own:
        if line.statement is None and fold(line.first) not in known.KEYWORDS_FR:
            for look in (_quote_key, _broken_sign, _said_for_sign, _sentence):
                yield from look(line)
            yield from _outside_the_text(line, written)
            yield from _beside_number(line)


def _quote_key(line: Line) -> Iterator[Finding]:
    """`heros.dire(3Bonjour3)`: Shift was held, and the key of the quote gave its digit."""
    if found := OPENING_THREE.search(line.text):
        mended = line.text[: found.start()] + f'"{found[1]}"' + line.text[found.end() :]
        if can_read(mended.strip()):
            yield line.found("azerty_quote", mended, Sure.PROVEN, given=found[0].strip())


def _broken_sign(line: Line) -> Iterator[Finding]:
    """`=>`, `= =`: a sign of two parts, turned round or apart."""
    for one, other in zip(line.signs, line.signs[1:], strict=False):
        given, close = line.text[one.at : other.end], one.end == other.at
        whole = one.text + other.text
        if close and whole in BROKEN:
            mended = line.text[: one.at] + BROKEN[whole] + line.text[other.end :]
            yield line.found("sign_order", mended, given=given, likely=BROKEN[whole])
        elif not close and whole in ("==", "<=", ">=", "!="):
            mended = line.text[: one.at] + whole + line.text[other.end :]
            yield line.found("sign_split", mended, given=given, likely=whole)


def _said_for_sign(line: Line) -> Iterator[Finding]:
    """`heros.x devient 200`, `if hero.x is bigger than 600:`."""
    if (found := SAID.search(line.text)) and not _in_text(line, found.start()):
        by = ">" if line.first in ASKS else "="
        mended = line.text[: found.start()] + by + line.text[found.end() :]
        if can_read(f"{mended.strip()} pass" if line.first in ASKS else mended.strip()):
            yield line.found("said_for_sign", mended, Sure.PROVEN, given=found[0])


def _in_text(line: Line, at: int) -> bool:
    return any(sign.kind == "text" and sign.at <= at < sign.end for sign in line.signs)


def _sentence(line: Line) -> Iterator[Finding]:
    """`le titre est "Osez"`: three words without a sign between them."""
    if not line.text.strip().startswith("#") and is_sentence(line):
        yield line.found("sentence_written", line.text, Sure.PROVEN, given=line.text.strip())


def is_sentence(line: Line) -> bool:
    """Whether words follow each other as in a sentence: Python has signs between them."""
    bare = line.signs[: next((n for n, sign in enumerate(line.signs) if sign.text in "(["), None)]
    joining = {*known.JOINING, *known.KEYWORDS_FR}
    words = [sign.kind == "name" and fold(sign.text) not in joining for sign in bare]
    return any(all(words[place : place + 3]) for place in range(len(words) - 2))


def _beside_number(line: Line) -> Iterator[Finding]:
    """`prix = 12 euros`, `bus = borne 16`: a word with the number, as one says it."""
    found = re.fullmatch(r"(\s*\w+ *= *)(?:([^\W\d]\w*) +(\d+)|(\d+) *([^\W\d]\w*))", line.text)
    if found and not found[0].endswith("="):
        mended = found[1] + (found[3] or found[4])
        yield line.found("word_beside_number", mended, given=found[2] or found[5])


def _outside_the_text(line: Line, written: Written) -> Iterator[Finding]:
    """`"..." Bonjour, je suis Paul`, `"Ils disent "osez" ici"`: the quotes hold a part only."""
    for one, other in zip(line.signs, line.signs[1:], strict=False):
        word, text = (other, one) if one.kind == "text" else (one, other)
        if text.text[0] != '"':  # what an apostrophe closed is told otherwise
            continue
        if {one.kind, other.kind} != {"text", "name"} or not _is_foreign(word, written):
            continue
        first = next(sign for sign in line.signs if sign.kind == "text")
        ends = re.search(r"[)\]: ]*$", line.text)
        last = ends.start() if ends else len(line.text)
        mended = line.text[: min(first.at, word.at)] + FREE + line.text[last:]
        yield line.found("words_not_in_text", mended, Sure.SEEN, given=word.text)
        return


def _is_foreign(sign: Sign, written: Written) -> bool:
    """Whether a name means nothing in this program."""
    name = sign.text
    return name not in written.usable | known.words(written.language) and not known.is_python(name)
