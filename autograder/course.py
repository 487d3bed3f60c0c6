"""Builds the nbgrader course: the door that the command line uses."""

from autograder.pipeline.course import build, release_notebook
from autograder.pipeline.lab import lab_notebooks
from autograder.pipeline.notebooks import CourseError

__all__ = ["CourseError", "build", "lab_notebooks", "release_notebook"]
