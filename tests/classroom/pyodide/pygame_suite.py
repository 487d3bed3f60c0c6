"""pygame-ce's own tests, run in the worker; what cannot pass is listed with its reason."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from classroom.pyodide.recipe.scratch import HERE as RECIPE
from tests.classroom.pyodide import fetched

PACKAGE = "/lib/python3.14/site-packages/pygame"


@dataclass
class Result:
    """Test ids by outcome; a test that hangs or kills the interpreter is a failure too."""

    passed: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)


def known_failures() -> dict[str, str]:
    """Test id: why it cannot pass."""
    text = (RECIPE / "known_failures.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)["cannot_pass"]
    return {test: group["why"] for group in groups for test in group["tests"]}


class Runs(Protocol):
    """What runs a program in a fresh worker, as `Rig` does."""

    folder: Path

    def run(
        self,
        program: str,
        silence_s: float,
        archives: Sequence[dict[str, str]],
        **names: Any,
    ) -> dict[str, Any]:
        """Its messages and how it ended."""


def run_modules(rig: Runs, modules: dict[str, str], silence_s: float = 120) -> Result:
    """Run modules of `pygame.tests` to their end; a module's value: text that its tests' ids hold.

    A test that ends its worker is left out of the next one, so the others still run.
    """
    archive = rig.folder / "pygame_tests.tar.gz"
    if not archive.exists():
        fetched.pygame_tests(rig.folder)
    archives = [{"url": f"/files/{archive.name}", "folder": PACKAGE}]
    result, started = Result(), list[str]()
    while True:
        answer = rig.run(
            "pygame_tests.py",
            silence_s,
            archives,
            modules=list(modules.items()),
            left_out=started,
        )
        running = _read(answer["messages"], result, started)
        if "done" in answer["end"]:
            return result
        if running is None:
            raise AssertionError(f"{list(modules)} ended outside of a test: {answer['end']}")
        result.failed[running] = str(answer["end"])


def _read(messages: list[str], result: Result, started: list[str]) -> str | None:
    """Sort the messages of one worker; return the test that was running when it ended."""
    running = None
    for message in messages:
        head, _, detail = message.partition("\n")
        word, _, test = head.partition(" ")
        if word == "start":
            started.append(test)
            running = test
        else:
            _sort(result, word, test, detail)
            running = None
    return running


def _sort(result: Result, word: str, test: str, detail: str) -> None:
    # A test with several parts may fail in one of them: it then counts as failed, once.
    if word == "failed":
        result.failed[test] = detail
        result.passed.discard(test)
    elif word == "skipped":
        result.skipped.add(test)
    elif test not in result.failed:
        result.passed.add(test)
