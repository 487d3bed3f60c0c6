"""Bands, pools and the figures of items: the door that the command line uses."""

from autograder.assessment.bands import Band, Cohort, NoBand, load_cohort
from autograder.assessment.bands_file import write_bands
from autograder.assessment.contribution import add, name_of, tables_of
from autograder.assessment.known import Known, known_of
from autograder.assessment.pool import (
    FOLDER,
    Pool,
    PoolUnreadable,
    Table,
    default_pool,
    merged,
    read_pool,
    write_pool,
)
from autograder.assessment.twins import Twins, twins_of
from autograder.pipeline.items import items_by_id

__all__ = [
    "FOLDER",
    "Band",
    "Cohort",
    "Known",
    "NoBand",
    "Pool",
    "PoolUnreadable",
    "Table",
    "Twins",
    "add",
    "default_pool",
    "items_by_id",
    "known_of",
    "load_cohort",
    "merged",
    "name_of",
    "read_pool",
    "tables_of",
    "twins_of",
    "write_bands",
    "write_pool",
]
