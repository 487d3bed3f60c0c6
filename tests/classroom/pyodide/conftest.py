"""One server and one browser for the tests of a module."""

from collections.abc import Iterator

import pytest

from tests.classroom.pyodide import fetched
from tests.classroom.pyodide.chromium_rig import Rig, open_rig


# Not for the whole session: while Playwright is open, no other test may start an event loop.
@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    with open_rig(fetched.pyodide()) as opened:
        yield opened
