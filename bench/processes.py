"""Runs a whole program and measures it from outside: seconds, and the memory of its family."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
FIRST_PAUSE_SECONDS = 0.01
LONGEST_PAUSE_SECONDS = 0.25
SAID = 2000


@dataclass(frozen=True)
class Run:
    """One whole process with all that it started, imports included."""

    name: str
    seconds: float
    megabytes: float
    """The most that the family held at one time; memory that is shared is counted once."""


def run(name: str, command: list[str]) -> Run:
    """Run `command` in the kit's environment. Raises SystemExit when it fails."""
    started = time.perf_counter()
    process = start(command)
    over = threading.Event()
    most = [0.0]
    watcher = threading.Thread(target=watch, args=(process.pid, over, most))
    watcher.start()
    _, complaint = process.communicate()
    seconds = time.perf_counter() - started
    over.set()
    watcher.join()
    if process.returncode:
        said = complaint.decode(errors="replace")[-SAID:]
        raise SystemExit(f"{name}: exit code {process.returncode}\n{said}")
    return Run(name, seconds, most[0] / 1e6)


def start(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start `command` with the programs of this Python on its path."""
    programs = str(Path(sys.executable).parent)
    path = os.pathsep.join([programs, os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def watch(number: int, over: threading.Event, most: list[float]) -> None:
    """Look at once, then less and less often: a short run is seen, a long one not disturbed."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        most[0] = max(most[0], _held_by_family(number))
        if over.wait(pause):
            return
        pause = min(2 * pause, LONGEST_PAUSE_SECONDS)


def _held_by_family(number: int) -> float:
    try:
        family = [psutil.Process(number)]
        family += family[0].children(recursive=True)
    except psutil.Error:
        return 0.0
    return sum(held_by(process) for process in family)


def held_by(process: psutil.Process) -> float:
    """Bytes of one process, 0 once it ended; what is shared counts in part where it can be told."""
    try:
        memory = process.memory_full_info()
        return float(getattr(memory, "pss", memory.uss))
    except psutil.Error:
        return 0.0  # it ended while we looked
