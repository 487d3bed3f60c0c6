"""What the tests need and PyPI does not carry: Chromium, bubblewrap, and a library."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from bootstrap.phases import Job, Phase
from bootstrap.problems import Problem

_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def find_chromium() -> str | None:
    """Return the path of a Chromium (or Chrome, or Edge) of this machine, None without one."""
    named = (shutil.which(name) for name in _CHROMIUM_NAMES)
    placed = (place for place in _CHROMIUM_PLACES if Path(place).exists())
    return next((path for path in (*named, *placed) if path), None)


def tools_phase() -> Phase:
    """Install with apt what is missing, where that is possible; else say what to install."""
    return Phase("test_tools", inputs=lambda _: "1", is_there=lambda _: not _missing(), work=_get)


def _missing() -> list[str]:
    """The Debian names of what this machine lacks."""
    missing = [] if find_chromium() else ["chromium"]
    if sys.platform == "linux":
        missing += [] if shutil.which("bwrap") else ["bubblewrap"]
        # The program with which Playwright drives a browser needs it; a bare Debian has none.
        missing += [] if _has_library("libatomic.so.1") else ["libatomic1"]
    return missing


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _get(job: Job) -> None:
    missing = _missing()
    if missing and _is_root_on_debian():
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        job.run(["apt-get", "update"], environment=quiet, log="apt-update")
        install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
        job.run(install, environment=quiet, log="apt-install")
        missing = _missing()
    if missing:
        raise Problem("tools_missing", tools=", ".join(missing), packages=" ".join(missing))


def _is_root_on_debian() -> bool:
    is_debian = Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None
    return sys.platform != "win32" and is_debian and os.geteuid() == 0
