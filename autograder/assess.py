"""Bands, pools and the figures of items: the door that the command line uses."""

from autograder.assessment.bands import Band, Cohort, NoBand, load_cohort
from autograder.assessment.bands_file import write_bands
from autograder.assessment.twins import Twins

__all__ = ["Band", "Cohort", "NoBand", "Twins", "load_cohort", "write_bands"]
