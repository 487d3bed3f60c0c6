"""Grades on all cores of this computer: worker processes, each with its own warm box."""

import ctypes
import faulthandler
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.util import Finalize
from pathlib import Path

from autograder.pipeline.first_record import first_record
from autograder.pipeline.one_copy import Grader
from autograder.pipeline.tasks import Result, Setting, Task
from autograder.sandbox import Box, Sessions

AHEAD = 2
"""Boxes started while a copy is at work, where no Python can be kept warm."""
IN_HAND = 2
"""Tasks given out per worker: one at work, one waiting."""
PARENT_DEATH = 1
GRADER_ENDED = "grader_ended"
LONGEST = 900.0
"""Seconds for one copy, the box and all waiting included: past that its worker ends itself."""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def graded_here(
    tasks: Iterable[Task], setting: Setting, box: Box, workers: int | None = None
) -> Iterator[Result]:
    """The results, in the order in which they are ready.

    A worker that dies takes the tasks in its hands with it; they are tried again one by one, and
    the one that ends a worker again becomes a grader failure.
    """
    waiting = deque(tasks)
    count = min(workers or cores(), len(waiting))
    if count <= 1:
        yield from _in_this_process(waiting, setting, box)
        return
    suspects: deque[Task] = deque()
    while waiting or suspects:
        lost: list[Task] = []
        if suspects:
            yield from _in_a_pool(suspects, setting, box, 1, 1, lost)
            for task in lost[:1]:
                yield Result(replace(first_record(task, setting), reason=GRADER_ENDED))
            suspects.extend(lost[1:])
        else:
            yield from _in_a_pool(waiting, setting, box, count, count * IN_HAND, lost)
            suspects.extend(lost)


def _in_this_process(tasks: Iterable[Task], setting: Setting, box: Box) -> Iterator[Result]:
    with Sessions(box, setting.limits, ahead=AHEAD) as sessions:
        grader = Grader(setting, sessions)
        for task in tasks:
            yield grader.grade(task)


def _in_a_pool(
    waiting: deque[Task], setting: Setting, box: Box, count: int, most: int, lost: list[Task]
) -> Iterator[Result]:
    """Until nothing waits, or a worker dies: then `lost` holds what was in hand."""
    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(count, context, _get_ready, (setting, box))
    running: dict[Future[Result], Task] = {}
    try:
        while waiting or running:
            while waiting and len(running) < most:
                task = waiting.popleft()
                running[pool.submit(_grade, task)] = task
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del running[future]
                yield result
        pool.shutdown()
    except BrokenProcessPool:
        lost += running.values()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if running:
            for child in set(multiprocessing.active_children()) - others:
                child.kill()


_grader: Grader | None = None


def _get_ready(setting: Setting, box: Box) -> None:
    """In a worker, once. Its box and its copies end with it, and it ends with its parent."""
    global _grader  # noqa: PLW0603 - what a worker process has is this module's
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
    sessions = Sessions(box, setting.limits, ahead=AHEAD)
    Finalize(sessions, sessions.close, exitpriority=10)
    _grader = Grader(setting, sessions)


def _grade(task: Task) -> Result:
    assert _grader is not None
    with _or_end(LONGEST):
        return _grader.grade(task)


@contextmanager
def _or_end(seconds: float) -> Iterator[None]:
    """A thread of C's own ends the process, whatever it hangs in."""
    with Path(os.devnull).open("w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
