"""`start.py lock`: pin every package that the lists in requirements/*.in lead to.

Versions and hashes, no addresses: the list installs from any index that serves the same
files, and from no other. One list for every system and every Python from 3.11 on.
"""

import subprocess
from pathlib import Path

from bootstrap import plan
from bootstrap.checkout import Checkout
from bootstrap.environment import put_on_path
from bootstrap.messages import text
from bootstrap.phases import set_up
from bootstrap.problems import Problem

# base first: the other lists are held to its versions.
LISTS = ("base", "test", "node")
_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
)


def lock_requirements(checkout: Checkout) -> int:
    """Write requirements/<list>.txt anew for each list. Raises Problem when one cannot be."""
    set_up(checkout, plan.to_work_on_it())
    put_on_path(checkout)
    for name in LISTS:
        _lock(checkout, checkout.requirements(name))
    return 0


def _lock(checkout: Checkout, pinned: Path) -> None:
    command = [checkout.python, "-m", "uv", "pip", "compile", *_OPTIONS]
    result = subprocess.run(
        [*command, f"--output-file={pinned.name}", f"{pinned.stem}.in"],
        cwd=pinned.parent,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    log = checkout.logs / f"lock-{pinned.stem}.log"
    log.write_text(result.stdout, encoding="utf-8")
    if result.returncode != 0:
        tail = "\n".join(result.stdout.strip().splitlines()[-5:])
        raise Problem("phase_failed", phase=pinned.name, tail=tail, log=log)
    print(text("locked", file=pinned))
