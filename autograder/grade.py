"""Grades every copy of a data folder: the door that the command line uses."""

from autograder.pipeline.batch import Progress, grade
from autograder.pipeline.cluster import ClusterError, on_cluster
from autograder.pipeline.records import Record

__all__ = ["ClusterError", "Progress", "Record", "grade", "on_cluster"]
