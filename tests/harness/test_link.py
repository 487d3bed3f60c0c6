"""The link: what goes through it arrives whole, and is counted."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from harness.link import NO_LIMIT, PIECE, Link

BODY = bytes(range(256)) * (5 * PIECE // 256)


class Answers(BaseHTTPRequestHandler):
    """Always the same body."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests' output stays clean."""


@pytest.mark.parametrize("megabits", [NO_LIMIT, 1000.0])
def test_what_comes_through_is_whole_and_counted(megabits: float) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with Link(server.server_port, megabits) as link:
                address = f"http://127.0.0.1:{link.port}/"
                assert [httpx.get(address).content == BODY for _ in range(2)] == [True, True]
                assert 2 * len(BODY) < link.received < 2 * len(BODY) + 2000
        finally:
            server.shutdown()
            thread.join()
