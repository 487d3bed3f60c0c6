"""Writes the feedback pages: the door that the command line uses."""

from autograder.pipeline.feedback import write_feedback

__all__ = ["write_feedback"]
