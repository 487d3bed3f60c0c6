"""JupyterLite beside the page: set up by the bench itself, in an environment of its own.

The site is what `jupyter lite build` makes, with the page's own Pyodide in place of the one that
would come from the Internet, and compressed as the page is.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import threading
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from classroom.delivery.assets import file_response
from harness.link import Link
from serving.errors import Refused

ROOT = Path(__file__).resolve().parents[1]
CACHE = ROOT / ".cache" / "bench"
PYODIDE = ROOT / "classroom" / "page" / "node_modules" / "pyodide"
TOOLS = ("jupyterlite-core==0.8.6", "jupyterlite-pyodide-kernel==0.8.6", "jupyter-server==2.20.0")
WHEELS = (
    *("micropip", "packaging", "ipython", "traitlets", "comm", "jedi", "parso", "decorator"),
    *("pygments", "prompt_toolkit", "wcwidth", "matplotlib-inline", "stack-data", "executing"),
    *("asttokens", "pure-eval", "six"),
)
"""What its kernel loads besides its own wheels, all of it from the package index."""

FROM_PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
COMPRESSIBLE = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".txt", ".map"}


class NotThere(Exception):
    """JupyterLite could not be set up; the text says why and what to do."""


def site(notebooks: dict[str, str]) -> Path:
    """The folder of a JupyterLite that holds these notebooks (name -> code), made when needed.

    Raises NotThere.
    """
    made = CACHE / "jupyterlite-site"
    marker = made / "made.json"
    wanted = json.dumps([TOOLS, WHEELS, notebooks])
    if not marker.is_file() or marker.read_text(encoding="utf-8") != wanted:
        print("Setting JupyterLite up beside the kit (once; from the package index)...", flush=True)
        _build(made, notebooks)
        marker.write_text(wanted, encoding="utf-8")
    return made


def _build(made: Path, notebooks: dict[str, str]) -> None:
    files = CACHE / "jupyterlite-files"
    files.mkdir(parents=True, exist_ok=True)
    for name, code in notebooks.items():
        (files / f"{name}.ipynb").write_text(_notebook(code), encoding="utf-8")
    programs = _environment()
    _call([str(programs / "jupyter-lite"), "build", "--contents", str(files)], made)
    _own_pyodide(made, programs)
    for path in made.rglob("*"):
        if path.suffix in COMPRESSIBLE and path.stat().st_size > 1024:
            _compress(path)


def _compress(path: Path) -> None:
    """As small as browsers can read it, in both encodings: this is about time, not about builds."""
    data = path.read_bytes()
    path.with_name(path.name + ".br").write_bytes(brotli.compress(data, quality=9, lgwin=24))
    path.with_name(path.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))


def _environment() -> Path:
    """The programs of the bench's own environment."""
    folder = CACHE / "jupyterlite-env"
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / "jupyter-lite").exists():
        venv.create(folder, with_pip=True, clear=True)
        _call([str(programs / "python"), "-m", "pip", "install", "--quiet", *TOOLS], None)
    return programs


def _own_pyodide(made: Path, programs: Path) -> None:
    """The page's Pyodide, and the wheels that the kernel asks it for."""
    folder = made / "static" / "pyodide"
    folder.mkdir(parents=True, exist_ok=True)
    for name in FROM_PYODIDE:
        (folder / name).write_bytes((PYODIDE / name).read_bytes())
    target = ("--python-version", "3.14", "--implementation", "py", "--abi", "none")
    options = ("--quiet", "--no-deps", "--only-binary", ":all:", "--platform", "any", *target)
    _call(
        [str(programs / "python"), "-m", "pip", "download", *options, "-d", str(folder), *WHEELS],
        None,
    )
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock["packages"] = dict(_locked(wheel) for wheel in sorted(folder.glob("*.whl")))
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    config = made / "jupyter-lite.json"
    settings = json.loads(config.read_text(encoding="utf-8"))
    plugins = settings["jupyter-config-data"].setdefault("litePluginSettings", {})
    kernel = plugins.setdefault("@jupyterlite/pyodide-kernel-extension:kernel", {})
    kernel["pyodideUrl"] = "./static/pyodide/pyodide.mjs"
    config.write_text(json.dumps(settings), encoding="utf-8")


def _locked(wheel: Path) -> tuple[str, dict[str, object]]:
    """A wheel's entry in Pyodide's list of packages."""
    name, version = wheel.name.split("-")[:2]
    normal = name.replace("_", "-").lower()
    with zipfile.ZipFile(wheel) as archive:
        tops = {path.split("/")[0].removesuffix(".py") for path in archive.namelist()}
    return normal, {
        "name": normal,
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(top for top in tops if top.isidentifier()),
        "depends": list(DEPENDS.get(normal, ())),
    }


DEPENDS = {
    "ipython": (
        *("asttokens", "decorator", "executing", "jedi", "matplotlib-inline", "prompt-toolkit"),
        *("pure-eval", "pygments", "six", "stack-data", "traitlets", "wcwidth"),
    ),
    "jedi": ("parso",),
}


def _notebook(code: str) -> str:
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "outputs": [], "source": code}
    kernel = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    return json.dumps(
        {
            "cells": [{**cell, "execution_count": None}],
            "metadata": {"kernelspec": kernel},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def _call(command: list[str], output: Path | None) -> None:
    empty = CACHE / "jupyterlite-empty"
    empty.mkdir(parents=True, exist_ok=True)
    if output:
        command = [*command, "--output-dir", str(output)]
    done = subprocess.run(command, check=False, cwd=empty, capture_output=True, text=True)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-3:])
        raise NotThere(
            "JupyterLite could not be set up, so it is not in this table. It comes from the"
            f" package index: is there a network? What was said last:\n{last}"
        )


@contextmanager
def served(folder: Path) -> Iterator[Link]:
    """The site on loopback, sent as the kit's server sends the page; the link in front of it."""

    def answer(request: Request) -> Response:
        try:
            return file_response(request, folder, request.path_params["path"])
        except Refused:
            return Response(status_code=404)

    app = Starlette(routes=[Route("/{path:path}", answer)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.05)
        (listening,) = server.servers
        with Link(listening.sockets[0].getsockname()[1]) as link:
            yield link
    finally:
        server.should_exit = True
        thread.join()
