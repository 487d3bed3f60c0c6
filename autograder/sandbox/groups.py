"""A memory group of the kernel's (cgroup v2) around the boxes of one process.

The limits of a process do not bound the sum of twelve, nor what the kernel keeps for them. A group
does. An ordinary user has one where a session manager hands a part of the groups over, as systemd
does for programs of a desktop. Elsewhere boxes do without: the limits of each process remain.
"""

import os
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup")
OWN = Path("/proc/self/cgroup")
PREFIX = "atelier-box-"
ENTER = 'echo $$ > "$0/cgroup.procs" && exec "$@"'


def parent(groups: Path = GROUPS, own: Path = OWN) -> Path | None:
    """The group below which this process may make one that counts memory; None where it may not."""
    try:
        names = own.read_text(encoding="utf-8").splitlines()
        place = next((line[3:] for line in names if line.startswith("0::/")), "/")
        above = (groups / place.lstrip("/")).parent
        counted = (above / "cgroup.subtree_control").read_text(encoding="utf-8").split()
    except OSError:
        return None
    movable = os.access(above / "cgroup.procs", os.W_OK) and os.access(above, os.W_OK)
    inside = place != "/" and "memory" in counted
    return above if inside and movable else None


def entering(above: Path, memory: int, command: list[str]) -> list[str]:
    """The command, started in a group that holds so many bytes; as it is where there is none.

    All boxes of this process share one group; those of processes that are gone are removed.
    """
    _sweep(above)
    group = above / f"{PREFIX}{os.getpid()}"
    try:
        group.mkdir(exist_ok=True)
        (group / "memory.max").write_text(str(memory), encoding="ascii")
        if (group / "memory.swap.max").exists():  # not where the kernel has no swap
            (group / "memory.swap.max").write_text("0", encoding="ascii")
    except OSError:
        return command
    return ["/bin/sh", "-c", ENTER, str(group), *command]


def _sweep(above: Path) -> None:
    for group in above.glob(f"{PREFIX}*"):
        if not Path("/proc", group.name.removeprefix(PREFIX)).exists():
            try:
                group.rmdir()
            except OSError:
                continue  # its last process is just ending
