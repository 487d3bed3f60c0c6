"""What can go wrong in a set-up, told in one clear line.

The tools that are called (pip, npm) speak to developers; their log is read here, once, and
turned into what happened and what to do.
"""

import errno
import platform
import re
import shutil
import sys
from pathlib import Path

from bootstrap.messages import text

# What a whole set-up takes on disk (measured: environment 0.8 GB, page 0.3 GB, with a margin).
NEEDED_BYTES = 1_500_000_000
_HARDLY_ANY_BYTES = 20_000_000
_SHOWN_LINES = 12

_FULL = re.compile(r"No space left on device|ENOSPC|Disk quota exceeded|not enough space", re.I)
_WRONG_HASH = re.compile(r"DO NOT MATCH THE HASHES|EINTEGRITY")
_OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|"
    r"connection broken by|Max retries exceeded|Temporary failure in name resolution|"
    r"getaddrinfo|Network is unreachable|Connection refused|"
    r"ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH",
    re.I,
)
_NO_WHEEL = re.compile(
    r"No matching distribution found|Failed to build|requires a different Python"
)


class Problem(Exception):
    """Something a person can act upon; its text is a message in their language."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(text(message, **values))
        self.message = message


def from_log(phase: str, log: Path) -> Problem:
    """Return the problem that a failed tool's log tells about."""
    content = log.read_text(encoding="utf-8", errors="replace")
    phase_name = text(phase)
    # A log on a full disk could not be written to its end: look at the disk too.
    if _FULL.search(content) or shutil.disk_usage(log.parent).free < _HARDLY_ANY_BYTES:
        return disk_full(log.parent)
    if _WRONG_HASH.search(content):
        return Problem("wrong_hash", log=log)
    if _OFFLINE.search(content):
        return Problem("no_network", phase=phase_name, log=log)
    if _NO_WHEEL.search(content):
        return Problem("no_wheel", python=platform.python_version(), log=log)
    tail = "\n".join(content.strip().splitlines()[-_SHOWN_LINES:])
    return Problem("phase_failed", phase=phase_name, tail=tail, log=log)


def from_os_error(error: OSError, folder: Path) -> Problem | None:
    """Return the problem behind a failed write; None when it is a defect of ours."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem("not_writable", folder=error.filename or folder)
    return None


def disk_full(folder: Path) -> Problem:
    """Return the problem of a disk without room, with what is left and what is needed."""
    free = shutil.disk_usage(folder).free
    return Problem("disk_full", free=_size(free), needed=_size(NEEDED_BYTES), folder=folder)


def require_room(folder: Path) -> None:
    """Raise Problem before a set-up starts that could not end."""
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise disk_full(folder)


def require_venv_modules() -> None:
    """Raise Problem when this Python cannot make environments (Debian packs that apart)."""
    try:
        import ensurepip
        import venv
    except ImportError:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise Problem("no_venv", package=package) from None
    del ensurepip, venv


def _size(count: int) -> str:
    if count >= 1e8:
        return text("gigabytes", count=f"{count / 1e9:.1f}")
    return text("megabytes", count=f"{count / 1e6:.0f}")
