"""What only some may know: the join code, the facilitator's secret, the codes of cards.

The data folder keeps them in `secrets.toml`, readable by its owner alone. Nothing here is logged.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

import tomli_w

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
    known = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
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
    file.parent.mkdir(parents=True, exist_ok=True)
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


def new_card_code() -> str:
    """Four digits for an animal card."""
    return f"{secrets.randbelow(10_000):04}"
