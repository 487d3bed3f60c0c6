"""A wheel, a browser, a worker: what the wheel's tests run on.

Chromium, a module Web Worker, and an origin that is not a secure context: the three things a
workshop room has and Node has not. Faults of the wheel's ABI show here and not there.
"""

import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from harness.browser import HOST, open_browser

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
WHEELS = REPOSITORY / "classroom/pyodide/wheels"

# The page's own policy (serving/headers.py), at its strictest: no JavaScript from a string.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "worker-src 'self'"
)


TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
}


class RigError(Exception):
    """The rig cannot run; the message says what is missing."""


@dataclass
class Rig:
    """One page that starts workers. `folder` is served at `/files/`."""

    page: Page
    folder: Path
    wheel: str

    def run(
        self,
        program: str,
        silence_s: float = 60,
        archives: Sequence[dict[str, str]] = (),
        **names: Any,
    ) -> dict[str, Any]:
        """Run `rig/<program>` in a fresh worker; give up after `silence_s` without a message."""
        request = {
            "program": f"/rig/{program}",
            "wheel": f"/wheels/{self.wheel}",
            "archives": list(archives),
            "names": names,
        }
        call = "([request, silence]) => window.rig.call(request, silence)"
        answer: dict[str, Any] = self.page.evaluate(call, [request, silence_s * 1000])
        return answer


class _Files(SimpleHTTPRequestHandler):
    """Serves a few folders under a prefix each, quietly."""

    def __init__(self, *args: Any, folders: dict[str, Path], **options: Any) -> None:
        self.folders, self.extensions_map = folders, TYPES
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        prefix, _, rest = path.split("?", maxsplit=1)[0].lstrip("/").partition("/")
        folder = self.folders.get(prefix, HERE / "nothing")
        wanted = (folder / rest).resolve()
        return str(wanted if wanted.is_relative_to(folder.resolve()) else HERE / "nothing")

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the test that asked knows what it asked for."""


@contextmanager
def open_rig(pyodide: Path) -> Iterator[Rig]:
    """A server on loopback and a headless Chromium with a new profile."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = {
            "rig": HERE / "rig",
            "wheels": WHEELS,
            "pyodide": pyodide,
            "files": Path(scratch),
        }
        with _serve(folders) as port, _open_page(port) as page:
            yield Rig(page, Path(scratch), wheel_path().name)


def wheel_path() -> Path:
    """The vendored wheel. Raises RigError unless there is exactly one."""
    found = list(WHEELS.glob("pygame_ce-*.whl"))
    if len(found) != 1:
        raise RigError(f"one wheel expected in {WHEELS}, found {len(found)}")
    return found[0]


@contextmanager
def _serve(folders: dict[str, Path]) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, folders=folders))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def _open_page(port: int) -> Iterator[Page]:
    with open_browser() as browser:
        page = browser.new_page()
        page.goto(f"http://{HOST}:{port}/rig/index.html")
        page.wait_for_function("window.rig !== undefined")
        yield page
