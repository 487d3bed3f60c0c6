"""How a process for submitted code is started, in a box or not."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

INSIDE = Path(__file__).with_name("inside")


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
