"""Text that goes into a table: a spreadsheet must not take it for a formula.

An apostrophe in front is what spreadsheets know for "this is text"; it is taken away again when
the kit reads the table back, so that every text comes back as it was.
"""

import re

FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""How a formula begins, or a text that would be read back as one with its apostrophe gone."""


def as_cell(value: object) -> object:
    """The value as a cell of a table. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value


def from_cell(text: str) -> str:
    """The text that `as_cell` made this cell of."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
