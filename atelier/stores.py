"""Where the stores of a data folder are: its own files, or databases that `stores.toml` names."""

from __future__ import annotations

import tomllib
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from atelier.trouble import Trouble
from atelier.wording import Wording
from autograder.grade import REVISIONS, AptitudeStore, StoreUnreadable, Why
from workshop_game.checking import NewerFormat

FILE = "stores.toml"
NAMES = ("workshop", "aptitude", "identities")
WHY = {
    Why.UNREACHABLE: "store_unreachable",
    Why.DAMAGED: "store_damaged",
    Why.EMPTY: "store_empty",
    Why.FOREIGN: "store_foreign",
    Why.OLDER: "store_older",
    Why.LOST: "store_lost",
}


def store_urls(data: Path, say: Wording) -> dict[str, str]:
    """The address of each store that is no file of the data folder.

    The server and `grade` ask here, so that they mean the same stores.

    Raises:
        Trouble: a file that is not understood, or a database that nothing here can speak to.
    """
    path = data / FILE
    if not path.exists():
        return {}
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:  # neither UTF-8 nor TOML
        raise Trouble(say("stores_toml", path=path, said=error)) from error
    for name, address in named.items():
        if name not in NAMES or not isinstance(address, str):
            raise Trouble(say("stores_toml", path=path, said=name))
        _check(path, address, say)
    return named


def _check(path: Path, address: str, say: Wording) -> None:
    """Whether this Python can speak to such a database; not whether it answers."""
    try:
        make_url(address).get_dialect().import_dbapi()
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise Trouble(say("stores_driver", path=path, said=error)) from error
    except ArgumentError as error:
        raise Trouble(say("stores_toml", path=path, said=error)) from error


def aptitude_store(data: Path, say: Wording) -> AptitudeStore:
    """The store of the copies, for whoever reads them. Raises Trouble as `store_urls` does."""
    address = store_urls(data, say).get("aptitude")
    return AptitudeStore(make_url(address)) if address else AptitudeStore.of(data)


def unreadable(error: StoreUnreadable, say: Wording) -> Trouble:
    """What keeps copies from being read, and what to do."""
    if error.why is Why.NEWER:
        newer = NewerFormat(error.store, error.said, REVISIONS[-1])
        return Trouble(newer.text(say.language))
    return Trouble(say(WHY[error.why], store=error.store, said=error.said))
