"""In the worker: run pygame-ce's own test modules, and say each test before it starts.

Given by the worker: `say`, `modules` (pairs: a module such as "draw_test", and a text that the ids
of its tests to run hold) and `left_out` (ids of tests not to start).
A message is "start <id>" or "<outcome> <id>\n<detail>". pygame-ce's own loader leaves out what it
tags as interactive.
"""

import importlib
import sys
import time
import traceback
import unittest

HOME = "/lib/python3.14/site-packages/pygame"


class Teller(unittest.TestResult):
    """Says each start and outcome at once: a test that hangs is the last one that started."""

    def startTest(self, test):  # noqa: N802 - unittest's name
        super().startTest(test)
        say(f"start {test.id()}")  # noqa: F821 - given by the worker

    def tell(self, outcome, test, detail=""):
        say(f"{outcome} {test.id()}\n{detail}")  # noqa: F821 - given by the worker

    def fault(self, outcome, test, error):
        self.tell(outcome, test, "".join(traceback.format_exception(*error))[-1500:])

    def addSuccess(self, test):  # noqa: N802
        self.tell("passed", test)

    def addFailure(self, test, err):  # noqa: N802
        self.fault("failed", test, err)

    def addError(self, test, err):  # noqa: N802
        self.fault("failed", test, err)

    def addSkip(self, test, reason):  # noqa: N802
        self.tell("skipped", test, reason)

    def addExpectedFailure(self, test, err):  # noqa: N802
        self.tell("passed", test, "expected by pygame-ce to fail")

    def addUnexpectedSuccess(self, test):  # noqa: N802
        self.tell("failed", test, "expected by pygame-ce to fail, and it passes")

    def addSubTest(self, test, subtest, err):  # noqa: N802
        if err is not None:
            self.fault("failed", test, err)


def sleep(seconds):
    """Look at the worker's clock, which moves on at each look, until it is time."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def tests_in(suite):
    """The test cases of a nest of suites, in order."""
    for part in suite:
        if isinstance(part, unittest.TestSuite):
            yield from tests_in(part)
        else:
            yield part


def wanted(machinery, module, part):
    """The tests of one module that are to be run."""
    found = importlib.import_module(f"pygame.tests.{module}")
    suite = machinery.PygameTestLoader().loadTestsFromModule(found)
    ids = {test.id(): test for test in tests_in(suite) if part in test.id()}
    return [test for name, test in ids.items() if name not in left_out]  # noqa: F821


def main():
    """How many tests were started."""
    sys.path.insert(0, HOME)
    time.sleep = sleep
    machinery = importlib.import_module("pygame.tests.test_utils.test_machinery")
    teller, started = Teller(), 0
    for module, part in modules:  # noqa: F821 - given by the worker
        tests = wanted(machinery, module, part)
        unittest.TestSuite(tests).run(teller)
        started += len(tests)
    return started


main()
