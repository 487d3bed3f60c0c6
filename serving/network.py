"""The address that people in the room type, and the port the server listens on."""

from __future__ import annotations

import errno
import ipaddress
import socket

import psutil

VIRTUAL = ("br-", "docker", "tap", "tun", "utun", "vbox", "veth", "virbr", "vmnet", "zt")
"""Beginnings of the names of interfaces that no other machine of the room can reach."""

LOOPBACK = "127.0.0.1"


class PortTaken(OSError):
    """Another program already listens on the port."""


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

    Raises PortTaken, or OSError when the address is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol must be named: asyncio sends small answers at once (TCP_NODELAY) only then;
    # without it most answers wait 40 ms for the other side's delayed acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if hasattr(socket, "SO_REUSEADDR") and not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(error.errno, f"port {port} is taken") from error
        raise
    return listener
