"""Where submitted code runs: inside bubblewrap, or, when asked for, in a plain process."""

import os
import shutil
import socket
import subprocess
import sys
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, runtime_checkable

from autograder.sandbox import groups
from autograder.sandbox.bubblewrap import BubblewrapBox
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import INSIDE, start

PATIENCE = 60
"""Seconds for the box to be tried out."""


class SandboxUnavailable(Exception):
    """The box cannot be made here. It says why, what is then missing, and what to do.

    `str` gives both languages; `text` gives one.
    """

    def __init__(self, why: str, **values: str) -> None:
        self._why = why
        self._values = values
        super().__init__("\n\n".join(self.text(language) for language in ("fr", "en")))

    def text(self, language: str) -> str:
        """The message in `language`."""
        why = _messages()[self._why][language].format(**self._values)
        return _messages()["unavailable"][language].strip().format(why=why)


class Box(Protocol):
    """Starts Python for one copy."""

    @property
    def boxed(self) -> bool:
        """Whether there is a wall around the code."""

    @property
    def runner(self) -> str:
        """Where the runner's file is, as seen from inside."""

    def start(
        self, limits: Limits, arguments: list[str], scratch: str
    ) -> "subprocess.Popen[bytes]":
        """Start Python with these arguments; `scratch` is a folder it may write to."""


@runtime_checkable
class WarmBox(Box, Protocol):
    """A box that can hold a warm Python, from which copies are forked."""

    def start_server(self, limits: Limits, control: socket.socket) -> "subprocess.Popen[bytes]":
        """Start the server that answers on `control`."""


@dataclass(frozen=True)
class PlainBox:
    """A process with limits and an empty environment. No wall around it."""

    boxed: bool = False
    runner: str = str(INSIDE / "__main__.py")

    def start(
        self, limits: Limits, arguments: list[str], scratch: str
    ) -> "subprocess.Popen[bytes]":
        """Start Python with these arguments in the folder `scratch`."""
        del limits
        return start([sys.executable, "-I", *arguments], scratch, scratch)


def open_box(sandbox: bool) -> Box:
    """The box to use on this machine, tried out.

    Raises SandboxUnavailable when `sandbox` is asked for and cannot be had.
    """
    if not sandbox:
        return PlainBox()
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise SandboxUnavailable("missing", program="bwrap (bubblewrap)")
    setpriv = shutil.which("setpriv") if _is_root() else None
    if _is_root() and setpriv is None:
        raise SandboxUnavailable("missing", program="setpriv (util-linux)")
    box = BubblewrapBox(bwrap, setpriv, groups.parent())
    try:
        _try_out(box)
    except SandboxUnavailable:
        if box.above is None:
            raise
        box = replace(box, above=None)
        _try_out(box)
    return box


def bounds_memory_of_all(box: Box) -> bool:
    """Whether the memory of all processes of a box is bounded together."""
    return isinstance(box, BubblewrapBox) and box.above is not None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _try_out(box: Box) -> None:
    try:
        process = box.start(Limits(), ["-c", "print('boxed')"], "/")
        with process:
            said, complaint = process.communicate(timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SandboxUnavailable("broken", said=str(error)) from error
    if said.strip() != b"boxed":
        text = complaint.decode(errors="replace").strip() or f"exit code {process.returncode}"
        raise SandboxUnavailable("broken", said=text)


@cache
def _messages() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("messages.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
