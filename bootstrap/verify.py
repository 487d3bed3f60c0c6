"""`start.py test`: the checkers, then the tests, cheapest first."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from bootstrap import plan
from bootstrap.checkout import Checkout
from bootstrap.environment import put_on_path
from bootstrap.messages import text
from bootstrap.page import node_environment, npm_command
from bootstrap.phases import set_up

# `--fast` keeps what needs no environment, no sandbox, no browser and no patience.
FAST_TESTS = "not setup and not sandbox and not browser and not journey and not slow"
# Many answers, whole commands, whole courses: `test` runs them, `check` looks at the content.
# Journeys are all marked: not even reading them saves loading the grader in every process.
LEFT_FOR_LATER = ("tests/content", "tests/atelier", "tests/autograder", "tests/journeys")
# Two processes, the least that a computer has; a file stays in one, with its browser and server.
# In the order of the files, so that what is cheap still comes first.
SHARED_OUT = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
# The two parts of the page's `npm run check`, then its tests: scripts of its package.json.
PAGE_CHECKS = (("page: types", "types"), ("page: rules", "rules"), ("page: tests", "test"))


@dataclass(frozen=True)
class Check:
    """One checker: its name as shown, and how it is run."""

    name: str
    command: Sequence[str]
    cwd: Path
    environment: dict[str, str] = field(default_factory=dict)


def run_tests(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Check and test everything; `--fast` does so in less than a minute.

    Other arguments go to pytest, which then runs in one process: one can follow it, and stop
    in it. Returns 0 when all passed; a failed checker does not hide what the tests say.
    """
    fast = "--fast" in arguments
    set_up(checkout, plan.to_work_on_it() if fast else plan.to_test_all())
    put_on_path(checkout)
    checks = _python_checks(checkout) + ([] if fast else _page_checks(checkout))
    failed = _failed(checks)
    others = [argument for argument in arguments if argument != "--fast"]
    pytest = [checkout.python, "-m", "pytest", *pytest_options(fast, others), *others]
    code = subprocess.call(pytest, cwd=checkout.root)
    for name in failed:
        print(text("check_failed", check=name), flush=True)
    return code or bool(failed)


def pytest_options(fast: bool, others: Sequence[str]) -> list[str]:
    """What pytest is told before the arguments that someone gave."""
    if fast:
        later = [f"--ignore={folder}" for folder in LEFT_FOR_LATER]
        return ["-m", FAST_TESTS, "-n", "2", *later]
    return [] if set(others) - {"--slow"} else [*SHARED_OUT]


def _python_checks(checkout: Checkout) -> list[Check]:
    ruff = [checkout.python, "-m", "ruff"]
    return [
        Check("ruff check", [*ruff, "check", "--quiet"], checkout.root),
        Check("ruff format", [*ruff, "format", "--check", "--quiet"], checkout.root),
        Check("mypy", [checkout.python, "-m", "mypy"], checkout.root),
    ]


def _page_checks(checkout: Checkout) -> list[Check]:
    environment = node_environment(checkout)
    return [
        Check(name, npm_command(checkout, "run", script), checkout.page, environment)
        for name, script in PAGE_CHECKS
    ]


def _failed(checks: Sequence[Check]) -> list[str]:
    """Run the checkers, two at a time, and tell of each in order. Returns those that failed."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = pool.map(_run, checks)
        return [
            check.name
            for check, result in zip(checks, results, strict=True)
            if not _passed(check, result)
        ]


def _run(check: Check) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        check.command,
        cwd=check.cwd,
        env={**os.environ, **check.environment},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _passed(check: Check, result: subprocess.CompletedProcess[bytes]) -> bool:
    """Say how a checker ended; it is silent when content, its output is shown when it is not."""
    passed = result.returncode == 0
    if not passed:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.stdout)
    print(text("check_passed" if passed else "check_failed", check=check.name), flush=True)
    return passed
