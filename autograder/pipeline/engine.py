"""The one door to nbgrader: its converters, with the settings of the kit's course."""

import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Base, Gradebook, new_uuid
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import Table
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

__all__ = ["EngineError", "autograde", "generate", "gradebook", "new_uuid", "table"]

CONFIG_FILE = """\
# Made by the kit, and made again with the course. nbgrader's own commands and formgrader read it.
c = get_config()  # noqa: F821
# The answer cell of the release holds the start code; what stands between the marks goes away.
c.ClearSolutions.code_stub = {"python": ""}
c.ClearSolutions.text_stub = ""
"""
Step = Callable[[Any, Any], tuple[Any, Any]] | type


class EngineError(Exception):
    """nbgrader gave up on a notebook. The message is its own last error line."""


def generate(course: Path, assignment: str) -> None:
    """Make `release/` from `source/` and enter the assignment in the gradebook.

    Raises EngineError.
    """
    config = Config()
    config.ClearSolutions.code_stub = {"python": ""}
    config.ClearSolutions.text_stub = ""
    directory = CourseDirectory(root=str(course), assignment_id=assignment, config=config)
    _run(GenerateAssignment(coursedir=directory, config=config, force=True))


def autograde(
    course: Path, candidate: str, assignment: str, notebook: str, steps: tuple[list[Step], ...]
) -> None:
    """Grade one notebook of one candidate: `steps` are the sanitizing and the grading list.

    Raises EngineError.
    """
    config = Config()
    directory = CourseDirectory(
        root=str(course),
        assignment_id=assignment,
        student_id=candidate,
        notebook_id=notebook,
        config=config,
    )
    converter = Autograde(coursedir=directory, config=config, force=True)
    converter.sanitize_preprocessors, converter.autograde_preprocessors = steps
    _run(converter)


def feedback(
    course: Path, candidate: str, assignment: str, notebook: str, steps: list[Step]
) -> None:
    """Make nbgrader's feedback page of one autograded notebook. Raises EngineError."""
    config = Config()
    directory = CourseDirectory(
        root=str(course),
        assignment_id=assignment,
        student_id=candidate,
        notebook_id=notebook,
        ignore=["*"],
        config=config,
    )
    converter = GenerateFeedback(coursedir=directory, config=config, force=True)
    converter.preprocessors = steps
    _run(converter)


def table(name: str) -> Table:
    """A table of nbgrader's gradebook, as nbgrader declares it."""
    found: Table = Base.metadata.tables[name]
    return found


@contextmanager
def gradebook(course: Path) -> Iterator[Any]:
    """The open gradebook of the course, made if needed."""
    with _quiet(), alembic_on_path():
        book = Gradebook(f"sqlite:///{course / 'gradebook.db'}", "")
        try:
            yield book
        finally:
            book.close()


@contextmanager
def alembic_on_path() -> Iterator[None]:
    """nbgrader runs the program `alembic` from PATH when it makes a gradebook."""
    before = os.environ.get("PATH", "")
    programs = str(Path(sys.executable).parent)
    os.environ["PATH"] = os.pathsep.join([programs, before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def _run(converter: Any) -> None:
    from nbgrader.converters import NbGraderException

    heard = _LastError()
    converter.log.addHandler(heard)
    try:
        with _quiet(), alembic_on_path():
            converter.start()
    except (NbGraderException, SystemExit) as error:
        raise EngineError(heard.line or str(error)) from error
    finally:
        converter.log.removeHandler(heard)


class _LastError(logging.Handler):
    """nbgrader logs the error that made it give up, and raises another one."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.line = ""

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if "Traceback (most recent call last)" in message:
            self.line = message.strip().splitlines()[-1]


@contextmanager
def _quiet() -> Iterator[None]:
    """nbgrader 0.9.6 adds rows in an order that SQLAlchemy 2.1 warns about; it is harmless."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)
        yield
