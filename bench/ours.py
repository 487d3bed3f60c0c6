"""What `atelier grade` does, for another folder of exercises: `python -m bench.ours ...`."""

import sys
from pathlib import Path

from rich.console import Console

from atelier.grade import grade
from atelier.wording import Wording


def main(data: str, exercises: str, what: str, cluster: str = "") -> None:
    """Build the course; or grade everything again and write the dossiers; or write the feedback."""
    if what == "build":
        from autograder.course import build

        build(Path(data), Path(exercises))
        return
    if what == "feedback":
        from autograder.feedback import write_feedback

        write_feedback(Path(data), Path(exercises))
        return
    grade(
        Path(data),
        Wording("en"),
        Console(),
        sandbox=True,
        again=True,
        exercises=Path(exercises),
        cluster=cluster,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
