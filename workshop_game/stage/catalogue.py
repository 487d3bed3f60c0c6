"""What can be shown and played, and in which colours: the assets' two tables, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from workshop_game.assets import ASSETS

STILL = "still"


@cache
def palette() -> dict[str, str]:
    """Every colour of the palette by its full name, such as ``colours.red.main``."""
    return dict(_flat("", _read("palette.toml")))


@cache
def catalogue() -> dict[str, Any]:
    """The catalogue as it is written; see the comments in ``catalogue.toml``."""
    return _read("catalogue.toml")


def colour(name: str) -> str:
    """A colour as ``#rrggbb``: a full palette name, or one that a participant can name."""
    return palette()[name if "." in name else f"colours.{name}.main"]


@cache
def frames(kind: str, pose: str, look: str) -> tuple[str, ...]:
    """The drawings of a kind in a pose; a pose that the kind lacks is shown as ``still``."""
    poses: dict[str, list[str]] = catalogue()["kinds"][kind]["poses"]
    return tuple(name.format(look=look) for name in poses.get(pose) or poses[STILL])


def has_pose(kind: str, pose: str) -> bool:
    """Whether the kind has drawings of its own for this pose."""
    return pose in catalogue()["kinds"][kind]["poses"]


def recoloured(svg: str, kind: str, name: str) -> str:
    """A kind's drawing with its own colours replaced by the colour ``name``."""
    entry = catalogue()["kinds"][kind]
    for tone in ("main", "shade"):
        for own in entry[tone]:
            svg = svg.replace(palette()[own], palette()[f"colours.{name}.{tone}"])
    return svg


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((ASSETS / name).read_text(encoding="utf-8"))


def _flat(prefix: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += _flat(f"{prefix}{name}.", value)
        else:
            found.append((prefix + name, value))
    return found
