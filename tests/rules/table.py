"""The import table: each room of the kit, whom it may ask, and why nobody else.

It is written from the bottom up: a room names only rooms above it in this file, so no import can
go upwards and no circle can close. `docs/architecture.md` shows the same table.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tests.rules.imports import Import, is_in

ANY = frozenset({"*"})
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Room:
    """What a room may import: of the kit, and of what is not in the standard library."""

    because: str
    """The sentence that whoever breaks the rule reads: why, and the way out."""
    kit: frozenset[str] = NOTHING
    libraries: frozenset[str] = NOTHING


def _room(because: str, kit: str = "", libraries: str = "") -> Room:
    return Room(because, frozenset(kit.split()), frozenset(libraries.split()))


_CHECKED = "workshop_game.core workshop_game.words workshop_game.checking"
_PIPELINE = "autograder.pipeline autograder.sandbox"

# The longest prefix of a module's name decides. A room may always import itself.
TABLE = {
    "bootstrap": _room(
        "it runs on a bare machine: only the standard library is there before the set-up"
    ),
    "serving": _room(
        "any server of the kit uses it: what knows a seat or a candidate belongs to that server",
        libraries="*",
    ),
    "press": _room(
        "facts in, PDF out: whoever prints hands over what stands on the page", libraries="typst"
    ),
    "workshop_game": _room("a package of rooms holds no code of its own"),
    "workshop_game.assets": _room("drawings and sounds are read, they ask nobody"),
    "workshop_game.core": _room(
        "the world is a pure function in CPython and in Pyodide: standard library only"
    ),
    "workshop_game.words": _room(
        "words act on the world; what checks or draws stands below them", kit="workshop_game.core"
    ),
    "workshop_game.diagnosis": _room(
        "a program is read beside right answers that it is handed: it knows no step and no check",
        kit="workshop_game.words",
    ),
    "workshop_game.checking": _room(
        "it loads in Pyodide, in a notebook and in the grader: standard library, core and words",
        kit="workshop_game.core workshop_game.words workshop_game.diagnosis",
    ),
    "workshop_game.explain": _room(
        "an error is explained in the participant's words, without a check or a picture",
        kit="workshop_game.words workshop_game.diagnosis",
        libraries="friendly_traceback",
    ),
    "workshop_game.stage": _room(
        "it draws and reads keys: it is the one place of pygame and of the browser's Python",
        kit=f"{_CHECKED} workshop_game.assets workshop_game.diagnosis workshop_game.explain",
        libraries="pygame js pyodide pyodide_js",
    ),
    "workshop_game.home": _room(
        "a game that went home has no checks with it",
        kit="workshop_game.words workshop_game.stage workshop_game.explain",
    ),
    "classroom.pyodide": _room("the recipe of a wheel runs alone, on purpose, on another machine"),
    "classroom.settings": _room("a room is started with values, not with code", "serving", "*"),
    "classroom.secrets": _room(
        "secrets ask nobody, so that nobody logs them",
        "serving",
        "tomli_w",
    ),
    "classroom.stores.workshop": _room(
        "one store's tables cannot name another's: that is the wall", "serving", "sqlalchemy"
    ),
    "classroom.stores.aptitude": _room(
        "one store's tables cannot name another's: that is the wall", "serving", "sqlalchemy"
    ),
    "classroom.stores.identities": _room(
        "one store's tables cannot name another's: that is the wall", "serving", "sqlalchemy"
    ),
    "classroom.stores": _room(
        "opening a store needs its address, and none of its tables",
        "classroom.settings serving",
        "sqlalchemy alembic",
    ),
    "classroom.course": _room(
        "the course is content: it knows no seat, no candidate and no store",
        f"serving {_CHECKED}",
        "*",
    ),
    "classroom.at_items": _room(
        "what the room knows and never writes: it opens no store", "classroom.stores.workshop"
    ),
    "classroom.room": _room(
        "a room holds what every request shares, and nothing of one request",
        "serving classroom.settings classroom.secrets classroom.stores.store classroom.course"
        " classroom.at_items",
        "fastapi",
    ),
    "classroom.web": _room(
        "whose request it is, is asked of the workshop's store alone",
        "serving classroom.room classroom.stores.workshop",
        "*",
    ),
    "classroom.links": _room(
        "the one door between seat and candidate: the only module that may name all three stores",
        "serving classroom.room classroom.web classroom.stores.store classroom.stores.workshop"
        " classroom.stores.aptitude classroom.stores.identities",
        "*",
    ),
    "classroom.workshop": _room(
        "the workshop's side of the wall: what concerns a candidate goes through classroom.links",
        "serving press classroom.room classroom.secrets classroom.web classroom.links"
        " classroom.at_items classroom.stores.workshop",
        "*",
    ),
    "classroom.aptitude": _room(
        "the aptitude side of the wall: what concerns a seat goes through classroom.links",
        "serving classroom.course classroom.room classroom.web classroom.links"
        " classroom.stores.aptitude",
        "*",
    ),
    "classroom.delivery": _room(
        "files are delivered to anyone: no store, no seat, no candidate",
        "serving classroom.room",
        "*",
    ),
    "classroom.board": _room(
        "the board shows the workshop, never a candidate: it may not name the aptitude side",
        "serving classroom.room classroom.web classroom.course classroom.delivery"
        f" classroom.at_items classroom.workshop classroom.stores.workshop {_CHECKED}",
        "*",
    ),
    "classroom": _room(
        "the server is put together here, of its rooms; it grades nothing and draws nothing",
        "serving classroom",
        "*",
    ),
    "autograder.sandbox": _room("what runs hostile code is the standard library and itself"),
    "autograder.sandbox.inside": _room(
        "inside the box there is Python, IPython, and nothing of the kit", "", "IPython traitlets"
    ),
    "autograder.bounds": _room("what one copy may cost is asked by grading and by dossiers alike"),
    "autograder.pipeline": _room(
        "grading meets the room in documented tables and files, never in its code",
        "autograder.bounds autograder.sandbox workshop_game.checking",
        "*",
    ),
    "autograder.assessment": _room(
        "it reads records, and runs nothing",
        "autograder.pipeline workshop_game.checking.outcome workshop_game.checking.formats",
        "*",
    ),
    "autograder.dossier": _room(
        "a dossier is written from the assessment alone: no trace of the workshop is in reach",
        "autograder.assessment autograder.bounds",
        "*",
    ),
    "autograder.marking": _room(
        "people mark records, without a name", "autograder.pipeline autograder.dossier", "*"
    ),
    "autograder.jury": _room(
        "decided, not built yet: a jury reads dossiers and the assessment, from a server",
        "serving autograder.dossier autograder.assessment",
        "*",
    ),
    "autograder": _room("its doors, for the command line", "autograder"),
    "rehearsal": _room(
        "simulated people use the real server over HTTP, as people do",
        "workshop_game.checking",
        "httpx",
    ),
    "atelier": _room("the command line knows every package, and nobody knows it", "*", "*"),
    "harness": _room(
        "what tests, measures and pictures share: no school runs a kit that needs it", "*", "*"
    ),
    "bench": _room("measures know every package, and nobody knows them", "*", "*"),
    "docs": _room("what takes the pictures knows every package, and nobody knows it", "*", "*"),
}

# One room alone may import these, whatever the table says.
RESERVED = {
    "pygame": "workshop_game.stage",
    "nbgrader": "autograder.pipeline",
    "IPython": "autograder.sandbox.inside",
    "friendly_traceback": "workshop_game.explain",
    "typst": "press",
}
# Who asks these packages: nobody else, not even a room that may import everything.
BESIDE = ("harness", "bench", "docs")
ASKED_BY = {
    "bootstrap": BESIDE,
    "rehearsal": ("atelier", *BESIDE),
    "atelier": BESIDE,
    "harness": ("bench", "docs"),
    "bench": (),
    "docs": (),
    "tests": (),
}


def owner(name: str) -> str:
    """The room that a dotted name belongs to: its longest prefix in the table."""
    return max((room for room in TABLE if is_in(name, room)), key=len)


def _room_of(name: str) -> str:
    return owner(name) if any(is_in(name, room) for room in TABLE) else ""


def complaint(found: Import, packages: tuple[str, ...]) -> str:
    """What is wrong with an import, and why; empty where nothing is."""
    room, top = owner(found.module), found.name.split(".", maxsplit=1)[0]
    if top in (*packages, "tests"):
        named = _is_own(found, room) or _in_any(found.name, TABLE[room].kit)
        allowed = named and _may_ask(room, top)
    elif top in RESERVED:
        allowed = is_in(found.module, RESERVED[top])
    else:
        allowed = top in sys.stdlib_module_names or _in_any(found.name, TABLE[room].libraries)
    return "" if allowed else f"{found.place} imports {found.name}. {room}: {TABLE[room].because}"


def _is_own(found: Import, room: str) -> bool:
    """Whether a module asks its own room, or a package that it stands in."""
    return is_in(found.module, found.name) or _room_of(found.name) == room


def _may_ask(room: str, package: str) -> bool:
    asked_by = ASKED_BY.get(package)
    return asked_by is None or any(is_in(room, one) for one in (package, *asked_by))


def _in_any(name: str, allowed: frozenset[str]) -> bool:
    return "*" in allowed or any(is_in(name, prefix) for prefix in allowed)


def page_rows() -> list[str]:
    """The table as `docs/architecture.md` shows it: room, whom it may ask, why."""
    return ["| room | may import, of the kit | why |", "|---|---|---|", *map(_page_row, TABLE)]


def _page_row(room: str) -> str:
    rule = TABLE[room]
    order = [*TABLE, *sorted(rule.kit - set(TABLE))]
    asked = ", ".join(f"`{name}`" for name in order if name in rule.kit)
    whom = "everybody" if "*" in rule.kit else asked or "nobody"
    return f"| `{room}` | {whom} | {rule.because} |"
