"""Names that nobody knows, and what they were probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.readers.keys import number_in_letters
from workshop_game.diagnosis.readers.prose import is_sentence
from workshop_game.diagnosis.signs import Sign, replaced
from workshop_game.diagnosis.written import Line, Written
from workshop_game.words.names import fold, nearest


def read(written: Written) -> Iterator[Finding]:
    """What is said of each name that means nothing where it stands."""
    yield from _too_early(written)
    for line in written.own:
        if opening := _keyword(line, written.language):
            yield opening
            continue
        for place, sign in enumerate(line.signs):
            if sign.kind == "name":
                found = next(_looked_at(written, line, place), None)
                if found:
                    yield found


def _too_early(written: Written) -> Iterator[Finding]:
    """A name that stopped the program, and that another line gives a value."""
    error = written.problem.exception if written.problem else None
    if isinstance(error, NameError) and error.name in written.defined:
        for line in written.lines:
            if line.number == written.stops_at and (likely := _other_number(written, error.name)):
                yield line.found(
                    "singular_plural", None, Sure.PROVEN, given=error.name, likely=likely
                )
            elif line.number == written.stops_at:
                yield line.found("used_too_early", None, Sure.PROVEN, given=str(error.name))


def _other_number(written: Written, name: str) -> str | None:
    """`buts` for `but`: the same name with an `s` or without, which has a value above."""
    above = [line for line in written.lines if line.number < (written.stops_at or 0)]
    given = {line.first for line in above if len(line.signs) > 1 and line.signs[1].text == "="}
    lines = (line for line in written.lines if line.number == written.stops_at)
    here = {sign.text for line in lines for sign in line.signs}
    likely = {f"{name}s", name.removesuffix("s")} & (given - here)
    return next(iter(likely), None)


def _keyword(line: Line, language: str) -> Finding | None:
    """`If`, `pour`, `sinon si`: Python's own word, in another dress."""
    sign = line.signs[0]
    word = fold(sign.text)
    if sign.text != word and word in ("if", "for", "def", "while", "else", "elif", "import"):
        return _found("keyword_capital", line, sign, word)
    if language != "fr" or word not in known.KEYWORDS_FR or _assigned(line):
        return None
    if is_sentence(line):
        return _found("sentence_written", line, sign, sign.text, Sure.PROVEN)
    if word == "sinon" and len(line.signs) > 2:
        return _found("keyword_french", line, sign, "if")
    return _found("keyword_translated", line, sign, known.KEYWORDS_FR[word])


def _assigned(line: Line) -> bool:
    return len(line.signs) > 1 and line.signs[1].text in ("=", "(", ".")


def _looked_at(written: Written, line: Line, place: int) -> Iterator[Finding]:
    sign = line.signs[place]
    before = line.signs[place - 1].text if place else ""
    if sign.text in known.spelled("thing", written.language) and _follows(line, place) == "(":
        yield line.found("thing_called", None, Sure.PROVEN, given=sign.text)
    if before == ".":
        yield from _after_the_point(written, line, place)
        return
    if whose := _left_alone(written, line, place):
        yield whose
    if _means_something(written, sign.text) or before in ("def", "for", "import", "as"):
        if before in ("def", "for") and fold(sign.text) != sign.text:
            yield from _other_dress(line, sign, written.right_names)
        elif sign.text in known.words(written.language):
            yield from _swapped(written, line, place)
        return
    yield from _unknown(written, line, place)


def _left_alone(written: Written, line: Line, place: int) -> Finding | None:
    """`niveau = 3`, where a right answer has `jeu.niveau = 3`: a new name that nobody looks at."""
    sign = line.signs[place]
    follows = _follows(line, place)
    language = written.language
    if place or follows != "=" or sign.text not in known.spelled("attribute", language):
        return None
    owner = _game(language) if sign.text in known.of_the_game(language) else _hero(language)
    mended = re.sub(rf"(?<![\w.]){sign.text}\b", f"{owner}.{sign.text}", line.text)
    whole = line.found("new_name", mended)
    wanted = {right.partition(" = ")[0] for right in written.right_lines}
    right = f"{owner} . {sign.text}" in wanted
    return replace(whole, gaps={"given": sign.text}) if right else None


def _follows(line: Line, place: int) -> str:
    """The sign behind that one; nothing at the end of the line."""
    return line.signs[place + 1].text if place + 1 < len(line.signs) else ""


def _means_something(written: Written, name: str) -> bool:
    return (
        known.is_python(name)
        or name in written.defined
        or name in known.spelled("thing", written.language)
        or name in known.spelled("action", written.language)
        or name in known.spelled("moment", written.language)
    )


