"""Grades again beside the true records: the door that the command line uses."""

from autograder.pipeline.regrade import (
    Change,
    Comparison,
    NothingToCompare,
    Side,
    put_in_place,
    regrade,
)

__all__ = ["Change", "Comparison", "NothingToCompare", "Side", "put_in_place", "regrade"]
