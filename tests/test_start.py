"""start.py on bare, broken, full, offline and interrupted machines, for real.

Each test runs the real start.py in a small checkout of its own: one tiny package to install
from a folder instead of an index, a page of one file, and an `atelier` that tells what it was
asked. What is tested is everything around them.
"""

import ast
import hashlib
import os
import re
import shutil
import signal
import socket
import string
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bootstrap.checkout import Checkout
from bootstrap.messages import MESSAGES
from bootstrap.page import node_environment
from bootstrap.problems import Problem
from bootstrap.running import run_logged
from bootstrap.verify import pytest_options

pytestmark = pytest.mark.setup

ROOT = Path(__file__).resolve().parents[1]

ATELIER = """\
import sys
import tiny

print("atelier", *sys.argv[1:])
"""
# A stand-in for ruff, mypy and pytest: says how it was called, fails when it is told to.
CHECKER = """\
import os
import sys

print(__spec__.name, *sys.argv[1:])
sys.exit(__spec__.name in os.environ.get("FAILING", ""))
"""
# A stand-in for the one that packs what the page downloads.
BUNDLE = """\
import sys
from pathlib import Path

Path(sys.argv[2], "packed").touch(exist_ok=False)
"""
PACKAGE_JSON = """\
{"name": "page", "version": "1.0.0",
 "scripts": {"build": "node build.mjs", "check": "node --version", "test": "node --version"}}
"""
PACKAGE_LOCK = (
    '{"name": "page", "version": "1.0.0", "lockfileVersion": 3, "requires": true,'
    ' "packages": {"": {"name": "page", "version": "1.0.0"}}}'
)
BUILD = """\
import { mkdirSync, copyFileSync, rmSync } from "node:fs";
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
mkdirSync("node_modules", { recursive: true });
copyFileSync("source.html", "dist/index.html");
"""
# A source package whose build says that it has begun, then waits to be let go.
SLOW_BACKEND = """\
import os, pathlib, time, zipfile

def _wait():
    place = pathlib.Path(os.environ["SLOW_PLACE"])
    (place / "begun").touch()
    while not (place / "go").exists():
        time.sleep(0.05)

def build_wheel(folder, config_settings=None, metadata_directory=None):
    _wait()
    name = "slow-1.0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        wheel.writestr("slow.py", "")
        about = "slow-1.0.dist-info"
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\\nName: slow\\nVersion: 1.0\\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\n")
        wheel.writestr(f"{about}/RECORD", "")
    return name
"""


