"""What the wheel was built from: read off the scratch folder, written beside the wheel as TOML."""

import hashlib
import json
from collections.abc import Mapping

from .packagings import instead
from .scratch import HERE, Scratch
from .wheel import licence_texts, wheel_path

PATH = HERE / "wheels/PROVENANCE.toml"
LICENCES = HERE / "wheels/licenses"

_HEADER = """\
# Written by build_wheel.py. The recipe is ../recipe.toml, the changed lines are ../patches.toml.
"""


def write_provenance(scratch: Scratch) -> None:
    """PROVENANCE.toml and the licence texts, beside the wheel."""
    parts = [
        _HEADER,
        _table("wheel", _wheel(scratch)),
        _table("pyodide", _pyodide(scratch)),
        _table("pygame", _pygame(scratch)),
        _table("debian.sources", _debian_sources(scratch)),
        _table("debian.source_sha256", _debian_hashes(scratch)),
        *_instead(scratch),
        _table("debian.tools", _tools(scratch)),
    ]
    PATH.write_text("\n".join(parts), encoding="utf-8")
    LICENCES.mkdir(exist_ok=True)
    for name, text in licence_texts(scratch).items():
        (LICENCES / name).write_bytes(text)


def _wheel(scratch: Scratch) -> dict[str, str | int]:
    data = wheel_path(scratch).read_bytes()
    return {"file": wheel_path(scratch).name, "size": len(data), "sha256": _sha256(data)}


def _pyodide(scratch: Scratch) -> dict[str, str | int]:
    settings = scratch.settings["pyodide"]
    archive = scratch.build / f"pyodide/pyodide-{settings['version']}.tgz"
    names = ("version", "python", "emscripten", "tag")
    return {**{name: settings[name] for name in names}, "sha256": _sha256(archive.read_bytes())}


def _pygame(scratch: Scratch) -> dict[str, str | int]:
    settings = scratch.settings["pygame"]
    tools = dict(name.split("==") for name in settings["build_requires"])
    return {"version": settings["version"], "sdist_sha256": settings["sdist_sha256"], **tools}


def _debian_sources(scratch: Scratch) -> dict[str, str]:
    """Package: version, from the names of the .dsc files."""
    files = sorted((scratch.build / "debian").glob("*.dsc"))
    return dict(path.name.removesuffix(".dsc").split("_", 1) for path in files)


def _debian_hashes(scratch: Scratch) -> dict[str, str]:
    """A .dsc file holds the hashes of its archives: its own hash stands for all of them."""
    files = sorted((scratch.build / "debian").glob("*.dsc"))
    return {path.name.split("_", 1)[0]: _sha256(path.read_bytes()) for path in files}


def _instead(scratch: Scratch) -> list[str]:
    """The packagings that could not be had that day; no table when there were none."""
    noted = instead(scratch.build / "debian")
    return [_table("debian.could_not_be_had", noted)] if noted else []


def _tools(scratch: Scratch) -> dict[str, str]:
    names = scratch.settings["root"]["recorded"]
    lines = scratch.run_inside(["dpkg-query", "-W", "-f", "${Package} ${Version}\\n", *names])
    return dict(sorted(line.split(" ", 1) for line in lines.splitlines()))


def _table(name: str, values: Mapping[str, str | int]) -> str:
    # A JSON string or number is a TOML one too, for what is written here.
    rows = [f"{_key(key)} = {json.dumps(value)}" for key, value in values.items()]
    return "\n".join([f"[{name}]", *rows, ""])


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
