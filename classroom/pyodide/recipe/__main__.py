"""Rebuild the pygame-ce wheel for Pyodide, from package registries alone.

    python3 classroom/pyodide/build_wheel.py --work DIR

Run on purpose (Debian or Ubuntu, as root, about ten minutes), never by `start.py`: the wheel that
it makes is kept in `wheels/`. A phase that is done is skipped, so an interrupted run goes on where
it stopped; `--again PHASE` redoes that phase and those after it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from . import abi, extension, libraries, patches, provenance, root, sources, wheel
from .scratch import RecipeError, Scratch, open_scratch

PHASES: dict[str, Callable[[Scratch], None]] = {
    "root": root.make_root,
    "tools": root.install_tools,
    "debian": sources.fetch_debian_sources,
    "pygame": sources.fetch_pygame,
    "pyodide": sources.fetch_pyodide,
    "patches": patches.patch_sources,
    "sdl": libraries.build_sdl,
    "freetype": libraries.build_freetype,
    "image": libraries.build_image,
    "ttf": libraries.build_ttf,
    "mixer": libraries.build_mixer,
    "headers": extension.write_python_headers,
    "pyodide-root": extension.write_pyodide_root,
    "build": extension.build_extension,
    "abi": abi.check_abi,
    "wheel": wheel.assemble,
    "provenance": provenance.write_provenance,
}


def main(arguments: Sequence[str]) -> int:
    """The command line. Returns 1, with the reason on stderr, when a phase failed."""
    parser = argparse.ArgumentParser(
        prog="build_wheel.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--work", type=Path, required=True, help="scratch folder, about 3 GB")
    parser.add_argument("--again", choices=PHASES, help="redo this phase and all that follow")
    options = parser.parse_args(arguments)
    try:
        scratch = open_scratch(options.work)
        run_phases(scratch, options.again)
    except RecipeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run_phases(scratch: Scratch, again: str | None) -> None:
    """Every phase in order; a stamp in the scratch folder says which ones are done."""
    stamps = scratch.work / "stamps"
    stamps.mkdir(exist_ok=True)
    names = list(PHASES)
    for name in names[names.index(again) :] if again else []:
        (stamps / name).unlink(missing_ok=True)
    for number, name in enumerate(names, 1):
        stamp = stamps / name
        if not stamp.exists():
            _run_phase(scratch, name, f"[{number}/{len(names)}] {name}")
            stamp.touch()


def _run_phase(scratch: Scratch, name: str, label: str) -> None:
    print(f"{label} ...", flush=True)
    start = time.monotonic()
    PHASES[name](scratch)
    print(f"{label}: {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
