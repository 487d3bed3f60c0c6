"""Files and databases that a newer kit wrote: a server leaves them alone and says which it met."""

from __future__ import annotations

from pathlib import Path


class Newer(Exception):
    """`file` has the format `found`; the highest that this kit reads is `known`.

    Whoever raises this has written nothing there. Who started the server says it in words.
    """

    def __init__(self, file: Path | str, found: object, known: object) -> None:
        super().__init__(f"{file}: format {found} is newer than {known}")
        self.file = file
        self.found = found
        self.known = known


def refuse_newer(file: Path, found: object, known: int) -> None:
    """Do nothing for a number that this kit knows; None, for a file without one, counts as 1.

    Raises Newer.
    """
    if isinstance(found, int) and found > known:
        raise Newer(file, found, known)
