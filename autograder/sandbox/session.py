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

from autograder.sandbox.box import Box, WarmBox
from autograder.sandbox.limits import Limits, Stop
from autograder.sandbox.process import OwnProcess, Process
from autograder.sandbox.replies import Reply, parse_reply
from autograder.sandbox.values import BadValue
from autograder.sandbox.warm import ForkServer, ServerFailure

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

    def __init__(self, box: Box, limits: Limits, server: ForkServer | None = None) -> None:
        self.limits = limits
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._process: Process = self._start(box) if server is None else server.fork()
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

    def _start(self, box: Box) -> OwnProcess:
        """A new Python for this copy alone."""
        self._folder = tempfile.TemporaryDirectory(prefix="copy-", ignore_cleanup_errors=True)
        arguments = [box.runner, json.dumps(self.limits.for_runner())]
        return OwnProcess(box.start(self.limits, arguments, self._folder.name))

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
        self._process.kill()
        self._requests.put(None)
        self._process.wait()
        for thread in self._threads:
            thread.join(timeout=5)
        self._process.stdout.close()
        self._process.stderr.close()
        if self._folder is not None:
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
        self._process.kill()
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
        self._process.kill()
        return Stopped(reason)

    def _write_requests(self) -> None:
        stream = self._process.stdin
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
        while chunk := os.read(stream.fileno(), 65536):
            self._noise += len(chunk)
            self._said += chunk[: SAID - len(self._said)]
            if self._noise > self.limits.raw_output:
                self._lines.put(Stop.OUTPUT)
                return


class Sessions:
    """Gives fresh sessions, each for one run of one copy; a context manager.

    Python needs a third of a second to start. Where the box allows it, a warm Python is started
    once and every session is a fork of it (`warm`). Where it does not, so many sessions as `ahead`
    says are started before they are asked for, while the copy before them is still at work.
    """

    def __init__(self, box: Box, limits: Limits, ahead: int = 0, warm: bool = True) -> None:
        self.box = box
        self.limits = limits
        self.cold_because = ""
        """Why there is no warm Python although the box could hold one."""
        self._ahead = ahead
        self._spare: deque[Session] = deque()
        wanted = warm and isinstance(box, WarmBox)
        self._server = ForkServer(box, limits) if wanted and isinstance(box, WarmBox) else None
        self._proved = False

    def __enter__(self) -> "Sessions":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the warm Python and the sessions that nobody took."""
        while self._spare:
            self._spare.popleft().close()
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def is_warm(self) -> bool:
        """Whether sessions are forks of a warm Python."""
        return self._server is not None

    def fresh(self) -> Session:
        """A session in which nothing has run yet. Whoever takes it closes it."""
        if self._server is not None and (session := self._forked()) is not None:
            return session
        session = self._spare.popleft() if self._spare else Session(self.box, self.limits)
        while len(self._spare) < self._ahead:
            self._spare.append(Session(self.box, self.limits))
        return session

    def _forked(self) -> Session | None:
        """A fork of the warm Python; None, from then on, where that does not work."""
        session = None
        try:
            session = self._fork()
            if not self._proved:
                session.wait_ready()
                self._proved = True
        except (ServerFailure, BoxFailure) as failure:
            self.cold_because = str(failure) or "it ended without a word"
            if session is not None:
                session.close()
            self.close()
            return None
        return session

    def _fork(self) -> Session:
        assert self._server is not None
        try:
            return Session(self.box, self.limits, self._server)
        except ServerFailure:
            if not self._proved or not isinstance(self.box, WarmBox):
                raise
            self._server.close()  # it worked before: the system may have ended it
            self._server = ForkServer(self.box, self.limits)
            return Session(self.box, self.limits, self._server)


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
