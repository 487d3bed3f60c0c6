"""Run a tool with its output in a log, and look at that log while it grows."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bootstrap.problems import from_log

SECONDS_BETWEEN_LOOKS = 0.3

Watcher = Callable[[str], None]


def run_logged(
    command: Sequence[str | Path],
    *,
    phase: str,
    log: Path,
    cwd: Path,
    watch: Watcher,
    environment: Mapping[str, str] | None = None,
    keep_open: Sequence[int] = (),
) -> None:
    """Run a command to its end; `watch` gets the log's text each time it is looked at.

    `keep_open` names files the command holds open too (the lock of the set-up: a tool that
    outlives a killed start.py still works in the folder).
    Raises Problem, read from the log, when the command fails.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=() if sys.platform == "win32" else keep_open,
        )
        try:
            _follow(process, log, watch)
        except BaseException:
            process.terminate()
            process.wait()
            raise
    if process.returncode != 0:
        raise from_log(phase, log)


def _follow(process: subprocess.Popen[bytes], log: Path, watch: Watcher) -> None:
    while True:
        try:
            process.wait(timeout=SECONDS_BETWEEN_LOOKS)
            return
        except subprocess.TimeoutExpired:
            watch(log.read_text(encoding="utf-8", errors="replace"))
