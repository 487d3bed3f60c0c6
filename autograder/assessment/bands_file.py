"""`records/bands.json`: every band of a data folder, for whoever reads on.

The same records and pool give the same bytes. Candidates stand in the order of their numbers.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from autograder.assessment.bands import Band, Cohort, NoBand
from autograder.assessment.ranges import floor_for

FORMAT = 1
FILE = "bands.json"


def write_bands(data: Path, cohort: Cohort) -> Path:
    """Write the file below DATA/records, whole or not at all; returns its path."""
    path = data / "records" / FILE
    part = path.with_suffix(".json.part")
    text = json.dumps(_whole(cohort), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
    return path


def _whole(cohort: Cohort) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "floor": floor_for(cohort.links),
        "twins": [
            {
                "name": twins.name,
                "items": twins.items,
                "hashes": twins.hashes,
                "copies": counts.copies,
                "links": counts.links,
            }
            for twins, counts in sorted(cohort.counts.items(), key=lambda each: each[0].key)
        ],
        "bands": [_row(band) for band in cohort.bands.values()],
    }


def _row(band: Band | NoBand) -> dict[str, Any]:
    row = asdict(band)
    return row if isinstance(band, NoBand) else {**row, "chance": round(row["chance"], 2)}
