"""Answers in one's own words: a page to read, a sheet to fill in, two people, a number only."""

from autograder.marking.update import Marking, Problem, mark

__all__ = ["Marking", "Problem", "mark"]
