"""Which names a server answers to: a page of another site cannot borrow the room's address.

A site may let its own name lead to a machine of the room (DNS rebinding): a browser then sends that
name as the host. An address in numbers cannot be borrowed so, whichever it is; nor can a name that
ends in `.local`, which machines of one room tell each other without any site of the Internet.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.errors import Refused, refused_response


def host_names(address: str, more: Iterable[str] = ()) -> frozenset[str]:
    """The names of a server: this machine's, the one in `address` (a URL), and `more`."""
    machine = socket.gethostname().lower()
    given = urlsplit(address).hostname or ""
    named = {one.strip().lower().rstrip(".") for one in more}
    own = {"localhost", machine, given}
    return frozenset((own | named) - {""})


class KnownHosts:
    """Refuses a request that was sent to another name, before anything else is looked at."""

    def __init__(self, app: ASGIApp, names: Iterable[str], address: str = "") -> None:
        self.app, self.names, self.address = app, frozenset(names), address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say where the room is."""
        if scope["type"] != "http" or self._knows(_host(scope)):
            await self.app(scope, receive, send)
            return
        refused = Refused(421, "unknown_host", address=self.address or "-")
        await refused_response(Request(scope), refused)(scope, receive, send)

    def _knows(self, host: str) -> bool:
        name = _name(host)
        return name in self.names or name.endswith(".local") or _is_number(name)


def _host(scope: Scope) -> str:
    given = [value for name, value in scope["headers"] if name == b"host"]
    return given[0].decode("latin-1") if len(given) == 1 else ""


def _name(host: str) -> str:
    """The name or the number of `name:8000` or `[fd12::5]:8000`."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower().rstrip(".")


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
