"""The address of the room and the port of the server."""

from __future__ import annotations

import errno
import os
import socket
from types import SimpleNamespace

import psutil
import pytest

from serving.network import (
    LOOPBACK,
    NotHere,
    PortTaken,
    is_loopback,
    lan_address,
    listen,
    origin,
)


def interfaces(monkeypatch: pytest.MonkeyPatch, **addresses: str) -> None:
    """A machine with these interfaces; a name that ends in `_down` is switched off."""
    found = {
        name.replace("__", "-"): [
            SimpleNamespace(family=socket.AF_INET6, address="fe80::1"),
            SimpleNamespace(family=socket.AF_INET, address=address),
        ]
        for name, address in addresses.items()
    }
    states = {name: SimpleNamespace(isup=not name.endswith("_down")) for name in found}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: found)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: states)


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        ({"lo": "127.0.0.1", "wlan0": "192.168.1.20"}, "192.168.1.20"),
        ({"docker0": "172.17.0.1", "wlan0": "192.168.1.20"}, "192.168.1.20"),
        ({"br__abc": "172.18.0.1", "eth0": "10.1.2.3"}, "10.1.2.3"),
        ({"eth0": "169.254.3.4", "wlan0": "192.168.43.1"}, "192.168.43.1"),
        ({"eth0": "169.254.3.4"}, "169.254.3.4"),
        ({"eth0_down": "192.168.1.9", "wlan0": "10.0.0.5"}, "10.0.0.5"),
        ({"ppp0": "203.0.113.7", "wlan0": "192.168.1.20"}, "192.168.1.20"),
        ({"lo": "127.0.0.1"}, LOOPBACK),
        ({}, LOOPBACK),
    ],
)
def test_the_address_is_the_one_that_the_room_can_reach(
    monkeypatch: pytest.MonkeyPatch, machine: dict[str, str], expected: str
) -> None:
    interfaces(monkeypatch, **machine)
    assert lan_address() == expected


def test_this_machine_has_an_address() -> None:
    socket.inet_aton(lan_address())


def test_a_port_that_is_taken_is_said() -> None:
    with listen(LOOPBACK, 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)):
            listen(LOOPBACK, port)


def test_an_address_of_another_machine_is_no_taken_port() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EADDRNOTAVAIL)) as caught:
        listen("203.0.113.7", 0)
    assert not isinstance(caught.value, PortTaken)


@pytest.mark.parametrize(
    "host",
    [
        *("203.0.113.7", "2001:db8::7", "fe80::1", "999.1.2.3", "http://127.0.0.1"),
        *("no-such-machine.invalid", "é.invalid", "a..b", "x" * 70),
    ],
)
def test_what_is_no_address_of_this_machine_has_one_name(host: str) -> None:
    with pytest.raises(NotHere):
        listen(host, 0)


@pytest.mark.parametrize(
    ("host", "opened"),
    [
        ("192.168.1.20", "http://192.168.1.20:8000"),
        ("::1", "http://[::1]:8000"),
        ("salle.local", "http://salle.local:8000"),
    ],
)
def test_an_address_is_written_as_browsers_open_it(host: str, opened: str) -> None:
    assert origin(host, 8000) == opened


def test_the_machine_itself_is_known_by_each_of_its_names() -> None:
    known = ["127.0.0.1", "127.0.0.7", "::1", "localhost", "192.168.1.20", "2001:db8::7", "salle"]
    assert [host for host in known if is_loopback(host)] == known[:4]


def test_every_address_is_ipv4_too() -> None:
    if not socket.has_ipv6:
        pytest.fail("this Python has no IPv6")
    with listen("::", 0) as listener:
        port = listener.getsockname()[1]
        for host in (LOOPBACK, "::1"):
            socket.create_connection((host, port), timeout=5).close()


def test_answers_are_sent_at_once() -> None:
    """asyncio turns TCP_NODELAY on for sockets that name their protocol, and for no other."""
    with listen(LOOPBACK, 0) as listener:
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP
