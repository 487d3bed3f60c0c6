"""The scratch folder, the recipe's settings, and how commands run in it."""

import os
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent

# A private mount namespace: /proc is there while the command runs and nothing stays mounted after
# it, so that the scratch folder can be deleted at any moment without touching the machine.
_ENTER = 'mount -t proc proc "$1/proc" && root="$1" && shift && exec chroot "$root" "$@"'


PROGRAMS = os.pathsep.join([os.environ.get("PATH", os.defpath), str(HERE.parents[1] / ".venv/bin")])
"""Where programs are looked for: this machine's, then those that `start.py` installed."""
TOOLS = {
    "chroot": "apt-get install coreutils",
    "debootstrap": "apt-get install debootstrap",
    "npm": "it comes with Node; `python3 start.py doctor` installs one for this checkout alone. "
    "Debian's package npm does, too, where no Node from elsewhere is installed: they conflict",
    "unshare": "apt-get install util-linux",
}
"""What the recipe runs on this machine, and what to do where it is missing."""


class RecipeError(Exception):
    """The recipe cannot go on; the message says what happened and what to do."""


@dataclass(frozen=True)
class Scratch:
    """`work`: scratch folder. `settings`: recipe.toml. Inside the root, all goes under /build."""

    work: Path
    settings: dict[str, Any]

    @property
    def root(self) -> Path:
        """The Debian root in which everything is compiled."""
        return self.work / "root"

    @property
    def build(self) -> Path:
        """/build of the root, seen from outside."""
        return self.root / "build"

    def inside(self, path: Path) -> str:
        """`path` as a command running in the root sees it."""
        return "/" + str(path.relative_to(self.root))

    def run_inside(self, command: Sequence[str], cwd: Path | None = None) -> str:
        """Run a command in the root, politely (nice); return what it printed."""
        clean = [
            "env",
            "-i",
            "HOME=/root",
            "LC_ALL=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
            "PATH=/build/venv/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ]
        place = ["-C", self.inside(cwd)] if cwd else []
        enter = ["unshare", "--mount", "sh", "-c", _ENTER, "sh", str(self.root)]
        return run([*enter, *clean[:2], *place, *clean[2:], "nice", *command])


def run(command: Sequence[str], cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a command and return what it printed. Raises RecipeError with its last words."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-30:])
        told = f"{shlex.join(command)}\n{tail}"
        raise RecipeError(f"this command failed ({done.returncode}):\n  {told}")
    return done.stdout


def open_scratch(work: Path) -> Scratch:
    """Read the settings and make the scratch folder. Raises RecipeError when a tool is missing."""
    for tool, remedy in TOOLS.items():
        if shutil.which(tool, path=PROGRAMS) is None:
            raise RecipeError(f"`{tool}` is missing: {remedy}")
    work.mkdir(parents=True, exist_ok=True)
    settings = tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))
    return Scratch(work.resolve(), settings)
