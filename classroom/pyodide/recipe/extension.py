"""pygame-ce itself, built by `pyodide-build` with pygame-ce's own meson build.

`pyodide-build` expects Pyodide's cross-build environment, a download that no package registry has.
It accepts a folder in its place (PYODIDE_ROOT) that says how to compile: here it is made from what
the npm package tells. pygame-ce makes one extension of all its modules for WebAssembly.
"""

import re
import shutil
import zipfile
from pathlib import Path

from .libraries import prefix
from .scratch import RecipeError, Scratch
from .sources import pygame_source

_SYSCONFIG = "_sysconfigdata__emscripten_wasm32-emscripten"

# Debian's linker (LLVM 21) is older than the one Emscripten is made for: asked for a shared
# library, it wants to be told that this is meant.
_LINK_FLAGS = ["-sSIDE_MODULE=2", "-sWASM_BIGINT", "-Wl,--experimental-pic"]

# For the check of the ABI, which reads the compiler's answers in the log.
_WARN_FLAGS = ["-Wcast-function-type-mismatch", "-fno-caret-diagnostics"]

_PYTHON_PC = """\
Name: Python
Description: CPython's headers for wasm32
Version: {version}
Cflags: -I{headers}
"""


def write_python_headers(scratch: Scratch) -> None:
    """Debian's headers, with pyconfig.h for wasm32 from Pyodide's sysconfig data.

    A copy: Python.h takes the pyconfig.h beside it, whatever `-I` says.
    """
    headers = scratch.build / "python"
    shutil.rmtree(headers, ignore_errors=True)
    shutil.copytree(scratch.root / "usr/include/python3.14", headers)
    data: dict[str, dict[str, object]] = {}
    path = scratch.build / f"pyodide/{_SYSCONFIG}.py"
    exec(compile(path.read_text(), path.name, "exec"), data)
    values = data["build_time_vars"]
    debian = scratch.root / "usr/include/x86_64-linux-gnu/python3.14/pyconfig.h"
    names = re.findall(r"^(?:#define|/\* #undef) (\w+)", debian.read_text(), re.MULTILINE)
    lines = [_define(name, values[name]) for name in sorted(set(names) & values.keys())]
    (headers / "pyconfig.h").write_text("\n".join(["#pragma once", *lines, ""]))


def _define(name: str, value: object) -> str:
    return f"/* #undef {name} */" if value in (0, "") else f"#define {name} {value}"


def write_pyodide_root(scratch: Scratch) -> None:
    """The folder that stands for Pyodide's cross-build environment."""
    folder = _pyodide_root(scratch)
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("packages", "python/sysconfigdata", "pkgconfig"):
        (folder / name).mkdir(parents=True)
    shutil.copy(scratch.build / f"pyodide/{_SYSCONFIG}.py", folder / "python/sysconfigdata")
    exports = "".join(f"export {name} = {value}\n" for name, value in _variables(scratch).items())
    (folder / "Makefile.envs").write_text(f"{exports}.output_vars:\n\tenv\n")
    major, minor, _ = scratch.settings["pyodide"]["python"].split(".")
    headers = scratch.inside(scratch.build / "python")
    text = _PYTHON_PC.format(version=f"{major}.{minor}", headers=headers)
    (folder / f"pkgconfig/python-{major}.{minor}.pc").write_text(text)


def _variables(scratch: Scratch) -> dict[str, str]:
    """What pyodide-build asks of a Pyodide tree."""
    pyodide = scratch.settings["pyodide"]
    major, minor, micro = pyodide["python"].split(".")
    python = scratch.inside(_pyodide_root(scratch) / "python")
    flags = " ".join(scratch.settings["flags"]["common"])
    return {
        "PYVERSION": pyodide["python"],
        "PYMAJOR": major,
        "PYMINOR": minor,
        "PYMICRO": micro,
        "PYODIDE_VERSION": pyodide["version"],
        "PYODIDE_ABI_VERSION": pyodide["abi"],
        "PYODIDE_EMSCRIPTEN_VERSION": pyodide["emscripten"],
        "PLATFORM_TRIPLET": "wasm32-emscripten",
        "SYSCONFIG_NAME": _SYSCONFIG,
        "CPYTHONINSTALL": python,
        "TARGETINSTALLDIR": python,
        "SYSCONFIGDATA_DIR": f"{python}/sysconfigdata",
        "PYTHONINCLUDE": scratch.inside(scratch.build / "python"),
        "CFLAGS_BASE": flags,
        "LDFLAGS_BASE": flags,
    }


def build_extension(scratch: Scratch) -> None:
    """Drive pygame-ce's own build; keep what the compiler said, and unpack the wheel it made."""
    for name in ("dist", "unpacked"):
        shutil.rmtree(scratch.build / name, ignore_errors=True)
    command = [
        "pyodide",
        "build",
        ".",
        "--no-isolation",
        "--skip-dependency-check",
        "-o",
        scratch.inside(scratch.build / "dist"),
    ]
    told = scratch.run_inside(
        ["env", *_environment(scratch), "sh", "-c", '"$@" 2>&1', "sh", *command],
        cwd=pygame_source(scratch),
    )
    log_path(scratch).write_text(told, encoding="utf-8")
    built = list((scratch.build / "dist").glob(f"*-{scratch.settings['pyodide']['tag']}.whl"))
    if len(built) != 1:
        raise RecipeError(f"pyodide-build made {len(built)} wheels, not 1; see {log_path(scratch)}")
    with zipfile.ZipFile(built[0]) as archive:
        archive.extractall(unpacked(scratch))


def _environment(scratch: Scratch) -> list[str]:
    """Its switches are variables. -O2: its own -Oz would make a small and slow library."""
    flags = scratch.settings["flags"]["common"]
    headers = f"-I{scratch.inside(scratch.build / 'python')}"
    found = scratch.inside(_pyodide_root(scratch) / "pkgconfig")
    return [
        f"PYODIDE_ROOT={scratch.inside(_pyodide_root(scratch))}",
        "SKIP_EMSCRIPTEN_VERSION_CHECK=1",
        f"SIDE_MODULE_CFLAGS={' '.join([*flags, headers, *_WARN_FLAGS])}",
        f"SIDE_MODULE_LDFLAGS={' '.join([*flags, *_LINK_FLAGS])}",
        f"PKG_CONFIG_LIBDIR={found}",
        f"WORKSHOP_PREFIX={scratch.inside(prefix(scratch))}",
        # llvm-readobj, which Debian names with its version.
        "PATH=/build/venv/bin:/usr/lib/llvm-21/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    ]


def _pyodide_root(scratch: Scratch) -> Path:
    return scratch.build / "pyodide-root"


def log_path(scratch: Scratch) -> Path:
    """All that the build said."""
    return scratch.build / "pyodide-build.log"


def unpacked(scratch: Scratch) -> Path:
    """The contents of the wheel that pyodide-build made, before trimming."""
    return scratch.build / "unpacked"


def extension(scratch: Scratch) -> Path:
    """The one side module, under the name that Pyodide's Python looks for."""
    return unpacked(scratch) / f"pygame/base{scratch.settings['pyodide']['extension_suffix']}"
