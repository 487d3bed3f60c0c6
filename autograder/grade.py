"""Grades every copy of a data folder: the door that the command line uses."""

from autograder.pipeline.batch import Progress, grade
from autograder.pipeline.cluster import ClusterError, on_cluster
from autograder.pipeline.contract import REVISIONS, StoreUnreadable, Why
from autograder.pipeline.records import Record, UnreadableRecords
from autograder.pipeline.store import AptitudeStore
from autograder.pipeline.submissions import Origin, origin

__all__ = [
    "REVISIONS",
    "AptitudeStore",
    "ClusterError",
    "Origin",
    "Progress",
    "Record",
    "StoreUnreadable",
    "UnreadableRecords",
    "Why",
    "grade",
    "on_cluster",
    "origin",
]
