"""A data folder with candidates and copies, as the classroom would have left it."""

from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine, insert

from autograder.pipeline.contract import REVISIONS, version
from classroom.stores.aptitude import Aptitude

NOW = "2026-11-23 AM"
"""When everything happened."""


class DataFolder:
    """What the classroom would have left in DATA; `path` is made when it is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(f"sqlite:///{path / 'aptitude.sqlite'}", poolclass=NullPool)
        Aptitude.metadata.create_all(self.engine)
        self._helps = count(1)
        version.create(self.engine)
        with self.engine.begin() as connection:
            connection.execute(insert(version).values(version_num=REVISIONS[-1]))

    def candidate(self, number: str, language: str = "fr") -> None:
        """Someone came in."""
        self._add("candidates", number=number, language=language, token_hash=number, entered_at=NOW)

    def offer(self, number: str, *items: str) -> None:
        """These items were on the list of a candidate."""
        for item in items:
            self._add("offers", candidate=number, item=item, offered_at=NOW)

    def copy(
        self, number: str, item: str, source: str, *, language: str = "fr", seq: int = 1
    ) -> None:
        """A candidate handed something in."""
        self._add(
            "copies",
            candidate=number,
            item=item,
            seq=seq,
            language=language,
            source=source,
            handed_in_at=NOW,
            receipt=f"{number}-{item}-{seq}",
            kit_version="0.0.9",
        )

    def draft(self, number: str, item: str, source: str, seq: int = 1) -> None:
        """Something was kept that was not handed in."""
        self._add("drafts", candidate=number, item=item, seq=seq, source=source, saved_at=NOW)

    def help(self, number: str, item: str, kind: str, note: str = "") -> None:
        """A candidate was helped."""
        seq = next(self._helps)
        self._add("helps", candidate=number, item=item, seq=seq, kind=kind, at=NOW, note=note)

    def _add(self, table: str, **values: object) -> None:
        with self.engine.begin() as connection:
            connection.execute(insert(Aptitude.metadata.tables[table]).values(**values))
