"""What is no file's content and no other copy's file: attributes, locks, watches, process 1."""

import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox import Cell, Kind, Sessions, open_box, run_cells
from autograder.sandbox.seccomp import ALLOW, DENY, compiled
from autograder.sandbox.session import Session
from tests.autograder.conftest import QUICK

pytestmark = pytest.mark.sandbox


@pytest.fixture(params=["warm", "cold"])
def sessions(request: pytest.FixtureRequest) -> Iterator[Sessions]:
    with Sessions(open_box(True), QUICK, warm=request.param == "warm") as sessions:
        yield sessions


def value(sessions: Sessions, code: str, expression: str) -> object:
    cells = [Cell("code", code, Kind.CODE), Cell("value", expression, Kind.OBSERVE)]
    code_report, report = run_cells(cells, sessions)
    assert code_report.reply is not None
    assert code_report.reply.error is None, code_report.reply.error
    assert report.reply is not None
    return report.reply.value


TRIED = """
import errno, os
def tried(work):
    try:
        work()
        return "done"
    except OSError as error:
        return errno.errorcode[error.errno]
"""


def test_attributes_of_files_are_refused(sessions: Sessions) -> None:
    code = f"""{TRIED}
open("x", "w").close()
at = os.open("x", os.O_RDWR)
found = {{
    tried(lambda: os.setxattr("x", "user.a", b"x" * 60_000)),
    tried(lambda: os.setxattr("x", "user.a", b"x", follow_symlinks=False)),
    tried(lambda: os.setxattr(at, "user.a", b"x")),
}}
"""
    assert value(sessions, code, "found") == {"EPERM"}


LOCKS = """
import fcntl, struct
file = open(os.__file__, "rb")
mine = open("mine", "w+")
lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0)
found = {
    tried(lambda: fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)),
    tried(lambda: fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)),
    tried(lambda: fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)),
    tried(lambda: fcntl.lockf(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)),
    tried(lambda: fcntl.fcntl(mine, 37, lock)),
    tried(lambda: fcntl.fcntl(mine, 38, lock)),
    tried(lambda: fcntl.fcntl(mine, fcntl.F_SETLEASE, fcntl.F_RDLCK)),
    tried(lambda: fcntl.fcntl(os.open("/usr", os.O_RDONLY), fcntl.F_NOTIFY, fcntl.DN_ACCESS)),
    tried(lambda: fcntl.fcntl(os.pipe()[0], 1031, 1 << 20)),
}
"""


def test_locks_leases_watches_and_queues_are_refused(sessions: Sessions) -> None:
    assert value(sessions, TRIED + LOCKS, "found") == {"EPERM"}
    watch = """
import ctypes, errno, os
libc = ctypes.CDLL(None, use_errno=True)
calls = (libc.inotify_init, ()), (libc.inotify_init1, (0,)), (libc.fanotify_init, (0, 0))
queue = (libc.mq_open, (b"/queue", os.O_CREAT | os.O_RDWR, 0o600, None))
found = set()
for call, arguments in (*calls, queue):
    found.add((call(*arguments), errno.errorcode[ctypes.get_errno()]))
"""
    assert value(sessions, watch, "found") == {(-1, "EPERM")}


def test_a_lock_of_a_copy_is_not_seen_outside(sessions: Sessions) -> None:
    """On a file that the box shares with this computer: the library's own `os.py`."""
    code = TRIED + LOCKS
    with sessions.fresh() as session:
        run_in(session, code)
        with Path(os.__file__).open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            fcntl.flock(file, fcntl.LOCK_UN)


def run_in(session: Session, code: str) -> None:
    assert session.run(code, time.monotonic() + 60).error is None


def test_what_python_needs_of_fcntl_is_there(sessions: Sessions) -> None:
    """Descriptors are duplicated and their flags read and set; programs, threads and loops run."""
    code = """
import asyncio, concurrent.futures, fcntl, multiprocessing, os, sqlite3, subprocess, sys, tempfile
at = os.dup(os.open("/dev/null", os.O_RDWR))
found = [fcntl.fcntl(at, fcntl.F_GETFD), os.get_inheritable(at), os.get_blocking(at)]
os.set_inheritable(at, True)
os.set_blocking(at, False)
program = [sys.executable, "-c", "print(7)"]
found.append(subprocess.run(program, capture_output=True, text=True).stdout)
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    found.append(list(pool.map(abs, [-1, -2])))
async def later():
    await asyncio.sleep(0)
    return 3
with tempfile.TemporaryFile() as file:
    found.append(file.write(b"abc"))
found.append(sqlite3.connect(":memory:").execute("SELECT 5").fetchone())
loop = asyncio.new_event_loop()
found.append(loop.run_until_complete(later()))
loop.close()
"""
    expected = [1, False, True, "7\n", [1, 2], 3, (5,), 3]
    assert value(sessions, code, "found") == expected


@pytest.fixture
def warm() -> Iterator[Sessions]:
    with Sessions(open_box(True), QUICK) as sessions:
        yield sessions
        assert sessions.is_warm, sessions.cold_because


def test_the_number_of_files_is_bounded(warm: Sessions) -> None:
    """Empty files hold no content, and cost the kernel a kilobyte each."""
    code = """
def fill(folder):
    made = 0
    try:
        while made < 10_000:
            os.close(os.open(f"{folder}/{made}", os.O_CREAT | os.O_WRONLY))
            made += 1
    except OSError as error:
        return made, errno.errorcode[error.errno]
    return made, ""
"""
    expression = "[fill(folder) for folder in ('/tmp', '/dev/shm')]"
    found = value(warm, f"import errno, os\n{code}", expression)
    assert isinstance(found, list)
    assert [why for _, why in found] == ["ENOSPC", "ENOSPC"]
    assert all(1000 < made <= QUICK.files for made, _ in found)


def test_links_and_folders_count_as_files(warm: Sessions) -> None:
    code = f"""{TRIED}
open("x", "w").close()
link, symlink, mkdir = (
    lambda n: os.link("x", n), lambda n: os.symlink("x", "s" + n), lambda n: os.mkdir("d" + n)
)
def until(work):
    for place in range(10_000):
        if (said := tried(lambda: work(str(place)))) != "done":
            return said
    return "no end"
"""
    work = "(link, symlink, mkdir)"
    assert value(warm, code, f"{{until(each) for each in {work}}}") == {"ENOSPC"}


def test_the_memory_of_process_1_is_out_of_reach(warm: Sessions) -> None:
    code = f"""{TRIED}
found = {{
    tried(lambda: open("/proc/1/mem", "r+b", 0)),
    tried(lambda: open("/proc/1/maps").read()),
    tried(lambda: os.listdir("/proc/1/fd")),
    tried(lambda: os.readlink("/proc/1/exe")),
}}
own = open("/proc/self/maps").read(10) != "", os.listdir("/proc/self/fd") != []
"""
    found = value(warm, code, "(found <= {'EACCES', 'EPERM'}, own)")
    assert found == (True, (True, True))


def test_the_filter_is_the_kernels_for_both_machines() -> None:
    """Every jump lands inside, and the last instruction is the one that denies."""
    for machine in ("x86_64", "aarch64"):
        program = compiled(machine)
        steps = [program[at : at + 8] for at in range(0, len(program), 8)]
        assert int.from_bytes(steps[-1][4:], "little") == DENY
        assert int.from_bytes(steps[-2][4:], "little") == ALLOW
        for place, step in enumerate(steps):
            if step[0] in (0x15, 0x35):
                assert max(step[2], step[3]) + place + 1 < len(steps)
    assert compiled("abacus") == b""
