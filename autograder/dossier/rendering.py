"""Templates, and files that are there whole or not at all."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def put(path: Path, text: str) -> Path:
    """Write a page, whole or not at all; returns its path."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8", errors="backslashreplace")
    part.replace(path)
    return path


@cache
def environment() -> Environment:
    """Made once: compiling the templates takes longer than filling them."""
    return Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
