"""The changes of patches.toml, applied to the unpacked sources."""

import tomllib

from .scratch import HERE, RecipeError, Scratch
from .sources import package_folder


def patch_sources(scratch: Scratch) -> None:
    """Apply every change; one that is already there stays. Raises RecipeError if a source moved."""
    patches = tomllib.loads((HERE / "patches.toml").read_text(encoding="utf-8"))["patch"]
    for patch in patches:
        path = package_folder(scratch, patch["package"]) / patch["file"]
        text = path.read_text(encoding="utf-8")
        path.write_text(patched(text, patch, path.name), encoding="utf-8")


def patched(text: str, patch: dict[str, str], name: str) -> str:
    """`text` with one change. Raises RecipeError unless its place is there exactly once."""
    if patch["replace"] and patch["replace"] in text:
        return text
    count = text.count(patch["find"])
    if count != 1 and (patch["replace"] or count):
        raise RecipeError(f"{name}: {count} places fit the patch “{patch['why']}”, not 1")
    return text.replace(patch["find"], patch["replace"])
