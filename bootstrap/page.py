"""The participants' page: Node, the page's own packages, and the built page."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from bootstrap.checkout import Checkout, fingerprint
from bootstrap.environment import install
from bootstrap.phases import Job, Phase

OLDEST_NODE = (20, 19)


def page_phases() -> list[Phase]:
    """Fetch what the page is built with, then build it when its sources have changed."""
    return [
        Phase(
            "page_packages",
            inputs=lambda checkout: fingerprint(checkout.root, _package_lists(checkout)),
            is_there=lambda checkout: (checkout.page / "node_modules").is_dir(),
            work=_fetch,
        ),
        Phase(
            "page",
            inputs=lambda checkout: fingerprint(checkout.root, _sources(checkout)),
            is_there=lambda checkout: (checkout.page / "dist" / "index.html").is_file(),
            work=_build,
        ),
    ]


def node_environment(checkout: Checkout) -> dict[str, str]:
    """Return the PATH under which npm is found: the machine's, or the environment's own."""
    path = os.environ.get("PATH", os.defpath)
    if not _machine_has_node():
        path = os.pathsep.join([str(checkout.scripts), path])
    return {"PATH": path}


def npm_command(checkout: Checkout, *arguments: str) -> list[str]:
    """Return the command line of npm: on Windows it is a script, found only by its full name."""
    found = shutil.which("npm", path=node_environment(checkout)["PATH"])
    return [found or "npm", *arguments]


def _fetch(job: Job) -> None:
    """Get Node from PyPI where the machine has none, then the packages of the page."""
    if not _machine_has_node():
        install(job, "node")
    _npm(job, "ci", "--no-audit", "--no-fund")


def _build(job: Job) -> None:
    """Build the page, then pack what it downloads: the first start has nothing left to do."""
    _npm(job, "run", "build")
    checkout = job.checkout
    dist = checkout.page / "dist"
    bundle = [checkout.python, "-m", "classroom.delivery.bundle", checkout.root, dist]
    job.run(bundle, log="packing")


def _sources(checkout: Checkout) -> list[Path]:
    """What the page is made of: the explainer of errors is among the Python packages.

    Its Python has the kit and pygame in its memory from the start.
    """
    wheels = checkout.root / "classroom" / "pyodide" / "wheels"
    kit = checkout.root / "workshop_game"
    return [checkout.page, checkout.requirements("base"), wheels, kit]


def _npm(job: Job, *arguments: str) -> None:
    checkout = job.checkout
    job.run(
        npm_command(checkout, *arguments),
        cwd=checkout.page,
        environment=node_environment(checkout),
    )


def _package_lists(checkout: Checkout) -> list[Path]:
    names = ("package.json", "package-lock.json")
    return [*(checkout.page / name for name in names), checkout.requirements("node")]


def _machine_has_node() -> bool:
    """Whether this machine has npm and a Node recent enough to build the page."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    answer = subprocess.run([node, "--version"], check=False, capture_output=True, text=True)
    version = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST_NODE
