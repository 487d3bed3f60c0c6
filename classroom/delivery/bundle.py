"""What the page's worker downloads: the game package, the lessons, the explainer, pygame.

Each is a zip whose bytes depend on its files alone, packed, and named after its content. Files
inside are stored, not deflated: the zip as a whole packs better.

`python -m classroom.bundle` completes a page that was just built, so that the first start of the
server has nothing left to pack.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from classroom.delivery import packing

Manifest = dict[str, str]
"""Name of a bundle -> its address below the page, such as `assets/lessons-0a1b2c3d4e.zip.zst`."""

Files = dict[str, bytes]
"""Path inside a bundle -> content."""

EXPLAINER = {
    "friendly-traceback": "friendly_traceback",
    "asttokens": "asttokens",
    "executing": "executing",
    "pure-eval": "pure_eval",
    "stack-data": "stack_data",
}
"""Distribution -> package: friendly-traceback and what importing it loads, nothing else."""

FOR_AUTHORS = "/author/"
"""What looks at whole contents: `atelier check` does that, no participant."""

LICENCES = {
    "discovery-workshop/EUPL-1.2.txt": "LICENSE.txt",
    "discovery-workshop/CC-BY-SA-4.0.txt": "LICENSES/CC-BY-SA-4.0.txt",
    "pyodide/MPL-2.0.txt": "LICENSES/MPL-2.0.txt",
    "python/PSF-2.0.txt": "LICENSES/PSF-2.0.txt",
}
"""Below `licences/` in the game's bundle -> in the checkout: a game goes home with them."""

WHEELS = Path(__file__).parents[1] / "pyodide" / "wheels"
LONG_AGO = (1980, 1, 1, 0, 0, 0)

COMPILED = Path("compiled", "libraries.zip")
"""Below a built page: the libraries as its Python compiled them, and which sources those were."""


def build_bundles(root: Path, dist: Path) -> Manifest:
    """Write the bundles of `root` (which holds `lessons/` and `exercises/`) into `dist/assets`.

    What is there already is left as it is, so that a second call costs milliseconds; bundles of
    an older content are removed. `assets/manifest.json` lists the result. The Python of a page
    that was just built is packed too.
    """
    assets = dist / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    packing.pack_runtime(assets, dist.parent / "node_modules/.cache/packed")
    built = {
        "workshop_game": (".zip", zipped(game_files())),
        "lessons": (".zip", zipped(course_files(root))),
        "friendly": (".zip", zipped(compiled_instead(explainer_files(), dist / COMPILED))),
    }
    wheels = {name: compiled_instead(files, dist / COMPILED) for name, files in wheel_files()}
    built.update((name, (".whl", zipped(files))) for name, files in wheels.items())
    manifest = {
        name: _write_hashed(assets, name, ending, data) for name, (ending, data) in built.items()
    }
    _write_if_new(assets / "manifest.json", json.dumps(manifest, indent=1).encode())
    _remove_others(assets, manifest)
    return manifest


def zipped(files: Files) -> bytes:
    """A zip of `files`: the same files always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 3  # the same on every machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def game_files() -> Files:
    """The game for participants, its assets, and the licences of what a game goes home with."""
    folder = package_folder("workshop_game")
    tree = ((f"workshop_game/{name}", data) for name, data in _tree(folder))
    files = {name: data for name, data in tree if FOR_AUTHORS not in name}
    texts = {f"licences/{name}": folder.parent / file for name, file in LICENCES.items()}
    return files | {name: text.read_bytes() for name, text in texts.items()}


def wheel_files() -> Iterator[tuple[str, Files]]:
    """The newest vendored wheel of pygame-ce by its short name; none before it was built.

    Without its compiled part, which the page's Python takes in as it starts.
    """
    for wheel in sorted(WHEELS.glob("*.whl"))[-1:]:
        files = _unzipped(wheel)
        yield "pygame", {name: data for name, data in files.items() if not name.endswith(".so")}


def _unzipped(file: Path) -> Files:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


def explainer_files() -> Files:
    """The packages that explain an error, their licences, and French; English is built in."""
    files: Files = {}
    for distribution, package in EXPLAINER.items():
        for name, data in _tree(package_folder(package)):
            if _explains(name):
                files[f"{package}/{name}"] = data
        files.update(_licences(distribution))
    return files


def compiled_instead(files: Files, archive: Path) -> Files:
    """A library with its compiled files, each instead of its source: less to send, and to compile.

    Of what the page's Python has in its memory from the start, nothing is sent at all. A source
    that is not the one that was compiled stays as it is, and so do all of them where there is no
    `archive`: the browser compiles them, which takes longer.
    """
    compiled = _unzipped(archive) if archive.is_file() else {}
    hashes: dict[str, str] = json.loads(compiled.get("sources.json", b"{}"))
    sent: Files = {}
    for name, data in files.items():
        place = _compiled_name(name)
        known = name in hashes and hashes[name] == hashlib.sha256(data).hexdigest()
        sent[name] = b"" if known else data  # empty: that there is a module, and where it is read
        if known and place in compiled:
            sent[place] = compiled[place]
    return sent


def _compiled_name(source: str) -> str:
    """Where the page's Python looks for a compiled file."""
    folder, _, name = source.rpartition("/")
    return f"{folder}/__pycache__/{name.removesuffix('.py')}.cpython-314.pyc"


def _explains(name: str) -> bool:
    if name.startswith("locales/"):
        return name.startswith("locales/fr/") and name.endswith(".mo")
    return name.endswith(".py")


def _licences(distribution: str) -> Iterator[tuple[str, bytes]]:
    for file in importlib.metadata.files(distribution) or ():
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE")):
            yield f"licences/{distribution}/{file.name}", Path(str(file.locate())).read_bytes()


def course_files(root: Path) -> Files:
    """The lessons. Nothing of an item: what a candidate may know of it comes when it is offered."""
    files = {f"lessons/{name}": data for name, data in _tree(root / "lessons")}
    return {name: data for name, data in files.items() if "/right/" not in name}


def package_folder(name: str) -> Path:
    """Where a package is, without importing it. Raises ModuleNotFoundError."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No package named {name!r}", name=name)
    return Path(spec.origin).parent


def _tree(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below `folder`, without what Python or an editor leaves behind."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
        if path.is_file() and not hidden and not path.name.endswith("~"):
            yield "/".join(parts), path.read_bytes()


def _write_hashed(assets: Path, name: str, ending: str, data: bytes) -> str:
    short = hashlib.sha256(data).hexdigest()[:12]
    file = assets / f"{name}-{short}{ending}{packing.ENDING}"
    if not file.is_file():
        packing.write(file, packing.packed(data))
    return f"assets/{file.name}"


def _write_if_new(file: Path, data: bytes) -> None:
    if not file.is_file() or file.read_bytes() != data:
        packing.write(file, data)


def _remove_others(assets: Path, manifest: Manifest) -> None:
    for name, address in manifest.items():
        current = Path(address).name
        for old in assets.glob(f"{name}-*"):
            if old.name != current:
                old.unlink()


if __name__ == "__main__":
    build_bundles(*(Path(argument) for argument in sys.argv[1:3]))
