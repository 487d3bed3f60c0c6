"""Copies forked from a warm Python inside the box, instead of a new Python for each."""

import os
import signal
import socket
import struct
import threading
from typing import IO

from autograder.sandbox.box import WarmBox
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import kill

READY = b"ready"
PATIENCE = 60.0
"""Seconds for the libraries to be loaded."""
SAID = 2000
ANSWER = 4
"""Bytes in which a copy's ending is told."""


class ServerFailure(RuntimeError):
    """The server does not start, or is gone."""


class ForkedProcess:
    """One copy's process, with the same handles as a process that was started for it alone."""

    def __init__(
        self, stdin: IO[bytes], stdout: IO[bytes], stderr: IO[bytes], lifeline: socket.socket
    ) -> None:
        self.stdin, self.stdout, self.stderr = stdin, stdout, stderr
        self._lifeline = lifeline
        self._lock = threading.Lock()
        self._code: int | None = None

    def kill(self) -> None:
        """End the process and everything that it started."""
        try:
            self._lifeline.shutdown(socket.SHUT_WR)
        except OSError:
            return  # it has ended by itself

    def wait(self) -> int:
        """Wait until nothing of it is left; its exit code, 128 and more for a signal."""
        with self._lock:
            if self._code is None:
                told = self._lifeline.recv(ANSWER, socket.MSG_WAITALL)
                lost = 128 + signal.SIGKILL
                self._code = struct.unpack("i", told)[0] if len(told) == ANSWER else lost
                self._lifeline.close()
            return self._code


class ForkServer:
    """The warm Python of one box. Copies are made one after the other, and may run together."""

    def __init__(self, box: WarmBox, limits: Limits) -> None:
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inside:
            self._process = box.start_server(limits, inside)
        self._is_ready = False

    def fork(self) -> ForkedProcess:
        """A fresh process that answers requests. Raises ServerFailure."""
        self._wait_ready()
        ours, theirs = _channels()
        try:
            socket.send_fds(self._control, [b"copy"], theirs)
        except OSError as error:
            for descriptor in ours:
                os.close(descriptor)
            raise ServerFailure(self._complaint()) from error
        finally:
            for descriptor in theirs:
                os.close(descriptor)
        stdin, stdout, stderr, lifeline = ours
        return ForkedProcess(
            os.fdopen(stdin, "wb"),
            os.fdopen(stdout, "rb"),
            os.fdopen(stderr, "rb"),
            socket.socket(fileno=lifeline),
        )

    def close(self) -> None:
        """End the server and every copy of it."""
        self._control.close()
        kill(self._process)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _wait_ready(self) -> None:
        if self._is_ready:
            return
        self._control.settimeout(PATIENCE)
        try:
            self._is_ready = self._control.recv(len(READY)) == READY
        except OSError as error:
            raise ServerFailure(f"{error}: {self._complaint()}") from error
        if not self._is_ready:
            raise ServerFailure(self._complaint())

    def _complaint(self) -> str:
        kill(self._process)
        assert self._process.stderr is not None
        said = self._process.stderr.read()[-SAID:]
        return said.decode(errors="replace").strip()


def _channels() -> tuple[list[int], list[int]]:
    """Input, output, errors and the lifeline: our ends, and the ends of the copy."""
    their_input, our_input = os.pipe()
    our_output, their_output = os.pipe()
    our_errors, their_errors = os.pipe()
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    return (
        [our_input, our_output, our_errors, ours.detach()],
        [their_input, their_output, their_errors, theirs.detach()],
    )
