"""A real Dask scheduler and its workers, each a process of its own, on this machine alone."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from atelier.places import ROOT

PATIENCE = 120
HERE = ("--host", "127.0.0.1", "--no-dashboard")

Process = subprocess.Popen[bytes]


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[str, Path]]:
    """Its address, and the file from which workers learn it."""
    file = folder / "scheduler.json"
    options = ["--port", "0", "--scheduler-file", str(file), *HERE]
    with _running("distributed.cli.dask_scheduler", options):
        yield _address(file), file


@contextmanager
def workers(file: Path, count: int, folder: Path) -> Iterator[list[Process]]:
    """So many worker processes."""
    with ExitStack() as stack:
        made = []
        for number in range(count):
            local = folder / f"worker-{number}"
            options = ["--scheduler-file", str(file), "--no-nanny", "--nthreads", "1", *HERE]
            options += ["--local-directory", str(local)]
            made.append(stack.enter_context(_running("distributed.cli.dask_worker", options)))
        yield made


@contextmanager
def _running(module: str, options: list[str]) -> Iterator[Process]:
    process = subprocess.Popen(
        [sys.executable, "-m", module, *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _address(file: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if file.exists():
            try:
                return str(json.loads(file.read_text(encoding="utf-8"))["address"])
            except (ValueError, KeyError):
                pass  # half written
        time.sleep(0.05)
    raise AssertionError("the scheduler did not start")
