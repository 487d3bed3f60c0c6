"""Sources, by name, from three registries: Debian (apt), PyPI (pip) and npm."""

import hashlib
import os
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

from . import packagings
from .scratch import PROGRAMS, RecipeError, Scratch, run

# pip runs a source archive's build backend before it hands the archive over. pygame-ce's backend
# would look for SDL on this machine; this stand-in answers the only question pip asks.
_BACKEND_STAND_IN = """\
from pathlib import Path
def prepare_metadata_for_build_wheel(folder, config_settings=None):
    info = Path(folder, "pygame_ce-{version}.dist-info")
    info.mkdir()
    lines = "Metadata-Version: 2.1", "Name: pygame-ce", "Version: {version}"
    (info / "METADATA").write_text("\\n".join(lines))
    return info.name
"""


class Unreachable(RecipeError):
    """A registry did not give what was asked for."""


def fetch_debian_sources(scratch: Scratch) -> None:
    """Unpack the C libraries' source packages, Debian's security patches applied.

    One that cannot be had is taken in another packaging of the same upstream version, and said.
    """
    folder = scratch.build / "debian"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    suite = scratch.settings["sources"]["suite"]
    for package in scratch.settings["sources"]["packages"]:
        packagings.take(scratch, package, suite, folder)


def debian_source(scratch: Scratch, package: str) -> Path:
    """The unpacked folder of one source package. Raises RecipeError when it is not there."""
    found = [path for path in (scratch.build / "debian").glob(f"{package}-[0-9]*") if path.is_dir()]
    if len(found) != 1:
        raise RecipeError(f"one folder expected for {package}, found {found}: redo `sources`")
    return found[0]


def fetch_pygame(scratch: Scratch) -> None:
    """Unpack pygame-ce's source archive. Raises RecipeError when its hash is not the pinned one."""
    settings = scratch.settings["pygame"]
    archive = download_sdist(settings["version"], settings["sdist_sha256"], scratch.work / "sdist")
    shutil.rmtree(pygame_source(scratch), ignore_errors=True)
    with tarfile.open(archive) as tar:
        tar.extractall(scratch.build, filter="data")


def pygame_source(scratch: Scratch) -> Path:
    """The unpacked folder of pygame-ce's source archive."""
    return scratch.build / f"pygame_ce-{scratch.settings['pygame']['version']}"


def download_sdist(version: str, sha256: str, folder: Path) -> Path:
    """pygame-ce's source archive from the machine's Python registry; kept in `folder` after that.

    Raises Unreachable when pip cannot fetch it, RecipeError when its hash is not the pinned one.
    """
    archive = folder / f"pygame_ce-{version}.tar.gz"
    if not archive.exists():
        stand_in = folder / "backend"
        stand_in.mkdir(parents=True, exist_ok=True)
        (stand_in / "mesonpy.py").write_text(_BACKEND_STAND_IN.replace("{version}", version))
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "-q",
            "--no-deps",
            "--no-binary",
            ":all:",
            "--no-build-isolation",
            f"pygame-ce=={version}",
            "-d",
            str(folder),
        ]
        try:
            run(command, env={**os.environ, "PYTHONPATH": str(stand_in)})
        except RecipeError as error:
            raise Unreachable(f"pip could not fetch pygame-ce {version}: {error}") from error
    check_sha256(archive, sha256)
    return archive


def fetch_pyodide(scratch: Scratch) -> None:
    """Unpack the npm package `pyodide`: it says how its interpreter was built."""
    version = scratch.settings["pyodide"]["version"]
    folder = scratch.build / "pyodide"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    run(
        ["npm", "pack", "--silent", f"pyodide@{version}"],
        cwd=folder,
        env={**os.environ, "PATH": PROGRAMS},
    )
    with tarfile.open(folder / f"pyodide-{version}.tgz") as tar:
        tar.extractall(folder, filter="data")
    with zipfile.ZipFile(folder / "package/python_stdlib.zip") as library:
        library.extract("_sysconfigdata__emscripten_wasm32-emscripten.py", folder)


def package_folder(scratch: Scratch, package: str) -> Path:
    """The unpacked folder of `pygame` or of a Debian source package."""
    return pygame_source(scratch) if package == "pygame" else debian_source(scratch, package)


def check_sha256(path: Path, expected: str) -> None:
    """Raise RecipeError when the file is not the one that was pinned."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise RecipeError(f"{path.name} has the hash {found}, not {expected}: do not use it")
