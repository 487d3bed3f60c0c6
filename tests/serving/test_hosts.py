"""Which names a server answers to."""

from __future__ import annotations

import socket

import pytest
from starlette.types import Receive, Scope, Send

from serving.hosts import KnownHosts, host_names


async def nothing(_scope: Scope, _receive: Receive, _send: Send) -> None:
    """What stands behind the names is not asked."""


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8000",
        "127.0.0.1:8000",
        "192.168.1.20",
        "[fd12::5]:8000",
        "atelier.lan.",
        "salle-3:8000",
        "portable-de-zoe.local:8000",
        socket.gethostname(),
    ],
)
def test_the_rooms_own_names_and_all_numbers_are_known(host: str) -> None:
    names = host_names("http://atelier.lan:8000/", [" Salle-3 "])
    assert KnownHosts(nothing, names)._knows(host)


@pytest.mark.parametrize(
    "host", ["", "evil.example", "evil.example:8000", "localhost.evil.example", "[", "1.2.3", "@"]
)
def test_another_name_is_not(host: str) -> None:
    names = host_names("http://atelier.lan:8000/")
    assert not KnownHosts(nothing, names)._knows(host)


def test_a_server_without_an_address_knows_this_machine_all_the_same() -> None:
    assert "localhost" in host_names("")
    assert "" not in host_names("", [" "])
