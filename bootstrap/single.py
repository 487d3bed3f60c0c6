"""One set-up at a time in a checkout.

The lock is the operating system's own, on an open file: it goes when the processes that hold
it go, however they end. So a lock left by a crash or a power cut cannot exist.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.problems import Problem

# Windows forbids reading a locked byte: the lock sits far from the process number.
_LOCKED_BYTE = 4096


@contextmanager
def only_one(path: Path) -> Iterator[int]:
    """Hold the lock while the block runs; gives the file to keep open in child processes.

    Raises Problem naming the process that holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _lock(handle):
            raise Problem("already_running", pid=os.read(handle, 20).decode() or "?")
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield handle
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
