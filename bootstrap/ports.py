"""Look at the port before a set-up of several minutes, not after it."""

import errno
import socket
import sys
from collections.abc import Sequence
from itertools import pairwise

from bootstrap.problems import Problem

DEFAULT_PORT = 8000


def require_free_port(options: Sequence[str]) -> None:
    """Raise Problem when another program listens on the port that `serve` will ask for.

    A port that is no number is left to `atelier serve`, which says what it accepts.
    """
    port = _value(options, "--port") or str(DEFAULT_PORT)
    if port.isdecimal() and int(port) < 65536 and _is_taken(int(port)):
        raise Problem("port_taken", port=port, other=int(port) % 65535 + 1)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            # As servers do: a port that was closed a moment ago counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def _value(options: Sequence[str], name: str) -> str:
    """Return the value of `--name value` or `--name=value`, empty without it."""
    for option, following in pairwise([*options, ""]):
        if option == name:
            return following
        if option.startswith(f"{name}="):
            return option.partition("=")[2]
    return ""
