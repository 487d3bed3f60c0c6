"""Which kit this is."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def kit_version() -> str:
    """The version in `pyproject.toml`, which travels with the checkout."""
    pyproject = Path(__file__).parents[1] / "pyproject.toml"
    version: str = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"]
    return version
