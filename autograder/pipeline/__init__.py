"""Copies become outcomes: a course, submissions, nbgrader's own steps, records."""

import sys

if "jsonschema" not in sys.modules:
    # A checker of addresses in a format that no notebook uses: more than half of the time that
    # nbgrader takes to load. jsonschema does without it where it is not installed.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
