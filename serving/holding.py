"""What one caller may hold: places at the same moment, room in a store, a name for its key."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass

REMEMBERED = 10_000


class Places:
    """So many at the same moment: `each` for one caller, `in_all` together."""

    def __init__(self, each: int, in_all: int) -> None:
        self.each, self.in_all = each, in_all
        self._lock = threading.Lock()
        self._taken: Counter[str] = Counter()

    def take(self, who: str) -> bool:
        """Take a place for `who`, who must give it back; False when none is free."""
        with self._lock:
            if self._taken[who] >= self.each or self._taken.total() >= self.in_all:
                return False
            self._taken[who] += 1
            return True

    def give_back(self, who: str) -> None:
        """The place of `who` is free again."""
        with self._lock:
            self._taken[who] -= 1
            if self._taken[who] <= 0:
                del self._taken[who]


@dataclass
class Kept:
    """What is kept of one caller."""

    rows: int = 0
    size: int = 0


class Quota:
    """What each caller may keep: `rows` pieces, `size` bytes together."""

    def __init__(self, rows: int, size: int) -> None:
        self.rows, self.size = rows, size
        self._lock = threading.Lock()
        self._kept: dict[str, Kept] = {}

    def fits(self, who: str, rows: int, size: int) -> bool:
        """Whether so much more may be kept."""
        kept = self._kept.get(who, Kept())
        return kept.rows + rows <= self.rows and kept.size + size <= self.size

    def add(self, who: str, rows: int, size: int) -> None:
        """So much more is kept."""
        with self._lock:
            kept = self._kept.setdefault(who, Kept())
            kept.rows, kept.size = kept.rows + rows, kept.size + size

    def knows(self, who: str) -> bool:
        """Whether anything was counted for `who` yet; else what is kept already must be added."""
        return who in self._kept


class Names:
    """Whose key it is, for those whose key was found good: asking a store each time costs more.

    A key that was good once may keep its name: the name is asked for pace and bounds alone.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __getitem__(self, key: str) -> str | None:
        return self._names.get(key)

    def remember(self, key: str, name: str) -> None:
        """`key` belongs to `name`."""
        if key in self._names:
            return
        while len(self._names) >= REMEMBERED:
            self._names.pop(next(iter(self._names)), None)
        self._names[key] = name
