"""An author's Markdown as HTML."""

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup


@cache
def prose(text: str) -> Markup:
    """The text as HTML; HTML inside it is shown as text."""
    return Markup(MarkdownIt("commonmark", {"html": False}).render(text))
