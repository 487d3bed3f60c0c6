"""What only some may know: the join code, the facilitator's secret, codes of cards, entries.

The data folder keeps them in `secrets.toml`, readable by its owner alone. Nothing here is logged.
"""

from __future__ import annotations

import os
import secrets
import threading
import time
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import tomli_w

from serving.files import private_folder
from serving.formats import refuse_newer
from serving.tokens import same

FORMAT = 1
CONSONANTS = "dflmnrtv"
VOWELS = "aiou"
UNKIND = ("dum", "fol", "nul", "rat", "tar", "vil")
"""Beginnings of pairs of syllables that sound like a slight, in French or in English."""


@dataclass(frozen=True)
class Secrets:
    """The secrets of one workshop. Their repr shows nothing: a log line cannot leak them."""

    join_code: str = field(repr=False)
    facilitator_secret: str = field(repr=False)
    aptitude_key: str = field(repr=False)

    def opens_room(self, code: str) -> bool:
        """Whether `code` is the join code; capitals, spaces and dashes do not matter."""
        return same(code, self.join_code)

    def opens_board(self, secret: str) -> bool:
        """Whether `secret` is the facilitator's."""
        return same(secret, self.facilitator_secret)


def load_secrets(data: Path) -> Secrets:
    """Read `secrets.toml` of the data folder; make it, or complete it, where it is missing.

    Raises Newer for a file that a newer kit wrote.
    """
    file = data / "secrets.toml"
    known = tomllib.loads(file.read_text(encoding="utf-8-sig")) if file.exists() else {}
    refuse_newer(file, known.get("format"), FORMAT)
    fresh = {
        "join_code": syllables(2, " "),
        "facilitator_secret": syllables(6, "-").lower(),
        "aptitude_key": secrets.token_hex(32),
    }
    complete = Secrets(**{name: str(known.get(name) or value) for name, value in fresh.items()})
    if not asdict(complete).items() <= known.items():
        _write_private(file, tomli_w.dumps({"format": FORMAT} | known | asdict(complete)))
    return complete


def _write_private(file: Path, text: str) -> None:
    private_folder(file.parent)
    temporary = file.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(file)


def syllables(pairs: int, between: str) -> str:
    """Pairs of syllables, such as `LIMO NAVU`: read aloud, and typed without Shift or accents."""
    return between.join(_pair() for _ in range(pairs)).upper()


def _pair() -> str:
    while True:
        first, second = (secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(2))
        if first != second and not (first + second).startswith(UNKIND):
            return first + second


CARD_DIGITS = 4


def new_card_code() -> str:
    """The digits of an animal card."""
    return f"{secrets.randbelow(10**CARD_DIGITS):0{CARD_DIGITS}}"


ENTRY_SECONDS = 600.0


@dataclass(frozen=True)
class Entry:
    """A way in for one person, once: what they type instead of the workshop's code."""

    words: str = field(repr=False)
    until: float


class Entries:
    """The seats that somebody was called to, in memory alone: one entry each, for ten minutes.

    A billion values: an entry needs no count of guesses, so that no guess of others can close it.
    `now` is a clock that never goes back, in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.now = now
        self._lock = threading.Lock()
        self._open: dict[int, Entry] = {}

    def open(self, seat: int) -> Entry:
        """A new entry to `seat`; an earlier one is over."""
        with self._lock:
            entry = self._open[seat] = Entry(syllables(3, " "), self.now() + ENTRY_SECONDS)
        return entry

    def close(self, seat: int) -> None:
        """Nobody is called to `seat` any more."""
        with self._lock:
            self._open.pop(seat, None)

    def of(self, seat: int) -> Entry | None:
        """The entry to `seat`, while it is open."""
        return self.all().get(seat)

    def all(self) -> dict[int, Entry]:
        """Every entry that is open, by seat."""
        with self._lock:
            now = self.now()
            self._open = {seat: one for seat, one in self._open.items() if one.until > now}
            return dict(self._open)

    def use(self, words: str) -> int | None:
        """The seat that `words` open, once; None when they open none."""
        for seat, entry in self.all().items():
            if same(words, entry.words):
                with self._lock:
                    return seat if self._open.pop(seat, None) is entry else None
        return None
