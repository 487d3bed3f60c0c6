"""Copies forked from a warm Python: none sees, reaches or outlives another, or the server."""

import signal
import time
from collections.abc import Iterator
from typing import Any

import psutil
import pytest

from autograder.sandbox import Cell, Kind, Sessions, Stop, open_box, run_cells
from autograder.sandbox.box import WarmBox
from autograder.sandbox.session import Session
from autograder.sandbox.warm import ForkServer
from tests.autograder.conftest import QUICK
from tests.autograder.nesting import NoNesting

pytestmark = pytest.mark.sandbox


@pytest.fixture
def sessions() -> Iterator[Sessions]:
    with Sessions(open_box(True), QUICK) as sessions:
        yield sessions
        assert sessions.is_warm, sessions.cold_because


def value(sessions: Sessions, code: str, expression: str) -> object:
    cells = [Cell("code", code, Kind.CODE), Cell("value", expression, Kind.OBSERVE)]
    reply = run_cells(cells, sessions)[1].reply
    assert reply is not None
    assert reply.error is None, reply.error
    return reply.value


def values(sessions: Sessions, code: str, expression: str) -> tuple[Any, ...]:
    """The same, where the expression is several."""
    found = value(sessions, code, expression)
    assert isinstance(found, tuple)
    return found


def ask(session: Session, code: str, expression: str = "None") -> object:
    deadline = time.monotonic() + 60
    session.run(code, deadline)
    return session.evaluate(expression, deadline).value


FILES = "[sorted(os.listdir(folder)) for folder in ('/tmp', '/dev/shm', '.')]"


def test_files_of_one_copy_are_not_there_for_the_next(sessions: Sessions) -> None:
    clean = value(sessions, "import os", FILES)
    leave = """
import os
for place in ("/tmp/left", "/dev/shm/left", "left_here"):
    open(place, "w").write("secret")
"""
    assert value(sessions, leave, FILES) != clean
    assert value(sessions, "import os", FILES) == clean


def test_nothing_that_stays_can_be_written(sessions: Sessions) -> None:
    code = """
import os, sys
written = []
libraries = ("/proc", "/usr", sys.prefix, sys.base_prefix)
for folder, below, _ in os.walk("/"):
    if folder in libraries:
        below.clear()  # one mount each: its top says all
    try:
        open(os.path.join(folder, "left"), "w").close()
        written.append(folder)
    except OSError:
        pass
kept = [folder for folder in written if not folder.startswith(("/tmp", "/dev/shm"))]
"""
    assert value(sessions, code, "kept, len(written) >= 2") == ([], True)


def test_two_copies_at_the_same_time_see_and_reach_only_themselves(sessions: Sessions) -> None:
    with sessions.fresh() as first, sessions.fresh() as second:
        ask(first, "import os, time\nsecret = 'marmot'\nopen('/tmp/mine', 'w').write(secret)")
        look = "import os\nnumbers = sorted(int(n) for n in os.listdir('/proc') if n.isdigit())"
        assert ask(second, look, "numbers, os.listdir('/tmp').count('mine')") == ([1, 2], 0)
        attack = """
import os, signal
for number in range(1, 4000):
    if number != os.getpid():
        try:
            os.kill(number, signal.SIGKILL)
        except OSError:
            pass
os.setpgid(0, 0) if os.getpgid(0) == 0 else None
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for number in (-1, 0):
    try:
        os.kill(number, signal.SIGTERM)
    except OSError:
        pass
"""
        assert ask(second, attack, "'still here'") == "still here"
        assert ask(first, "", "secret, os.path.exists('/tmp/mine')") == ("marmot", True)
    assert value(sessions, "x = 1", "x") == 1


def test_a_copy_that_kills_its_whole_group_kills_itself_only(sessions: Sessions) -> None:
    with sessions.fresh() as other:
        ask(other, "x = 1")
        (report,) = run_cells([Cell("c", "import os\nos.kill(0, 9)", Kind.CODE)], sessions)
        assert report.stopped is Stop.MEMORY
        assert ask(other, "", "x") == 1
    assert value(sessions, "x = 2", "x") == 2


def test_changes_in_memory_stay_in_their_copy(sessions: Sessions) -> None:
    spoil = """
import builtins, gc, sys, IPython, math
math.pi = 3
builtins.len = lambda _: 99
IPython.core.interactiveshell.InteractiveShell.run_cell = None
for module in list(sys.modules.values()):
    vars(module)["spoilt"] = True
"""
    code = "import builtins, math"
    run_cells([Cell("spoil", spoil, Kind.CODE)], sessions)
    assert value(sessions, code, "math.pi > 3.1, len([1]), hasattr(math, 'spoilt')") == (
        True,
        1,
        False,
    )


CELLS = (
    "sorted(globals())",
    "x = 1\nx",
    "def f():\n    return 1 / 0\nf()",
    "import nothing_of_the_sort",
    "x = (",
    "raise SystemExit",
    "print(In, _, __name__)\nimport random\nrandom.random()",
    "import warnings\nwarnings.warn('careful')",
    "import sys\n[name for name in vars(sys) if name.startswith('last')]",
    "!echo shown",
)


