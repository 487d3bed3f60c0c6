"""A candidate's code as HTML, line by line, escaped and lightly coloured."""

from dataclasses import dataclass

from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

MOST_COLOURED = 64 * 1024
"""Letters of a copy that is coloured: what the page takes. A longer one is shown plain."""
MOST_LINES = 2000
"""Lines shown. The whole text is in the records."""


@dataclass(frozen=True)
class Line:
    """One line of code; `stopped` marks where the run stopped."""

    html: Markup
    stopped: bool


def code_lines(source: str, stopped_at: int | None = None) -> list[Line]:
    """The first lines of `source`, at most MOST_LINES."""
    lines = source.rstrip("\n").split("\n")[:MOST_LINES]
    return [
        Line(html, number == stopped_at)
        for number, html in enumerate(_as_html("\n".join(lines)), start=1)
    ]


def lines_left(source: str) -> int:
    """How many lines `code_lines` does not show."""
    return max(0, source.rstrip("\n").count("\n") + 1 - MOST_LINES)


def _as_html(text: str) -> list[Markup]:
    """Line by line. Pygments escapes the text and closes its marks on each line."""
    text = "\n".join(line.rstrip() for line in text.split("\n"))  # Pygments takes hours for blanks
    if len(text) > MOST_COLOURED:
        return [escape(line) for line in text.split("\n")]
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    html = highlight(text, lexer, HtmlFormatter(nowrap=True))
    return [Markup(line) for line in (html.removesuffix("\n").split("\n") if html else [])]
