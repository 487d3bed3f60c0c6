"""The Debian root: made with debootstrap, from the mirror this machine already uses."""

import re
import shutil
from pathlib import Path

from .bench import Bench, RecipeError, run

_APT_OPTIONS = """\
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
APT::Install-Recommends "false";
"""


def make_root(bench: Bench) -> None:
    """Unpack a minimal system. The archive's signature is checked with this machine's keyring."""
    shutil.rmtree(bench.root, ignore_errors=True)
    suite = bench.settings["root"]["suite"]
    # bookworm's debootstrap has no script of forky's name yet; every recent suite uses sid's.
    script = "/usr/share/debootstrap/scripts/sid"
    run(["nice", "debootstrap", "--variant=minbase", suite, str(bench.root), mirror(), script])
    bench.build.mkdir()


def install_tools(bench: Bench) -> None:
    """Emscripten from Debian; pyodide-build and pygame-ce's own build tools from PyPI."""
    apt = bench.root / "etc/apt"
    (apt / "apt.conf.d/99recipe").write_text(_APT_OPTIONS)
    sources = bench.settings["sources"]["suite"]
    (apt / "sources.list.d/sources.list").write_text(f"deb-src {mirror()} {sources} main\n")
    bench.run_inside(["apt-get", "update", "-q"])
    bench.run_inside(["apt-get", "install", "-yq", *bench.settings["root"]["packages"]])
    _trust_this_machines_certificates(bench)
    bench.run_inside(["python3", "-m", "venv", "/build/venv"])
    tools = [f"pyodide-build=={bench.settings['pyodide']['build']}"]
    tools += bench.settings["pygame"]["build_requires"]
    bench.run_inside(["pip", "install", "-q", *tools])


def mirror() -> str:
    """The first Debian archive in this machine's apt configuration. Raises RecipeError if none."""
    listed = run(["apt-get", "indextargets", "--format", "$(LABEL)|$(REPO_URI)"])
    found = re.search(r"^Debian\|(\S+)", listed, re.MULTILINE)
    if found is None:
        raise RecipeError("apt knows no Debian archive here: run `apt-get update`, then try again")
    return found[1].rstrip("/")


def _trust_this_machines_certificates(bench: Bench) -> None:
    """pip inside must trust what pip outside trusts (a registry behind a company proxy)."""
    bundle = Path("/etc/ssl/certs/ca-certificates.crt")
    shutil.copyfile(bundle, bench.root / "etc/ssl/certs/ca-certificates.crt")
