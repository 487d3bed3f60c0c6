"""What a classroom is started with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, make_url

from serving.clock import utc_now


@dataclass(frozen=True)
class Settings:
    """Where a classroom reads and writes.

    `data` is the data folder, `content` the folder that holds `lessons/` and `exercises/`,
    `page` the built page (`dist`). A store lives in its own SQLite file of `data`, unless a
    database URL is given for it. `address` is what people type to come in: empty, the board
    shows the address it was asked on. `names` are the other names that may lead to this machine.
    Lessons that changed are looked for every `reread_seconds`.
    """

    data: Path
    content: Path
    page: Path
    address: str = ""
    names: tuple[str, ...] = ()
    workshop_url: str = ""
    aptitude_url: str = ""
    identities_url: str = ""
    lock_seconds: float = 5.0
    reread_seconds: float = 1.0
    now: Callable[[], datetime] = utc_now

    def url(self, store: str) -> URL:
        """The database URL of `store` (`workshop`, `aptitude` or `identities`)."""
        given: str = getattr(self, f"{store}_url")
        file = str(self.data / f"{store}.sqlite")
        return make_url(given) if given else URL.create("sqlite", database=file)
