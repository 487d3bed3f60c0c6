"""JupyterLab on this computer alone: its command, its environment, and a server for a while."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import httpx

from atelier.places import ROOT
from atelier.trouble import Trouble
from atelier.wording import Wording

START_SECONDS = 180
"""Longest wait for the server: a laptop that does something else takes minutes, not seconds."""
NO_ADDRESS_BUT_OURS = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; frame-ancestors 'self'"
)
"""Nothing is asked of the Internet: nbgrader's pages would load a library from there."""

NO_NEWS = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
STATE = {
    "config/labconfig/page_config.json": json.dumps(
        {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    ),
    "data/nbconvert/templates/base/mathjax.html.j2": "{% macro mathjax() %}{% endmacro %}\n",
}
"""What keeps JupyterLab and nbgrader's pages from asking for news and for formulas."""


class Jupyter:
    """A JupyterLab server on `folder`, at a loopback address; a context manager."""

    def __init__(self, folder: Path, state: Path, port: int, language: str) -> None:
        self.folder = folder
        self.port = port
        self.token = secrets.token_urlsafe(16)
        self.address = f"http://127.0.0.1:{port}"
        self._state = state
        self._language = language
        self._process: subprocess.Popen[bytes] | None = None

    def url(self, path: str = "lab") -> str:
        """The address of a page, with what opens it."""
        return f"{self.address}/{path}?token={self.token}"

    def start(self, say: Wording) -> None:
        """Start it and wait until it answers. Raises Trouble with its last words."""
        for name, text in STATE.items():
            path = self._state / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        log = self._state / "jupyter.log"
        with log.open("ab") as file:
            self._process = subprocess.Popen(
                self._command(), cwd=self.folder, env=self._environment(), stdout=file, stderr=file
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                said = log.read_text(encoding="utf-8", errors="replace")[-1000:]
                raise Trouble(say("server_silent", log=said))
            time.sleep(0.1)

    def wait(self) -> None:
        """Until the server ends."""
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """Ask it to end, with its kernels, and wait for it."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(timeout=START_SECONDS)

    def __enter__(self) -> Jupyter:
        self.start(Wording(self._language))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _command(self) -> list[str]:
        headers = {"Content-Security-Policy": NO_ADDRESS_BUT_OURS}
        settings = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": self.port,
            "ServerApp.port_retries": 0,
            "ServerApp.root_dir": self.folder,
            "ServerApp.allow_root": True,
            "ServerApp.tornado_settings": {"headers": headers},
            "IdentityProvider.token": self.token,
            "LabApp.check_for_updates_class": NO_NEWS,
            "LabApp.news_url": None,
            "LabApp.extension_manager": "readonly",
        }
        options = [f"--{name}={value}" for name, value in settings.items()]
        return [sys.executable, "-m", "jupyterlab", "--no-browser", *options]

    def _environment(self) -> dict[str, str]:
        """The kit's own programs and modules; none of the settings of whoever runs it."""
        programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        return {
            **os.environ,
            "PATH": programs,
            "PYTHONPATH": str(ROOT),
            "ATELIER_LANGUAGE": self._language,
            "JUPYTER_PREFER_ENV_PATH": "0",  # what stands in STATE comes first
            "JUPYTER_CONFIG_DIR": str(self._state / "config"),
            "JUPYTER_DATA_DIR": str(self._state / "data"),
            "JUPYTER_RUNTIME_DIR": str(self._state / "runtime"),
            "JUPYTERLAB_SETTINGS_DIR": str(self._state / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self._state / "workspaces"),
            "IPYTHONDIR": str(self._state / "ipython"),
        }

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/api", timeout=2).is_success
        except httpx.TransportError:
            return False
