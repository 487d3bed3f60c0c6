"""`atelier course open`: nbgrader's formgrader on the graded course, for people who mark."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from rich.console import Console

from atelier.jupyter import Jupyter
from atelier.trouble import Trouble
from atelier.wording import Wording


def open_course(data: Path, port: int, say: Wording, console: Console, *, browser: bool) -> None:
    """Serve the course until Ctrl-C. Raises Trouble when nothing is graded yet."""
    with formgrader(data, port, say) as server:
        address = server.url("formgrader/gradebook")
        console.print(say("course_opened", address=address), soft_wrap=True, markup=False)
        if browser:
            webbrowser.open(address)
        try:
            server.wait()
        except KeyboardInterrupt:
            console.print(say("course_closed"))


def formgrader(data: Path, port: int, say: Wording) -> Jupyter:
    """The server of a graded course."""
    course = data / "course"
    if not (course / "gradebook.db").exists() or not (course / "autograded").exists():
        raise Trouble(say("course_not_graded", folder=data))
    return Jupyter(course, data / "jupyter", port, say.language)
