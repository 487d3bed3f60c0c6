"""A room that opens the page at the same moment, over one slow link.

Twelve Pythons would share this machine's cores, as twelve laptops do not: one page is a real
browser, the others download what a first visit asks for, as many at once as a browser does.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from playwright.sync_api import BrowserContext, Playwright, Request

from bench.visits import Visit, profile, visit_page
from harness.browser import HOST
from harness.link import NO_LIMIT, Link

CLIENTS = 12
MEGABITS = 20.0
CONNECTIONS = 6
"""How many a browser opens to one address."""
TRIES = 3


@dataclass(frozen=True)
class Crowded:
    """Seconds that the other clients needed for their downloads, and the visit of the real page."""

    alone: Visit
    among_others: Visit
    others: list[float]


def measure(driver: Playwright, link: Link, code: str) -> Crowded:
    """A first visit over the slow link, alone, then among eleven others."""
    link.megabits = MEGABITS
    try:
        with profile(driver) as context:
            asked = _noted(context)
            alone = visit_page(context, link, code)
        begin = threading.Event()
        with ThreadPoolExecutor(CLIENTS) as pool, profile(driver) as context:
            clients = [pool.submit(_download, link, list(asked), begin) for _ in range(CLIENTS - 1)]
            begin.set()
            among_others = visit_page(context, link, code)
            return Crowded(alone, among_others, [client.result() for client in clients])
    finally:
        link.megabits = NO_LIMIT


def _noted(context: BrowserContext) -> dict[str, None]:
    """The files that a first visit asks for, in order, those of the workers too."""
    asked: dict[str, None] = {}

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if request.method == "GET" and not path.startswith("/api"):
            asked[path] = None

    context.on("request", note)
    return asked


def _download(link: Link, paths: list[str], begin: threading.Event) -> float:
    """Everything once, a few at a time; the seconds it took."""
    headers = {"Host": f"{HOST}:{link.port}", "Accept-Encoding": "gzip, deflate"}
    limits = httpx.Limits(max_connections=CONNECTIONS)
    address = f"http://127.0.0.1:{link.port}"
    with (
        httpx.Client(base_url=address, headers=headers, limits=limits, timeout=300) as client,
        ThreadPoolExecutor(CONNECTIONS) as pool,
    ):
        begin.wait()
        begun = time.perf_counter()
        list(pool.map(lambda path: _get(client, path), paths))
        return time.perf_counter() - begun


def _get(client: httpx.Client, path: str) -> None:
    """One file, as a browser asks for it: again, where the server closed a connection at rest.

    On a slow link what the server has sent seconds ago is still on its way, and its patience with
    the connection may end before a client can use it once more.
    """
    for _ in range(TRIES - 1):
        with suppress(httpx.RemoteProtocolError):
            client.get(path).raise_for_status()
            return
    client.get(path).raise_for_status()
