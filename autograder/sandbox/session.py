"""One process with submitted code in it: ask, wait with a limit, read with a limit, kill."""

import json
import os
import queue
import secrets
import signal
import tempfile
import threading
import time
from collections import deque
from types import TracebackType
from typing import IO

from autograder.sandbox.box import Box
from autograder.sandbox.limits import Limits, Stop
from autograder.sandbox.replies import Reply, parse_reply
from autograder.sandbox.values import BadValue

START_SECONDS = 60.0
"""For the interpreter and its libraries to start, before any submitted code runs."""


SAID = 2000
"""Bytes kept of what a box says that does not start."""


class BoxFailure(RuntimeError):
    """The box itself failed before any submitted code ran: nobody's copy is to blame."""


class Stopped(Exception):
    """The process is gone, for the reason given. The session cannot be used any more."""

    def __init__(self, reason: Stop) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Session:
    """A context manager: the process and all that it started are gone when it closes."""

    def __init__(self, box: Box, limits: Limits) -> None:
        self.limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="copy-", ignore_cleanup_errors=True)
        arguments = [box.runner, json.dumps(limits.for_runner())]
        self._process = box.start(limits, arguments, self._folder.name)
        self._lines: queue.SimpleQueue[bytes | Stop | None] = queue.SimpleQueue()
        self._requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._noise = 0
        self._said = bytearray()
        self._stopped: Stop | None = None
        self._threads = [
            threading.Thread(target=target, daemon=True)
            for target in (self._write_requests, self._read_answers, self._read_noise)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def run(self, source: str, deadline: float) -> Reply:
        """Run a cell. Raises Stopped."""
        return self._ask("run", source, deadline)

    def evaluate(self, expression: str, deadline: float) -> Reply:
        """Observe the value of an expression. Raises Stopped."""
        return self._ask("evaluate", expression, deadline)

    def close(self) -> None:
        """Kill the process with everything it started, and wait until it is gone."""
        self._kill()
        self._requests.put(None)
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=5)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
        self._folder.cleanup()

    def wait_ready(self) -> None:
        """Wait until the interpreter has started: what it takes is not the copy's doing.

        Raises BoxFailure.
        """
        try:
            self._ask("run", "", time.monotonic() + START_SECONDS)
        except Stopped as stopped:
            said = self._all_that_was_said()
            raise BoxFailure(f"the box did not start ({stopped.reason}): {said}") from None

    def _all_that_was_said(self) -> str:
        """The complaint of a process that is gone. Its last words may still be on their way here:
        the end of its answers can be seen before the end of its errors."""
        self._kill()
        self._threads[-1].join(timeout=5)
        return bytes(self._said).decode(errors="replace").strip()

    def _ask(self, what: str, source: str, deadline: float) -> Reply:
        if self._stopped is not None:
            raise Stopped(self._stopped)
        request_id = secrets.token_hex(16)
        request = {"id": request_id, "do": what, "source": source}
        self._requests.put(json.dumps(request).encode() + b"\n")
        line = self._next_line(deadline)
        if isinstance(line, Stop):
            raise self._stop(line)
        try:
            return parse_reply(line, request_id)
        except BadValue:
            raise self._stop(Stop.FORGED) from None

    def _next_line(self, deadline: float) -> bytes | Stop:
        try:
            line = self._lines.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            return Stop.TIME
        return _reason(self._process.wait()) if line is None else line

    def _stop(self, reason: Stop) -> Stopped:
        self._stopped = reason
        self._kill()
        return Stopped(reason)

    def _kill(self) -> None:
        """Bubblewrap takes its whole process namespace with it; a plain process, its group."""
        if hasattr(os, "killpg"):
            try:
                os.killpg(self._process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
        else:
            self._process.kill()

    def _write_requests(self) -> None:
        stream = self._process.stdin
        assert stream is not None
        try:
            while (data := self._requests.get()) is not None:
                stream.write(data)
                stream.flush()
        except OSError:
            return  # the process is gone: the reader says so
        finally:
            _close_quietly(stream)

    def _read_answers(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        left = self.limits.raw_output
        while left > 0:
            line = stream.readline(left)
            left -= len(line)
            if not line:
                self._lines.put(None)
                return
            if line.endswith(b"\n"):
                self._lines.put(line)
        self._lines.put(Stop.OUTPUT)

    def _read_noise(self) -> None:
        """What the process writes past Python's own streams: counted, its beginning kept."""
        stream = self._process.stderr
        assert stream is not None
        while chunk := os.read(stream.fileno(), 65536):
            self._noise += len(chunk)
            self._said += chunk[: SAID - len(self._said)]
            if self._noise > self.limits.raw_output:
                self._lines.put(Stop.OUTPUT)
                return


class Sessions:
    """Gives fresh sessions, each for one run of one copy; a context manager.

    Python needs a third of a second to start. With `ahead`, so many sessions are started before
    they are asked for, while the copy before them is still at work.
    """

    def __init__(self, box: Box, limits: Limits, ahead: int = 0) -> None:
        self.box = box
        self.limits = limits
        self._ahead = ahead
        self._spare: deque[Session] = deque()

    def __enter__(self) -> "Sessions":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while self._spare:
            self._spare.popleft().close()

    def fresh(self) -> Session:
        """A session in which nothing has run yet. Whoever takes it closes it."""
        session = self._spare.popleft() if self._spare else Session(self.box, self.limits)
        while len(self._spare) < self._ahead:
            self._spare.append(Session(self.box, self.limits))
        return session


def _reason(return_code: int) -> Stop:
    """What an exit code says. Bubblewrap reports a signal as 128 + its number."""
    number = -return_code if return_code < 0 else return_code - 128
    if number == getattr(signal, "SIGXCPU", -1):
        return Stop.TIME
    if number == getattr(signal, "SIGKILL", -1):
        return Stop.MEMORY
    if number in _FAULTS:
        return Stop.CRASHED
    return Stop.ENDED


_FAULTS = {
    int(getattr(signal, name))
    for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT", "SIGSYS")
    if hasattr(signal, name)
}


def _close_quietly(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return  # what was still to be written has no reader any more
