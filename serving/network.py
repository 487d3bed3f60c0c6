"""The address that people in the room type, and the port the server listens on."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket

import psutil

VIRTUAL = ("br-", "docker", "tap", "tun", "utun", "vbox", "veth", "virbr", "vmnet", "zt")
"""Beginnings of the names of interfaces that no other machine of the room can reach."""

LOOPBACK = "127.0.0.1"


EVERY_ADDRESS = ("0.0.0.0", "::")
"""What stands for all addresses of a machine, to listen on; nobody can type it in a browser."""


class PortTaken(OSError):
    """Another program already listens on the port."""


class NotHere(OSError):
    """The address is none of this machine, or no machine at all is known by that name."""


def lan_address() -> str:
    """This machine's address on the room's network; the loopback address without a network."""
    candidates = [
        (_rank(name, address.address), address.address)
        for name, addresses in sorted(psutil.net_if_addrs().items())
        if _is_up(name)
        for address in addresses
        if address.family == socket.AF_INET
    ]
    return min(candidates, default=(9, LOOPBACK))[1]


def _is_up(name: str) -> bool:
    stats = psutil.net_if_stats().get(name)
    return stats is not None and stats.isup


def _rank(interface: str, address: str) -> int:
    """Smaller is better: a real interface with a private address, then what is left."""
    parsed = ipaddress.ip_address(address)
    if parsed.is_loopback:
        return 8
    if parsed.is_link_local:
        return 6
    if interface.lower().startswith(VIRTUAL):
        return 4
    return 0 if parsed.is_private else 2


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on `host` and `port` (0 lets the machine choose).

    Raises PortTaken, NotHere when the address is not one of this machine, OSError for the rest.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol must be named: asyncio sends small answers at once (TCP_NODELAY) only then;
    # without it most answers wait 40 ms for the other side's delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if host == "::":  # and IPv4 with it, where the machine would leave it out
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listener.bind((host, port))
        listener.listen(256)
    except (OSError, UnicodeError) as error:
        listener.close()
        if (named := _named(error, host, port)) is None:
            raise
        raise named from error
    return listener


def origin(host: str, port: int) -> str:
    """What a browser opens: `http://192.168.1.20:8000`, or `http://[::1]:8000`."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def is_loopback(host: str) -> bool:
    """Whether a host leads to the machine itself and to no other."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _named(error: Exception, host: str, port: int) -> OSError | None:
    """What whoever starts a server can mend, by its name."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return PortTaken(number, f"port {port} is taken")
    unknown = isinstance(error, UnicodeError | socket.gaierror)
    if unknown or number in (errno.EADDRNOTAVAIL, errno.EINVAL, errno.EAFNOSUPPORT):
        text = str(error) if unknown else os.strerror(number or 0)
        return NotHere(number or errno.EADDRNOTAVAIL, text, host)
    return None
