"""A candidate's code as HTML, line by line, escaped and lightly coloured."""

from dataclasses import dataclass

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer


@dataclass(frozen=True)
class Line:
    """One line of code; `stopped` marks where the run stopped."""

    html: Markup
    stopped: bool


def code_lines(source: str, stopped_at: int | None = None) -> list[Line]:
    """The lines of `source`. Pygments escapes the text and closes its marks on each line."""
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    html = highlight(source.rstrip("\n"), lexer, HtmlFormatter(nowrap=True))
    return [
        Line(Markup(line), number == stopped_at)
        for number, line in enumerate(html.removesuffix("\n").split("\n") if html else [], start=1)
    ]
