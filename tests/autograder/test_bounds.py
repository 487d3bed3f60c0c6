"""One copy's share of time and memory outside of the box, and what is left when it is used up."""

import signal
import sys
import threading

import pytest

from autograder.bounds import OutOfBounds, bounded

resource = pytest.importorskip("resource")  # Windows has no such limits
MEBI = 1024 * 1024
linux = pytest.mark.skipif(sys.platform != "linux", reason="the bound of memory is Linux's")


def reason(seconds: float, memory: int, work: str) -> str:
    with pytest.raises(OutOfBounds) as raised, bounded(seconds, memory):
        exec(work, {})
    return raised.value.reason


def test_work_without_end_is_stopped_even_where_errors_are_handled() -> None:
    handles = "while True:\n try:\n  sum(range(1000))\n except Exception:\n  pass"
    assert reason(0.1, 64 * MEBI, handles) == "too_slow"


@linux
def test_memory_past_the_bound_is_refused() -> None:
    assert reason(60.0, 64 * MEBI, "b'x' * (400 * 1024 * 1024)") == "too_heavy"
    assert reason(60.0, 64 * MEBI, "x = []\nwhile True: x.append('x' * 100_000)") == "too_heavy"


@linux
def test_afterwards_everything_is_as_before() -> None:
    limit, heard = resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGPROF)
    with bounded(60.0, 64 * MEBI):
        assert resource.getrlimit(resource.RLIMIT_DATA) != limit
    reason(0.1, 64 * MEBI, "while True: pass")
    assert resource.getrlimit(resource.RLIMIT_DATA) == limit
    assert signal.getsignal(signal.SIGPROF) == heard
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_thread_beside_others_changes_nothing_of_the_process() -> None:
    """Two workers of a cluster in one process would take each other's limit for the first one."""
    seen: list[object] = []
    limit = resource.getrlimit(resource.RLIMIT_DATA)

    def work() -> None:
        with bounded(60.0, 64 * MEBI):
            seen.append(resource.getrlimit(resource.RLIMIT_DATA))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [limit]