def _unknown(written: Written, line: Line, place: int) -> Iterator[Finding]:
    """The first that fits is said: the surest come first."""
    sign, language = line.signs[place], written.language
    yield from _swapped(written, line, place)
    follows = _follows(line, place)
    names = written.usable
    yield from _other_dress(line, sign, names)
    if language == "fr" and fold(sign.text) in ("dans", "et", "ou") and place:
        yield _found("keyword_translated", line, sign, known.KEYWORDS_FR[fold(sign.text)])
    if digits := number_in_letters(sign.text, language):
        yield _found("number_in_letters", line, sign, digits)
    if sign.text in known.of_the_game(language):
        yield _found("owner_missing", line, sign, f"{_game(language)}.{sign.text}")
    elif sign.text in _of_somebody(language) and follows != "":
        yield _found("owner_missing", line, sign, f"{_hero(language)}.{sign.text}")
    if known.is_value(sign.text) and follows not in ("(", ".", "=") and not _wants_number(line):
        value = known.value_spelled(sign.text, language)
        yield _found("quotes_missing", line, sign, f'"{value}"')
    if likely := known.other_language(language).get(sign.text):
        yield _found("other_language", line, sign, likely)
    choices = sorted(known.spelled("action", language) | written.functions)
    fitting = choices if follows == "(" else sorted(written.things)
    if likely := nearest(sign.text, fitting):
        yield _found("near_name", line, sign, likely, Sure.ASKED)


def _wants_number(line: Line) -> bool:
    """Whether the line gives a value to something that is counted: a place, a size, a score."""
    texts = [sign.text for sign in line.signs]
    return "=" in texts and texts[: texts.index("=")][-1] in known.COUNTED


def _other_dress(line: Line, sign: Sign, names: frozenset[str]) -> Iterator[Finding]:
    """The same letters, with a capital or an accent that the name does not have."""
    likely = next((name for name in sorted(names) if fold(name) == fold(sign.text)), None)
    if likely and likely != sign.text:
        capital = likely == sign.text.lower()
        yield _found("capital" if capital else "accent", line, sign, likely)


def _after_the_point(written: Written, line: Line, place: int) -> Iterator[Finding]:
    sign, language = line.signs[place], written.language
    fitting = known.spelled("attribute", language) | known.spelled("method", language)
    owner = line.signs[place - 2].text if place > 1 else ""
    if sign.text in known.spelled("attribute", language) and _follows(line, place) == "(":
        yield line.found("value_called", None, Sure.PROVEN, given=sign.text)
    if sign.text in known.of_the_game(language) and owner != _game(language):
        whole = Sign("name", f"{owner}.{sign.text}", line.signs[place - 2].at)
        yield _found("owner_game", line, whole, f"{_game(language)}.{sign.text}")
    if sign.text in fitting or sign.text == "append" or not _ours(written, owner):
        return
    yield from _other_dress(line, sign, fitting)
    if sign.text in known.spelled("action", language) | written.functions:
        whole = Sign("name", f"{owner}.{sign.text}", line.signs[place - 2].at)
        yield _found("stands_alone", line, whole, sign.text, word=sign.text)
    if likely := known.other_language(language).get(sign.text):
        yield _found("other_language", line, sign, likely)
    if likely := nearest(sign.text, sorted(fitting)):
        yield _found("near_name", line, sign, likely, Sure.ASKED)


def _ours(written: Written, owner: str) -> bool:
    """Whether what stands before a point is of the game: of a library, nothing is known here."""
    return owner in written.things or fold(owner) in {fold(name) for name in written.things}


def _swapped(written: Written, line: Line, place: int) -> Iterator[Finding]:
    """`dire.heros("...")`: the two sides of a point."""
    if place + 2 >= len(line.signs) or line.signs[place + 1].text != ".":
        return
    sign, after = line.signs[place], line.signs[place + 2]
    orders = known.spelled("action", written.language) | known.spelled("method", written.language)
    if sign.text in orders and after.text in written.things:
        mended = line.text.replace(f"{sign.text}.{after.text}", f"{after.text}.{sign.text}")
        gaps = {"given": f"{sign.text}.{after.text}", "likely": after.text}
        yield line.found("swapped", mended, Sure.SEEN, **gaps)


def _of_somebody(language: str) -> frozenset[str]:
    both = known.spelled("attribute", language) | known.spelled("method", language)
    return both - known.of_the_game(language)


def _game(language: str) -> str:
    return "jeu" if language == "fr" else "game"


def _hero(language: str) -> str:
    return "heros" if language == "fr" else "hero"


def _found(
    kind: str, line: Line, sign: Sign, likely: str, sure: Sure = Sure.SEEN, **gaps: str
) -> Finding:
    mended = replaced(line.text, sign, likely)
    told = {"given": sign.text, "likely": likely, **gaps}
    return Finding(kind, line.number, line.text.strip(), sure, told, mended)
