"""Runs submitted code where it can do no harm. Only observations come out; the judge is outside."""

from autograder.sandbox.box import Box, SandboxUnavailable, bounds_memory_of_all, open_box
from autograder.sandbox.cells import Cell, Kind, Report, run_cells
from autograder.sandbox.limits import Limits, Stop
from autograder.sandbox.replies import NOTHING, Reply, error_output
from autograder.sandbox.session import BoxFailure, Sessions
from autograder.sandbox.values import Other

__all__ = [
    "NOTHING",
    "Box",
    "BoxFailure",
    "Cell",
    "Kind",
    "Limits",
    "Other",
    "Reply",
    "Report",
    "SandboxUnavailable",
    "Sessions",
    "Stop",
    "bounds_memory_of_all",
    "error_output",
    "open_box",
    "run_cells",
]