def test_a_fork_shows_what_a_new_python_shows(sessions: Sessions) -> None:
    """Also at its first cell and its first error: the warm one has rehearsed, and forgotten."""
    cells = [Cell(str(place), source, Kind.CODE) for place, source in enumerate(CELLS)]
    warm = [report.reply for report in run_cells(cells, sessions)]
    with Sessions(sessions.box, QUICK, warm=False) as cold:
        assert [report.reply for report in run_cells(cells, cold)] == warm


def test_no_memory_is_shared_and_no_descriptor_left_open(sessions: Sessions) -> None:
    code = """
import os
shared = [line for line in open("/proc/self/maps") if "w" in line[:90].split()[1][:2]
          and line.split()[1][3] == "s"]
names = sorted(int(name) for name in os.listdir("/proc/self/fd"))
kinds = [os.readlink(f"/proc/self/fd/{n}").split(":")[0] for n in names
         if os.path.islink(f"/proc/self/fd/{n}")]
"""
    shared, kinds = values(sessions, code, "shared, kinds")
    assert shared == []
    assert set(kinds) <= {"/dev/null", "pipe", "/proc/2/fd"}


def test_a_copy_has_no_right_left_and_cannot_get_one(sessions: Sessions) -> None:
    code = """
import pathlib
lines = pathlib.Path("/proc/self/status").read_text().splitlines()
status = dict(line.split(":", 1) for line in lines)
rights = {int(status[name], 16) for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")}
most = pathlib.Path("/proc/sys/user/max_user_namespaces").read_text().strip()
"""
    expression = "rights, status['NoNewPrivs'].strip(), status['Seccomp'].strip(), most"
    assert value(sessions, code, expression) == ({0}, "1", "2", "0")
    more = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
CLONE = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
def clone(flags):
    number = libc.syscall(CLONE, flags | 17, 0, 0, 0, 0)
    if number == 0:
        os._exit(0)
    return number
tried = [clone(flag) for flag in (0x10000000, 0x20000000, 0x00020000, 0x40000000)]
try:
    open("/proc/sys/user/max_user_namespaces", "w").write("9")
    tried.append("raised")
except OSError:
    tried.append(-1)
"""
    assert value(sessions, more, "tried") == [-1] * 5


def test_the_first_process_of_a_copy_is_no_way_out(sessions: Sessions) -> None:
    """Number 1 has as few rights as the copy, and its end is the end of the copy alone."""
    code = """
import os
found = []
for name in ("root", "cwd"):
    try:
        found += os.listdir(f"/proc/1/{name}/tmp") if name == "root" else []
    except OSError:
        pass
text = open("/proc/1/status").read() if os.path.exists("/proc/1/status") else ""
rights = [line.split()[1] for line in text.splitlines() if line.startswith("Cap")]
"""
    found, rights = values(sessions, code, "found, rights")
    assert set(rights) == {"0" * 16}
    assert "copy" not in found
    (report,) = run_cells(
        [Cell("c", "import os\nopen('/proc/1/mem', 'r+b', 0).write(b'x')", Kind.CODE)], sessions
    )
    has_failed = report.reply is not None and report.reply.error is not None
    assert report.stopped is not None or has_failed
    assert value(sessions, "x = 3", "x") == 3


def test_what_a_copy_leaves_running_is_gone_before_the_next(sessions: Sessions) -> None:
    leave = """
import subprocess, sys
for _ in range(3):
    program = [sys.executable, "-c", "import time; time.sleep(300)", "while_marmot"]
    subprocess.Popen(program, start_new_session=True)
"""
    run_cells([Cell("leave", leave, Kind.CODE)], sessions)
    assert not left_running("while_marmot")


def test_a_server_that_is_gone_is_replaced() -> None:
    with Sessions(open_box(True), QUICK) as sessions:
        assert value(sessions, "x = 1", "x") == 1
        end_children()
        assert value(sessions, "x = 2", "x") == 2
        assert sessions.is_warm


def end_children() -> None:
    """End every process that this one has started: here, the warm Python alone."""
    for child in psutil.Process().children():
        child.kill()
        child.wait()


def left_running(mark: str) -> list[int]:
    everyone = psutil.process_iter(["cmdline"])
    return [each.pid for each in everyone if mark in (each.info["cmdline"] or [])]


def test_where_namespaces_cannot_be_nested_each_copy_gets_a_new_python() -> None:
    with Sessions(NoNesting(open_box(True)), QUICK) as sessions:
        assert value(sessions, "x = 1", "x") == 1
        assert not sessions.is_warm
        assert "unshare: refused" in sessions.cold_because


def test_copies_end_with_the_one_who_asked_for_them() -> None:
    """The lifeline closes when the grader is killed: nothing of a copy stays behind."""
    box = open_box(True)
    assert isinstance(box, WarmBox)
    server = ForkServer(box, QUICK)
    try:
        process = server.fork()
        process.kill()
        assert process.wait() == 128 + signal.SIGKILL
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()
    finally:
        server.close()
