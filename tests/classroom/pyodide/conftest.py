"""One server and one browser for the tests of a module."""

from collections.abc import Iterator

import pytest

from tests.classroom.pyodide import fetched
from tests.classroom.pyodide.chromium_bench import Bench, open_bench


# Not for the whole session: while Playwright is open, no other test may start an event loop.
@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with open_bench(fetched.pyodide()) as opened:
        yield opened
