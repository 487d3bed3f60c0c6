"""A line cut into signs, whatever it holds: Python's own tokenizer stops where a beginner slips."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_SIGN = re.compile(
    r"""
    (?P<comment>\#.*)
  | (?P<text>"[^"]*"|'[^']*')
  | (?P<open>["'].*)
  | (?P<mixed>\d+(?:\.\d+)?[^\W\d]\w*)
  | (?P<number>\d+(?:\.\d+)?|\.\d+)
  | (?P<name>[^\W\d]\w*)
  | (?P<sign>==|!=|<=|>=|\+=|-=|\*=|/=|\*\*|//|\.\.\.|\S)
    """,
    re.VERBOSE,
)


class Sign(NamedTuple):
    """One sign of a line: its kind (text, open, mixed, number, name, sign), and where it begins."""

    kind: str
    text: str
    at: int

    @property
    def words(self) -> str:
        """What stands between the quotes of a text."""
        return self.text[1:-1] if self.kind == "text" else ""

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.at + len(self.text)


@lru_cache(maxsize=2000)
def signs_of(line: str) -> tuple[Sign, ...]:
    """The signs of one line, comments left out."""
    found = (Sign(one.lastgroup or "sign", one[0], one.start()) for one in _SIGN.finditer(line))
    return tuple(sign for sign in found if sign.kind != "comment")


def replaced(line: str, sign: Sign, by: str) -> str:
    """The line with another text in the place of one of its signs."""
    return line[: sign.at] + by + line[sign.end :]
