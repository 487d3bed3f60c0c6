"""`start.py test`: the checkers, then the tests, cheapest first."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bootstrap import plan
from bootstrap.checkout import Checkout
from bootstrap.environment import put_on_path
from bootstrap.messages import text
from bootstrap.page import node_environment, npm_command
from bootstrap.stages import set_up

# `--fast` keeps what needs no environment, no sandbox, no browser and no patience.
FAST_TESTS = "not setup and not sandbox and not browser and not journey and not slow"
# Many answers, whole commands, whole courses: `test` runs them, `check` looks at the content.
LEFT_FOR_LATER = ("tests/content", "tests/atelier", "tests/autograder")


@dataclass(frozen=True)
class Check:
    """One checker: its name as shown, and how it is run."""

    name: str
    command: Sequence[str]
    cwd: Path
    environment: dict[str, str] = field(default_factory=dict)


def run_tests(checkout: Checkout, arguments: Sequence[str]) -> int:
    """Check and test everything; `--fast` does so in less than a minute.

    Other arguments go to pytest. Returns 0 when all passed; a failed checker does not hide
    what the tests say.
    """
    fast = "--fast" in arguments
    set_up(checkout, plan.to_work_on_it() if fast else plan.to_test_all())
    put_on_path(checkout)
    checks = _python_checks(checkout) + ([] if fast else _page_checks(checkout))
    failed = [check.name for check in checks if not _passes(check)]
    later = [f"--ignore={folder}" for folder in LEFT_FOR_LATER]
    options = ["-m", FAST_TESTS, "-n", "2", *later] if fast else []
    others = [argument for argument in arguments if argument != "--fast"]
    pytest = [checkout.python, "-m", "pytest", *options, *others]
    code = subprocess.call(pytest, cwd=checkout.root)
    for name in failed:
        print(text("check_failed", check=name), flush=True)
    return code or bool(failed)


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
        for name, script in (("page: types", "check"), ("page: tests", "test"))
    ]


def _passes(check: Check) -> bool:
    """Run a checker; it is silent when content, its output is shown when it is not."""
    result = subprocess.run(
        check.command,
        cwd=check.cwd,
        env={**os.environ, **check.environment},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    passed = result.returncode == 0
    if not passed:
        sys.stdout.flush()
        sys.stdout.buffer.write(result.stdout)
    print(text("check_passed" if passed else "check_failed", check=check.name), flush=True)
    return passed
