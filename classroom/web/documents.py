"""The names of what people write: `step:hello`, `free:my_game`, `item:best_jump`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints

from serving.errors import Refused

DocumentName = Annotated[str, StringConstraints(pattern=r"^[a-z]+:[A-Za-z0-9_-]{1,64}$")]
ItemName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


HIGHEST_SEQ = 2**53 - 1
"""The highest whole number that a page counts exactly."""

SOURCE_KIB = 64
"""The longest program that is kept, in UTF-8."""


def writable(text: str) -> str:
    """`text` with what no file can hold replaced: half of a character, and the zero character.

    An editor can produce the first when an emoji is cut in two; refusing it would lose the rest.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")


def _writable_if_text(value: Any) -> Any:
    return writable(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_writable_if_text)]
"""Text as a page sends it."""


def is_item(document: str) -> bool:
    """Whether a document belongs to the aptitude side of the wall."""
    return document.startswith("item:")


def check_source(source: str) -> None:
    """Raises Refused `source_too_big` for a program above `SOURCE_KIB`."""
    if len(source.encode("utf-8", "surrogatepass")) > SOURCE_KIB * 1024:
        raise Refused(413, "source_too_big", limit=SOURCE_KIB)
