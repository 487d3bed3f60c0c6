"""How a process for submitted code is started, in a box or not."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

INSIDE = Path(__file__).with_name("inside")


class Process(Protocol):
    """What a session needs of the process of a copy, however it was made."""

    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]

    def kill(self) -> None:
        """End it, with everything that it started."""

    def wait(self) -> int:
        """Wait until it is gone; the exit code."""


class OwnProcess:
    """A process that was started for one copy."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        self.stdin, self.stdout, self.stderr = process.stdin, process.stdout, process.stderr
        self._process = process

    def kill(self) -> None:
        """End it, with everything that it started."""
        kill(self._process)

    def wait(self) -> int:
        """Wait until it is gone; the exit code."""
        return self._process.wait()


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Bubblewrap takes its whole process namespace with it; a plain process, its group."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()


def start(
    command: Sequence[str], home: str, folder: str, descriptors: Sequence[int] = ()
) -> "subprocess.Popen[bytes]":
    """Start `command` with pipes on all three streams, in a session of its own.

    `home` is the only folder it may write to, as it sees it; `folder` is where it starts.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
        cwd=folder,
        start_new_session=True,
        pass_fds=descriptors,
    )


def environment(home: str) -> dict[str, str]:
    """Nothing of the machine's environment, and nothing that changes from run to run."""
    made = {
        "HOME": home,
        "IPYTHONDIR": f"{home}/ipython",
        "LANG": "C.UTF-8",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "1",
        "SDL_AUDIODRIVER": "dummy",
        "SDL_VIDEODRIVER": "dummy",
        "TMPDIR": home,
    }
    if os.name == "nt":
        made["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", "")
    return made
