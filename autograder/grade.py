"""Grades every copy of a data folder: the door that the command line uses."""

from autograder.pipeline.batch import Progress, grade
from autograder.pipeline.records import Record

__all__ = ["Progress", "Record", "grade"]
