"""The Debian root: made with debootstrap, from the mirror this machine already uses."""

import re
import shutil
from pathlib import Path

from .scratch import RecipeError, Scratch, run

_APT_OPTIONS = """\
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
APT::Install-Recommends "false";
"""


def make_root(scratch: Scratch) -> None:
    """Unpack a minimal system. The archive's signature is checked with this machine's keyring."""
    shutil.rmtree(scratch.root, ignore_errors=True)
    suite = scratch.settings["root"]["suite"]
    # bookworm's debootstrap has no script of forky's name yet; every recent suite uses sid's.
    script = "/usr/share/debootstrap/scripts/sid"
    run(["nice", "debootstrap", "--variant=minbase", suite, str(scratch.root), mirror(), script])
    scratch.build.mkdir()


def install_tools(scratch: Scratch) -> None:
    """Emscripten from Debian; pyodide-build and pygame-ce's own build tools from PyPI."""
    apt = scratch.root / "etc/apt"
    (apt / "apt.conf.d/99recipe").write_text(_APT_OPTIONS)
    sources = scratch.settings["sources"]["suite"]
    (apt / "sources.list.d/sources.list").write_text(f"deb-src {mirror()} {sources} main\n")
    scratch.run_inside(["apt-get", "update", "-q"])
    scratch.run_inside(["apt-get", "install", "-yq", *scratch.settings["root"]["packages"]])
    _trust_this_machines_certificates(scratch)
    scratch.run_inside(["python3", "-m", "venv", "/build/venv"])
    tools = [f"pyodide-build=={scratch.settings['pyodide']['build']}"]
    tools += scratch.settings["pygame"]["build_requires"]
    scratch.run_inside(["pip", "install", "-q", *tools])


def mirror() -> str:
    """The first Debian archive in this machine's apt configuration. Raises RecipeError if none."""
    listed = run(["apt-get", "indextargets", "--format", "$(LABEL)|$(REPO_URI)"])
    found = re.search(r"^Debian\|(\S+)", listed, re.MULTILINE)
    if found is None:
        raise RecipeError("apt knows no Debian archive here: run `apt-get update`, then try again")
    return found[1].rstrip("/")


def _trust_this_machines_certificates(scratch: Scratch) -> None:
    """pip inside must trust what pip outside trusts (a registry behind a company proxy)."""
    bundle = Path("/etc/ssl/certs/ca-certificates.crt")
    shutil.copyfile(bundle, scratch.root / "etc/ssl/certs/ca-certificates.crt")
