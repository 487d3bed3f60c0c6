"""One page per candidate number for the jury, and an overview. No identity, no rank."""

from autograder.dossier.pages import write

__all__ = ["write"]
