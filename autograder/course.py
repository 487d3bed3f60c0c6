"""Builds the nbgrader course: the door that the command line uses."""

from autograder.pipeline.cells import CourseError
from autograder.pipeline.course import build, release_notebook
from autograder.pipeline.lab import lab_notebooks

__all__ = ["CourseError", "build", "lab_notebooks", "release_notebook"]
