"""How much one copy may cost outside of the box: in grading, on its page, in its feedback.

What a copy holds is bounded before (`shape`), so these bounds are met by what nobody thought of.
They are processor time and memory of this process: a busy machine does not shorten the first.
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

SECONDS = 30.0
"""Processor time of this process for one copy. Most take a tenth of a second."""
MEMORY = 256 * 1024 * 1024
"""Bytes that one copy may add to this process."""
AGAIN = 5.0
"""Seconds until the clock rings once more, for work that went on all the same."""
LONGEST_SAID = 300


class OutOfBounds(Exception):
    """One copy's share is used up. `reason` is an id of the dossier's wording."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def why_not(error: Exception) -> str:
    """Why one copy was left behind: an id of the wording of reasons, or the error in one line."""
    return error.reason if isinstance(error, OutOfBounds) else said_shortly(error)


def said_shortly(error: Exception) -> str:
    """An error that nobody foresaw, in one line for the record."""
    line = f"{type(error).__name__}: {error}".splitlines()[0][:LONGEST_SAID]
    return "".join(letter if letter.isprintable() else "?" for letter in line)


class _Rang(BaseException):
    """Nothing that handles errors on the way may take it for one of its own."""


@contextmanager
def bounded(seconds: float = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Do the work of one copy within bounds. Raises OutOfBounds.

    Only the main thread hears a clock, and a limit of memory is the whole process's: in another
    thread (a worker of a cluster) and on other systems the bounds of `shape` are all there is.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    try:
        with _clock(seconds), _memory(memory):
            yield
    except _Rang:
        raise OutOfBounds("too_slow") from None
    except MemoryError:
        raise OutOfBounds("too_heavy") from None


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _Rang


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """The soft limit alone is lowered, and only for as long: it can be put back."""
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _data_now() + most
    if before[0] != resource.RLIM_INFINITY:
        wanted = min(wanted, before[0])
    resource.setrlimit(resource.RLIMIT_DATA, (wanted, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _data_now() -> int:
    """Bytes of this process that RLIMIT_DATA counts."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmData:"))
    return int(line.split()[1]) * 1024
