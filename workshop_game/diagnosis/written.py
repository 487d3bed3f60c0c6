"""A program as it was written, looked at line by line, with what is known around it."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from workshop_game.diagnosis import known
from workshop_game.diagnosis.finding import Finding, Sure
from workshop_game.diagnosis.signs import Sign, signs_of
from workshop_game.words import ProgramError
from workshop_game.words.syntax import parse

FREE = '"…"'
"""Any text that is no word of the game: each reader writes their own."""


@dataclass(frozen=True)
class Line:
    """One line that is not empty: its number from 1, its text, its indent in columns."""

    number: int
    text: str
    indent: int
    signs: tuple[Sign, ...]

    @cached_property
    def plain(self) -> str:
        """Its signs alone: spaces aside, and texts that are no word of the game all alike."""
        return " ".join(_plain(sign) for sign in self.signs)

    @cached_property
    def exact(self) -> str:
        """Its signs alone, each text as it was typed."""
        return " ".join(sign.text for sign in self.signs)

    @cached_property
    def statement(self) -> ast.stmt | None:
        """What it says by itself, if Python can read it alone."""
        text = self.text.strip()
        for whole in (text, f"{text} pass"):
            try:
                body = parse(whole).body
            except (SyntaxError, ValueError, MemoryError, RecursionError):
                continue
            return body[0] if len(body) == 1 else None
        return None

    def found(
        self, kind: str, mended: str | None = None, sure: Sure = Sure.SEEN, **gaps: str
    ) -> Finding:
        """A finding on this line, which is its evidence."""
        return Finding(kind, self.number, self.text.strip(), sure, gaps, mended)

    @property
    def first(self) -> str:
        """Its first sign."""
        return self.signs[0].text if self.signs else ""


def _plain(sign: Sign) -> str:
    if sign.kind == "text":
        return f'"{known.plain_value(sign.words)}"' if _counts(sign.words) else FREE
    return sign.text


def _counts(words: str) -> bool:
    """Whether a text is a word of the game or a number: of any other, each writes their own."""
    return known.is_value(words) or words.strip().isdigit()


def lines_of(source: str) -> tuple[Line, ...]:
    """The lines that hold something."""
    found = enumerate(source.split("\n"), 1)
    made = ((number, text.rstrip(), signs_of(text.rstrip())) for number, text in found)
    return tuple(Line(n, text, _indent(text), signs) for n, text, signs in made if signs)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


@dataclass(frozen=True)
class Written:
    """A program in ``language``; ``start`` and ``rights`` are the step's, in the same language.

    ``problem`` is what stopped it, if something did.
    """

    source: str
    language: str
    start: str = ""
    rights: tuple[str, ...] = ()
    problem: ProgramError | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines that hold something."""
        return lines_of(self.source)

    @cached_property
    def given(self) -> frozenset[str]:
        """The lines that nobody wrote at this step: those of the start, in their plain form."""
        return frozenset(line.plain for line in lines_of(self.start))

    @cached_property
    def left(self) -> frozenset[str]:
        """The lines of the start, as exactly as they were typed."""
        return frozenset(line.exact for line in lines_of(self.start))

    @cached_property
    def right_lines(self) -> frozenset[str]:
        """Every line of every right answer, in its plain form."""
        return frozenset(line.plain for right in self.rights for line in lines_of(right))

    @cached_property
    def own(self) -> tuple[Line, ...]:
        """The lines that are no right answer's (without one: not the start's): where slips are."""
        fine = self.right_lines or self.given
        return tuple(line for line in self.lines if line.plain not in fine)

    @cached_property
    def readable(self) -> bool:
        """Whether Python can read it whole."""
        return can_read(self.source)

    @property
    def stops_at(self) -> int | None:
        """The line at which it stopped, if it did."""
        return self.problem.line if self.problem else None

    @cached_property
    def defined(self) -> frozenset[str]:
        """The names that it gives a meaning itself, anywhere."""
        return frozenset(_defined(self.lines))

    @cached_property
    def right_names(self) -> frozenset[str]:
        """The names that the right answers define: functions, variables."""
        found = (_defined(lines_of(right)) for right in self.rights)
        return frozenset(name for names in found for name in names)

    @cached_property
    def functions(self) -> frozenset[str]:
        """The functions that it defines itself."""
        heads = (line.signs for line in self.lines if line.first == "def" and len(line.signs) > 1)
        return frozenset(signs[1].text for signs in heads)

    @cached_property
    def things(self) -> frozenset[str]:
        """Whatever may stand before a point, or alone: the hero, the game, its own variables."""
        moments = known.spelled("moment", self.language)
        own = self.defined | (self.right_names - moments)
        return (own - self.functions) | known.spelled("thing", self.language)

    @cached_property
    def usable(self) -> frozenset[str]:
        """Every name that means something, or would in a right answer."""
        kinds = ("thing", "action", "moment")
        spelled = (known.spelled(kind, self.language) for kind in kinds)
        return self.defined.union(self.right_names, *spelled)

    def with_line(self, number: int, text: str) -> str:
        """The program with another text in one line."""
        lines = self.source.split("\n")
        lines[number - 1] = text
        return "\n".join(lines)


def same_lines(one: str, other: str) -> bool:
    """Whether two programs hold the same lines: spaces, comments and free texts aside."""
    both = [[(line.indent, line.plain) for line in lines_of(source)] for source in (one, other)]
    return both[0] == both[1]


def can_read(source: str) -> bool:
    """Whether Python can read a program."""
    try:
        parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return False
    return True


def _defined(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        texts = [sign.text for sign in line.signs]
        names = [s.kind == "name" and not keyword.iskeyword(s.text) for s in line.signs]
        if len(texts) > 1 and names[0] and texts[1] in ("=", "+=", "-="):
            yield texts[0]
        elif len(texts) > 1 and texts[0] in ("def", "for", "import", "class"):
            yield texts[1]
            if texts[0] == "def":
                both = list(zip(texts, names, strict=True))[2:]
                yield from (text for text, is_name in both if is_name)
