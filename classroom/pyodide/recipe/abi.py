"""Checks that the extension fits Pyodide's main module, though another Emscripten compiled it.

Three ways for two versions to disagree, and what is done about each:
- a structure whose layout changed: `abi.c` states, at compile time, the layouts that cross;
- a libc function that fills such a structure: `FORBIDDEN` must not be imported at all;
- a function called through a pointer of another type, which WebAssembly does not forgive: clang
  lists the casts, and only those that Python itself repairs may remain.
"""

import re
import shutil
from pathlib import Path

from .extension import extension, log_path
from .scratch import HERE, RecipeError, Scratch
from .wasm import exports, imports

# sigset_t shrank from 128 to 8 bytes between the two versions of Emscripten.
# The socket, terminal, directory and statfs families are here because nothing has checked them.
FORBIDDEN = {
    "getdents64",
    "getrlimit",
    "getrusage",
    "ioctl",
    "opendir",
    "ppoll",
    "pselect",
    "pthread_create",
    "pthread_sigmask",
    "readdir",
    "recvmsg",
    "sendmsg",
    "sigaction",
    "sigaddset",
    "sigemptyset",
    "sigfillset",
    "siglongjmp",
    "sigprocmask",
    "socket",
    "statfs",
    "sysinfo",
    "tcgetattr",
    "uname",
}

# JavaScript inside C (EM_ASM) is evaluated when the extension loads; the room's pages forbid eval.
EVALUATED = "emscripten_asm_const"

# Imported by name and absent from Pyodide, but never reached: SDL_Delay asks
# emscripten_has_asyncify() first, and Pyodide's answers 0.
UNREACHED = {"emscripten_sleep"}

# Python calls methods through a trampoline that repairs their number of arguments.
_REPAIRED = "to 'PyCFunction'"


def check_abi(scratch: Scratch) -> None:
    """All three checks. Raises RecipeError with what does not fit."""
    layouts = scratch.build / "abi.c"
    shutil.copyfile(HERE / "recipe/abi.c", layouts)
    headers = f"-I{scratch.inside(scratch.build / 'python')}"
    scratch.run_inside(["emcc", "-fsyntax-only", headers, scratch.inside(layouts)])
    pyodide = scratch.build / "pyodide/package"
    faults = import_faults(extension(scratch).read_bytes(), pyodide)
    faults += bad_casts(log_path(scratch).read_text("utf-8"))
    if faults:
        raise RecipeError("the extension does not fit Pyodide:\n  " + "\n  ".join(faults))


def import_faults(module: bytes, pyodide: Path) -> list[str]:
    """Functions that the extension must not ask for, or that Pyodide does not offer."""
    # GOT.func: functions whose address is taken.
    asked = {
        name for source, name, kind in imports(module) if kind == "function" or source == "GOT.func"
    }
    absent = asked - offered_by(pyodide) - UNREACHED - set(exports(module))
    evaluated = [name for name in asked if name.startswith(EVALUATED)]
    return [
        *(f"it imports {name}: see FORBIDDEN" for name in sorted(asked & FORBIDDEN)),
        *(f"it imports {name}: see EVALUATED" for name in sorted(evaluated)),
        *(f"it imports {name}, which Pyodide has not" for name in sorted(absent)),
    ]


def offered_by(pyodide: Path) -> set[str]:
    """What an extension may import: the main module's exports and its JavaScript library."""
    script = (pyodide / "pyodide.asm.mjs").read_text(encoding="utf-8")
    library = re.findall(r"(?:function |var |[,{;])_(\w+)[=(]", script)
    return {*exports((pyodide / "pyodide.asm.wasm").read_bytes()), *library}


def bad_casts(log: str) -> list[str]:
    """Function pointers stored as another type, where nothing repairs the call."""
    warned = [line for line in log.splitlines() if "cast-function-type-mismatch" in line]
    if not warned:
        raise RecipeError("the log of the build holds no word about casts: was it asked for?")
    return [line for line in warned if _REPAIRED not in line]
