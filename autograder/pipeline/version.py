"""Which kit graded."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def kit_version() -> str:
    """The version in `pyproject.toml`, which travels with the checkout."""
    pyproject = Path(__file__).parents[2] / "pyproject.toml"
    return str(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"])
