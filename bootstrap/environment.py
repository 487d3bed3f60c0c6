"""The Python environment of the kit: .venv, its pinned packages, and the checkout on its path."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bootstrap.checkout import Checkout, fingerprint
from bootstrap.messages import text
from bootstrap.phases import Job, Phase
from bootstrap.problems import require_venv_modules

# Exits with 0 where the environment's Python starts, is recent enough and has pip.
_PROBE = "import sys, pip; sys.exit(sys.version_info < (3, 11))"


def environment_phase() -> Phase:
    """Make .venv, again from nothing when it was left half made."""
    return Phase("venv", inputs=lambda _: "1", is_there=_is_sound, work=_make)


def packages_phase(name: str, requirements: str) -> Phase:
    """Install a pinned list; pip refuses a package whose hash is not in the list."""
    return Phase(
        name,
        inputs=lambda checkout: fingerprint(checkout.root, [checkout.requirements(requirements)]),
        is_there=lambda _: True,
        work=lambda job: install(job, requirements),
    )


def install(job: Job, requirements: str) -> None:
    """Install requirements/<name>.txt into the environment.

    Raises Problem; a run that stopped while it was installing has the environment made again.
    """
    wanted = job.checkout.requirements(requirements)
    pip = [job.checkout.python, "-m", "pip", "install", "--no-input", "--no-color"]
    log = f"packages-{requirements}"
    mark = _unfinished(job.checkout)
    mark.touch()
    try:
        job.run(
            [*pip, "--progress-bar=off", "--require-hashes", "-r", wanted],
            describe=_description(wanted.read_text(encoding="utf-8")),
            log=log,
        )
    except BaseException:
        if not _was_installing(job.checkout.logs / f"{log}.log"):
            mark.unlink()
        raise
    mark.unlink()


def put_on_path(checkout: Checkout) -> None:
    """Let the environment import the kit from this checkout, wherever it was moved to."""
    line = f"{checkout.root}\n"
    pattern = "Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"
    for packages in checkout.venv.glob(pattern):
        link = packages / "discovery_workshop.pth"
        # Python reads these files in the encoding of the system.
        if not link.exists() or link.read_text(encoding="locale") != line:
            link.write_text(line, encoding="locale")


def _make(job: Job) -> None:
    """Make the environment; one that someone made by hand, and that works, is kept."""
    require_venv_modules()
    checkout = job.checkout
    if checkout.venv.exists() and not checkout.stamps.exists() and _is_sound(checkout):
        checkout.stamps.mkdir()
        return
    if checkout.venv.exists():
        shutil.rmtree(checkout.venv)
    checkout.stamps.mkdir(parents=True)
    job.run([sys.executable, "-m", "venv", checkout.venv])


def _is_sound(checkout: Checkout) -> bool:
    """Whether the environment's Python works and no installation was cut short in it."""
    if not Path(checkout.python).exists() or _unfinished(checkout).exists():
        return False
    probe = subprocess.run([checkout.python, "-I", "-c", _PROBE], check=False, capture_output=True)
    return probe.returncode == 0


def _unfinished(checkout: Checkout) -> Path:
    """The mark of an installation under way."""
    return checkout.stamps / "installing"


def _was_installing(log: Path) -> bool:
    """Whether pip had gone past fetching, which leaves the environment as it was."""
    return log.exists() and _INSTALLING in log.read_text(encoding="utf-8", errors="replace")


_INSTALLING = "Installing collected packages"
_FETCHED = re.compile(r"^(?:Collecting|Processing|Requirement already satisfied:) ", re.M)
# Some packages are for some computers only: hence "about".
_PINNED = re.compile(r"^([\w.-]+)==", re.M)


def _description(requirements: str) -> Callable[[str], str]:
    """Return what turns pip's log so far into a few words."""
    total = len(set(_PINNED.findall(requirements)))

    def describe(log: str) -> str:
        count = len(_FETCHED.findall(log))
        if _INSTALLING in log:
            return text("packages_installing", count=count)
        return text("packages_fetched", count=count, total=total)

    return describe