@dataclass
class Kit:
    """A small checkout, and the way its start.py is run."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)
    first_run: subprocess.CompletedProcess[str] | None = None

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(self.root / "start.py"), *arguments]

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run(self.command(*arguments), environment)

    def run_python(self, prelude: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run start.py after some lines of Python have changed what it finds."""
        start = (
            f"import runpy, sys; sys.argv = ['start.py']; sys.path.insert(0, {str(self.root)!r})"
        )
        run = f"runpy.run_path({str(self.root / 'start.py')!r}, run_name='__main__')"
        return self._run([sys.executable, "-c", f"{start}; {prelude}; {run}"], environment)

    def _run(
        self, command: list[str], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=120,
            env={**self.environment, **environment},
        )

    def begin(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start it and come back at once; it leads a process group, as from a shell."""
        return subprocess.Popen(
            self.command(*arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            env={**self.environment, **environment},
        )

    def require(self, *names: str, file: str = "base.txt") -> None:
        """Write the list of packages to install, pinned with the hashes of the folder's files."""
        lines = []
        for name in names:
            (package,) = (self.root / "packages").glob(f"{name}-*")
            digest = hashlib.sha256(package.read_bytes()).hexdigest()
            lines.append(f"{name}==1.0 \\\n    --hash=sha256:{digest}\n")
        (self.root / "requirements" / file).write_text("".join(lines))

    @property
    def logs(self) -> Path:
        return self.root / ".cache" / "setup"


def _make_kit(root: Path) -> Kit:
    shutil.copytree(ROOT / "bootstrap", root / "bootstrap")
    shutil.copy(ROOT / "start.py", root)
    for folder in ("atelier", "requirements", "packages", "classroom/page"):
        (root / folder).mkdir(parents=True)
    (root / "atelier" / "__main__.py").write_text(ATELIER)
    (root / "requirements" / "node.txt").write_text("")
    _write_wheel(root / "packages", "tiny", {"tiny.py": ""})
    checkers = {f"{name}.py": CHECKER for name in ("ruff", "mypy", "pytest")}
    _write_wheel(root / "packages", "checkers", checkers)
    (root / "classroom" / "delivery").mkdir()
    (root / "classroom" / "delivery" / "bundle.py").write_text(BUNDLE)
    page = root / "classroom" / "page"
    (page / "package.json").write_text(PACKAGE_JSON)
    (page / "package-lock.json").write_text(PACKAGE_LOCK)
    (page / "build.mjs").write_text(BUILD)
    (page / "source.html").write_text("first page")
    kit = Kit(root)
    kit.environment = _environment(PIP_NO_INDEX="1", PIP_FIND_LINKS=str(root / "packages"))
    kit.require("tiny")
    kit.require("checkers", file="test.txt")
    return kit


def _environment(**more: str) -> dict[str, str]:
    """This process's environment in English, without any setting of pip."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "LC_", "PYTHON"))
    }
    node = node_environment(Checkout(ROOT))  # the machine's, or the one that start.py installed
    return {**kept, **node, "LANG": "en_GB.UTF-8", "PIP_CONFIG_FILE": os.devnull, **more}


def _write_wheel(folder: Path, name: str, modules: Mapping[str, str]) -> None:
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        for path, source in modules.items():
            wheel.writestr(path, source)
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
        wheel.writestr(f"{about}/RECORD", "")


@pytest.fixture
def fresh(tmp_path: Path) -> Kit:
    """A checkout where start.py never ran."""
    return _make_kit(tmp_path / "kit")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A checkout that is set up; tests take copies of it."""
    kit = _make_kit(tmp_path_factory.mktemp("finished") / "kit")
    kit.first_run = kit.run("--port", _free_port())
    return kit


@pytest.fixture
def ready(finished: Kit, tmp_path: Path) -> Kit:
    """A checkout that is set up, and that was moved since."""
    shutil.copytree(finished.root, tmp_path / "moved", symlinks=True)
    return Kit(tmp_path / "moved", finished.environment)


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_a_fresh_checkout_is_set_up_step_by_step_then_served(finished: Kit) -> None:
    result = finished.first_run
    assert result is not None
    assert result.returncode == 0, result.stdout + result.stderr
    lines = result.stdout.splitlines()
    assert [line[:5] for line in lines if line.endswith(" s") and "done in" in line] == [
        "[1/4]",
        "[2/4]",
        "[3/4]",
        "[4/4]",
    ]
    assert lines[-1].startswith("atelier serve --port ")
    dist = finished.root / "classroom/page/dist"
    assert (dist / "index.html").read_text() == "first page"
    assert (dist / "packed").is_file()


def test_a_second_run_sets_nothing_up(ready: Kit) -> None:
    shutil.rmtree(ready.logs)
    result = ready.run("--no-browser", "--port", _free_port(), PATH="")
    assert result.stdout.startswith("atelier serve --no-browser --port"), result.stderr
    assert not ready.logs.exists()


def test_any_other_word_goes_to_atelier(ready: Kit) -> None:
    assert ready.run("grade", "--data", "d").stdout == "atelier grade --data d\n"
    assert ready.run("serve", "--port", _free_port()).stdout.startswith("atelier serve --port")


def test_modules_of_ones_own_take_no_place_of_the_kits(ready: Kit, tmp_path: Path) -> None:
    (tmp_path / "tiny.py").write_text("raise SystemExit('not the kit')\n")
    result = ready.run("doctor", PYTHONPATH=str(tmp_path))
    assert (result.returncode, result.stdout) == (0, "atelier doctor\n"), result.stderr


def test_a_change_in_the_page_builds_the_page_alone(ready: Kit) -> None:
    (ready.root / "classroom/page/source.html").write_text("second page")
    shutil.rmtree(ready.logs)
    result = ready.run("doctor")
    assert "atelier doctor" in result.stdout, result.stderr
    assert (ready.root / "classroom/page/dist/index.html").read_text() == "second page"
    logs = sorted(path.name for path in ready.logs.glob("*.log"))
    assert logs == ["packing.log", "page.log"]


def test_a_broken_environment_is_made_again(ready: Kit) -> None:
    Path(ready.root, ".venv/bin/python").unlink()
    assert "atelier doctor" in ready.run("doctor").stdout


def test_an_environment_made_by_hand_is_kept(ready: Kit) -> None:
    shutil.rmtree(ready.root / ".venv/setup")
    (ready.root / ".venv/mine").touch()
    assert "atelier doctor" in ready.run("doctor").stdout
    assert (ready.root / ".venv/mine").exists()


def test_a_kill_half_way_is_repaired_by_the_next_run(fresh: Kit, tmp_path: Path) -> None:
    slow = _add_slow_package(fresh, tmp_path)
    first = fresh.begin("doctor", **slow)
    _wait_for(tmp_path / "begun", first)

    second = fresh.run("doctor", **slow)
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == (
        f"Another set-up is running in this folder (process {first.pid})."
        " Wait until it ends, then run the same command again.\n"
    )

    os.killpg(first.pid, signal.SIGKILL)
    first.communicate()
    (tmp_path / "go").touch()
    third = fresh.run("doctor", **slow)
    assert third.stdout.endswith("atelier doctor\n"), third.stdout + third.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_says_that_nothing_is_lost(
    fresh: Kit, tmp_path: Path, number: signal.Signals
) -> None:
    slow = _add_slow_package(fresh, tmp_path)
    run = fresh.begin("doctor", **slow)
    _wait_for(tmp_path / "begun", run)
    os.killpg(run.pid, number)
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 130
    assert output.endswith(
        "\nInterrupted. Nothing is lost: the same command will go on from where it was.\n"
    )
    assert not (fresh.root / ".venv/setup/installing").exists()


def _add_slow_package(kit: Kit, place: Path) -> dict[str, str]:
    """Add a package whose build waits for the file "go"; returns the environment it needs."""
    with zipfile.ZipFile(kit.root / "packages/slow-1.0.zip", "w") as archive:
        archive.writestr(
            "slow-1.0/pyproject.toml",
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
            '[project]\nname = "slow"\nversion = "1.0"\n',
        )
        archive.writestr("slow-1.0/backend.py", SLOW_BACKEND)
        archive.writestr("slow-1.0/PKG-INFO", "Metadata-Version: 2.1\nName: slow\nVersion: 1.0\n")
    kit.require("tiny", "slow")
    return {"SLOW_PLACE": str(place)}


def _wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    """Wait until a file is there. Fails with the process's output when it ended before."""
    while not path.exists():
        if process.poll() is not None:
            pytest.fail(process.communicate()[0])
        time.sleep(0.05)


def test_a_lock_left_behind_stops_nobody(ready: Kit) -> None:
    (ready.logs / "lock").write_text("1")
    (ready.root / ".venv/setup/page").unlink()
    assert "atelier doctor" in ready.run("doctor").stdout


def test_without_network_it_says_so_and_goes_on_later(fresh: Kit) -> None:
    offline = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    without_folder = {**offline, "PIP_NO_INDEX": "0", "PIP_FIND_LINKS": ""}
    result = fresh.run("doctor", **without_folder)
    assert result.returncode == 1
    log = fresh.logs / "packages-base.log"
    assert result.stderr == (
        "No access to the Internet (step “Python packages”). The first set-up needs it,"
        " later runs do not. Connect the computer, then run the same command again:"
        f" it will go on from here. Details: {log}\n"
    )
    (fresh.logs / "venv.log").unlink()
    assert "atelier doctor" in fresh.run("doctor").stdout
    assert not (fresh.logs / "venv.log").exists(), "the environment was made twice"


def test_a_package_that_is_not_the_pinned_one_is_refused(ready: Kit) -> None:
    pinned = ready.root / "requirements/base.txt"
    pinned.write_text(re.sub(r"sha256:\w{4}", "sha256:0000", pinned.read_text()))
    shutil.rmtree(ready.root / ".venv/setup")
    for installed in (ready.root / ".venv").rglob("tiny*"):
        shutil.rmtree(installed) if installed.is_dir() else installed.unlink()
    result = ready.run("doctor")
    assert result.returncode == 1
    assert result.stderr.startswith(
        "A downloaded package is not the expected one: nothing was installed."
    )


def test_what_a_tool_says_is_shown_when_it_fails(ready: Kit) -> None:
    (ready.root / "classroom/page/build.mjs").write_text("throw new Error('no such colour')")
    result = ready.run("doctor", LANG="fr_FR.UTF-8")
    assert result.returncode == 1
    assert "L’étape «\u00a0Construction de la page\u00a0» n’a pas abouti." in result.stderr
    assert "Error: no such colour" in result.stderr


def test_the_fast_tests_leave_out_what_takes_patience(ready: Kit) -> None:
    result = ready.run("test", "--fast", "-k", "words")
    assert result.returncode == 0, result.stdout + result.stderr
    lines = result.stdout.splitlines()
    assert lines[-4:-1] == ["ruff check: passed", "ruff format: passed", "mypy: passed"]
    assert lines[-1] == (
        "pytest -m not setup and not sandbox and not browser and not journey and not slow"
        " -n 2 --ignore=tests/content --ignore=tests/atelier --ignore=tests/autograder"
        " --ignore=tests/journeys -k words"
    )


def test_the_whole_run_is_shared_out_and_what_is_picked_is_not() -> None:
    shared = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    assert pytest_options(fast=False, others=[]) == shared
    assert pytest_options(fast=False, others=["--slow"]) == shared
    assert pytest_options(fast=False, others=["tests/rules", "-k", "words"]) == []


def test_a_failed_checker_hides_no_test_and_fails_the_run(ready: Kit) -> None:
    result = ready.run("test", "--fast", FAILING="mypy")
    assert result.returncode == 1
    assert result.stdout.splitlines()[-4:-2] == ["mypy", "mypy: failed"]
    assert result.stdout.splitlines()[-2].startswith("pytest -m")
    assert result.stdout.splitlines()[-1] == "mypy: failed"


def test_failed_tests_fail_the_run(ready: Kit) -> None:
    assert ready.run("test", "--fast", FAILING="pytest").returncode == 1


def test_the_whole_run_names_the_tools_that_it_lacks(ready: Kit) -> None:
    result = ready.run("test", PATH="")
    assert result.returncode == 1
    assert result.stderr == (
        "The tests need: chromium, bubblewrap. Install them, then run again."
        " On Debian or Ubuntu: sudo apt install chromium bubblewrap\n"
    )


def test_an_old_python_is_told_which_one_is_needed(fresh: Kit) -> None:
    result = fresh.run_python("sys.version_info = (3, 8, 10)")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        "This computer runs Python 3.8.10. The workshop needs Python 3.11 or newer."
        " Install it, then run: python3.11 start.py\n"
    )


