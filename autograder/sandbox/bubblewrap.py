"""The box made by the program `bwrap`: what is in it, and how root gets the same one.

The box is made of namespaces of its own (user, process, network, inter-process, host name,
mount, cgroup) and of a file system that holds Python, the installed libraries and nothing else:
no home, no /etc of the machine, no course, no copy.

When bubblewrap is started by root, the process limit would not hold (the kernel does not apply it
to root) and the submitted code would be root outside. So root first enters an outer mount
namespace in which the few folders needed can be read by everyone, becomes the user "nobody", and
only then starts the box, as any ordinary user would.
"""

import json
import os
import socket
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox import seccomp
from autograder.sandbox.groups import entering
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import INSIDE, start

NOBODY = 65534
PLACE = f"/box/{INSIDE.name}"
HOME = "/tmp"
NEW_FOR_EACH_COPY = ("/tmp", "/dev/shm")
LIBRARIES = (
    *("IPython.core.interactiveshell", "bisect", "collections", "copy", "dataclasses", "datetime"),
    *("decimal", "enum", "fractions", "functools", "heapq", "itertools", "json", "math"),
    *("operator", "pprint", "random", "re", "statistics", "string", "textwrap", "time", "typing"),
)
"""What submitted code is likely to import: loaded once, before the first copy."""
SYSTEM = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")


@dataclass(frozen=True)
class BubblewrapBox:
    """A box made by `bwrap`; `setpriv` is the program with which root becomes another user."""

    bwrap: str
    setpriv: str | None
    above: Path | None = None
    """The group of the kernel's below which one that bounds memory is made."""
    boxed: bool = True
    runner: str = f"{PLACE}/__main__.py"

    def start(
        self, limits: Limits, arguments: list[str], scratch: str
    ) -> "subprocess.Popen[bytes]":
        """Start Python with these arguments. The scratch folder is inside; `scratch` is unused."""
        del scratch
        filter_end = _filter_descriptor()
        filtered = ["--seccomp", str(filter_end)] if seccomp.compiled() else []
        options = [*_namespaces(), "--disable-userns", *filtered, *_file_system(limits)]
        try:
            return start(self._command(options, arguments, limits), HOME, "/", [filter_end])
        finally:
            os.close(filter_end)

    def start_server(self, limits: Limits, control: socket.socket) -> "subprocess.Popen[bytes]":
        """Start a warm Python that makes one process per copy when asked on `control`.

        Its box may make namespaces, because each copy gets its own; the copy gives that right up,
        and the filter of system calls is put on there.
        """
        settings = {
            "control": control.fileno(),
            "filter": seccomp.compiled().hex(),
            "kept": _below_new_folders(),
            "libraries": LIBRARIES,
            "limits": limits.for_runner(),
        }
        options = [*_namespaces(), *_file_system(limits), "--remount-ro", "/dev"]
        arguments = [f"{PLACE}/server.py", json.dumps(settings)]
        return start(self._command(options, arguments, limits), HOME, "/", [control.fileno()])

    def _command(self, options: list[str], arguments: list[str], limits: Limits) -> list[str]:
        command = [self.bwrap, *options, "--", sys.executable, "-I", *arguments]
        if self.setpriv is not None:
            command = [*self._as_nobody(self.setpriv), *command]
        return (
            command if self.above is None else entering(self.above, limits.memory_of_all, command)
        )

    def _as_nobody(self, setpriv: str) -> list[str]:
        return [
            *(self.bwrap, "--dev-bind", "/", "/", "--die-with-parent"),
            *readable_by_all(needed_folders()),
            *("--", setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"),
            *("--pdeathsig=KILL", "--"),
        ]


def _filter_descriptor() -> int:
    """The end of a pipe from which bubblewrap reads the filter of system calls."""
    read_end, write_end = os.pipe()
    os.write(write_end, seccomp.compiled())
    os.close(write_end)
    return read_end


def _namespaces() -> list[str]:
    return [
        *("--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *("--unshare-cgroup", "--die-with-parent", "--new-session"),
        *("--uid", str(NOBODY), "--gid", str(NOBODY), "--hostname", "box", "--cap-drop", "ALL"),
    ]


def _file_system(limits: Limits) -> list[str]:
    size = str(limits.scratch)
    made = [*("--ro-bind", "/usr", "/usr"), *_system_links()]
    made += ["--proc", "/proc", "--dev", "/dev", "--ro-bind", str(INSIDE / "etc"), "/etc"]
    made += ["--size", size, "--tmpfs", "/tmp", "--size", size, "--tmpfs", "/dev/shm"]
    for path in _python_folders():
        made += ["--ro-bind", str(path), str(path)]
    made += ["--dir", PLACE]
    for path in sorted(INSIDE.glob("*.py")):
        made += ["--ro-bind", str(path), f"{PLACE}/{path.name}"]
    return [*made, "--remount-ro", "/", "--chdir", "/tmp"]


def _system_links() -> list[str]:
    made: list[str] = []
    for name in SYSTEM:
        path = Path(name)
        if path.is_symlink():
            made += ["--symlink", str(path.readlink()), name]
        elif path.is_dir():
            made += ["--ro-bind", name, name]
    return made


def _python_folders() -> list[Path]:
    """The interpreter's own folders that are not part of /usr."""
    folders = {Path(sys.base_prefix).resolve(), Path(sys.base_prefix), Path(sys.prefix)}
    folders.add(Path(sys.executable).resolve().parent.parent)
    outside = {path for path in folders if not path.is_relative_to("/usr")}
    return sorted(p for p in outside if not any(p != o and p.is_relative_to(o) for o in outside))


def _below_new_folders() -> list[str]:
    """Folders of Python that a new /tmp would hide: they are put back in it."""
    return [
        str(path)
        for path in _python_folders()
        if any(path.is_relative_to(folder) for folder in NEW_FOR_EACH_COPY)
    ]


def needed_folders() -> list[Path]:
    """What the box shows of the machine outside of /usr."""
    return [*_python_folders(), INSIDE]


def readable_by_all(needed: list[Path]) -> list[str]:
    """Options of an outer namespace: each closed folder on the way becomes an empty open one."""
    made: list[str] = []
    opened: set[Path] = set()
    for path in needed:
        closed = _first_closed(path)
        if closed is None:
            continue
        way = [p for p in (*reversed(path.parents), path) if p.is_relative_to(closed)]
        for folder in way[:-1]:
            if folder not in opened:
                kind = "--tmpfs" if folder == closed else "--dir"
                made += ["--perms", "0755", kind, str(folder)]
                opened.add(folder)
        made += ["--ro-bind", str(path), str(path)]
    return made


def _first_closed(path: Path) -> Path | None:
    """The first folder on the way to `path` that other users may not enter."""
    for folder in reversed(path.parents):
        if not folder.stat().st_mode & stat.S_IXOTH:
            return folder
    return None