@pytest.mark.parametrize("name", ["start.py", "bootstrap/__init__.py", "bootstrap/messages.py"])
def test_what_an_old_python_reads_is_written_for_it(name: str) -> None:
    """It compiles it before it can compare versions."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 7))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= {"bootstrap.messages", "bootstrap.commands"}
    annotations = [node for node in ast.walk(tree) if isinstance(node, ast.Subscript)]
    shown = [ast.unparse(node) for node in annotations]
    assert not [text for text in shown if text.startswith(("dict[", "list[", "tuple["))]


def test_a_python_without_venv_is_told_what_to_install(fresh: Kit) -> None:
    result = fresh.run_python("sys.modules['ensurepip'] = None", LANG="fr_FR.UTF-8")
    assert result.returncode == 1
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert result.stderr.startswith(
        "Il manque à ce Python le module venv."
        f" Sous Debian ou Ubuntu\u00a0: sudo apt install {package}."
    )
    assert not (fresh.root / ".venv").exists()


@pytest.mark.parametrize("option", ["--port {}", "--port={}"])
def test_a_port_in_use_is_named_before_the_set_up(fresh: Kit, option: str) -> None:
    with socket.socket() as other:
        other.bind(("", 0))
        other.listen()
        port = other.getsockname()[1]
        result = fresh.run(*option.format(port).split())
    assert result.returncode == 1
    assert result.stderr == (
        f"Port {port} is already in use, perhaps by a workshop that is already open."
        f" Close it, or choose another port: python3 start.py --port {port + 1}\n"
    )
    assert not (fresh.root / ".venv").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 20 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can make a small disk, and only Linux has tmpfs")
    disk = tmp_path / "small"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk],
        check=False,
        capture_output=True,
        text=True,
    )
    if mounted.returncode != 0:
        pytest.skip(f"this machine allows no mount: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_without_room_is_told_before_anything_is_written(small_disk: Path) -> None:
    kit = _make_kit(small_disk / "kit")
    result = kit.run("doctor")
    assert result.returncode == 1
    assert re.fullmatch(
        r"The disk is full: \d+ MB left in \S+, about 1\.5 GB needed\."
        r" Make some room, then run the same command again\.\n",
        result.stderr,
    )
    assert not (kit.root / ".venv").exists()


def test_a_disk_that_fills_up_under_a_tool_is_told(small_disk: Path) -> None:
    fill = "import sys; open(sys.argv[1], 'wb').write(bytes(40_000_000))"
    with pytest.raises(Problem) as problem:
        run_logged(
            [sys.executable, "-c", fill, str(small_disk / "big")],
            phase="packages",
            log=small_disk / "tool.log",
            cwd=small_disk,
            watch=lambda _: None,
        )
    assert problem.value.message == "disk_full"


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_each_message_says_the_same_in_both_languages(message: str) -> None:
    fields = {
        language: sorted({name for _, name, _, _ in string.Formatter().parse(words) if name})
        for language, words in MESSAGES[message].items()
    }
    assert set(fields) == {"fr", "en"}
    assert fields["fr"] == fields["en"]
    assert not re.search(r"[^\s\u00a0\u202f] ?[;!?»](?:\s|$)|« |\S :\s", MESSAGES[message]["fr"])
