"""What submitted code may do inside the box, and what comes of each attempt."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.sandbox import (
    NOTHING,
    Box,
    BoxFailure,
    Cell,
    Kind,
    Limits,
    Report,
    SandboxUnavailable,
    Sessions,
    Stop,
    open_box,
    run_cells,
)
from autograder.sandbox.bubblewrap import needed_folders, readable_by_all
from autograder.sandbox.process import start
from autograder.sandbox.session import Session
from tests.autograder.conftest import QUICK

Run = Callable[..., list[Report]]


@pytest.fixture(
    params=[
        pytest.param("warm", marks=pytest.mark.sandbox),
        pytest.param("cold", marks=pytest.mark.sandbox),
        "plain",
    ]
)
def box(request: pytest.FixtureRequest) -> Box:
    """A warm Python in the box, a new one in the box, and one without a box."""
    return Cold(open_box(True)) if request.param == "cold" else open_box(request.param == "warm")


@pytest.fixture(params=["warm", "cold"])
def boxed(request: pytest.FixtureRequest) -> Box:
    return open_box(True) if request.param == "warm" else Cold(open_box(True))


class Cold:
    """A box in which every copy gets a Python of its own, as where no warm one can be had."""

    def __init__(self, box: Box) -> None:
        self.boxed, self.runner, self.start = box.boxed, box.runner, box.start


def run(box: Box, code: str, *expressions: str, limits: Limits = QUICK) -> list[Report]:
    cells = [Cell("code", code, Kind.CODE)]
    cells += [Cell(text, text, Kind.OBSERVE) for text in expressions]
    with Sessions(box, limits) as sessions:
        return run_cells(cells, sessions)


def seen(report: Report) -> object:
    """The value, or the name of the error, or why there is neither."""
    if report.reply is None:
        return report.stopped
    if report.reply.value is not NOTHING:
        return report.reply.value
    return report.reply.error["ename"] if report.reply.error else None


def printed(report: Report) -> str:
    assert report.reply is not None
    return "".join(output.get("text", "") for output in report.reply.outputs)


def test_code_runs_and_its_values_are_observed(box: Box) -> None:
    code, *values = run(box, "x = [1, 'é']\nprint('là')", "x", "len(x)", "y")
    assert printed(code) == "là\n"
    assert [seen(value) for value in values] == [[1, "é"], 2, "NameError"]


def test_an_error_has_its_line(box: Box) -> None:
    (report,) = run(box, "a = 1\n\nb = a / 0")
    assert report.reply is not None
    assert seen(report) == "ZeroDivisionError"
    assert report.reply.error_line == 3


def test_a_syntax_error_has_its_line(box: Box) -> None:
    (report,) = run(box, "a = 1\ndef f(:\n    pass")
    assert report.reply is not None
    assert (seen(report), report.reply.error_line) == ("SyntaxError", 2)


def test_names_made_before_an_error_stay(box: Box) -> None:
    _, value = run(box, "a = 1\nb = a / 0", "a")
    assert seen(value) == 1


def test_a_loop_is_interrupted_and_the_rest_goes_on(box: Box) -> None:
    code, value = run(box, "a = 1\nwhile True:\n    pass", "a")
    assert code.reply is not None
    assert (code.reply.rang, code.reply.error_line) == (True, 2)
    assert seen(value) == 1


def test_a_loop_that_swallows_every_interruption_costs_its_own_case_only(box: Box) -> None:
    code = """
def f(n):
    while n == 2:
        try:
            while True:
                pass
        except BaseException:
            pass
    return n
"""
    limits = replace(QUICK, cell_wall=2.0, grace=1.0)
    found = run(box, code, "f(1)", "f(2)", "f(3)", limits=limits)[1:]
    assert seen(found[0]) == 1
    has_rung = found[1].reply is not None and found[1].reply.rang
    assert found[1].stopped is Stop.TIME or has_rung
    assert seen(found[2]) == 3


def test_a_loop_that_ignores_the_clock_is_killed(box: Box) -> None:
    code = """
import signal
for number in (signal.SIGPROF, signal.SIGALRM, signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
def f(n):
    while n == 2:
        pass
    return n
"""
    limits = replace(QUICK, cell_wall=1.0, grace=0.5)
    found = run(box, code, "f(1)", "f(2)", "f(3)", limits=limits)[1:]
    assert [seen(report) for report in found] == [1, Stop.TIME, 3]


def test_a_program_that_sleeps_for_ever_is_stopped(box: Box) -> None:
    limits = replace(QUICK, cell_wall=0.4)
    _, value = run(box, "import time\ndef f():\n    time.sleep(600)", "f()", limits=limits)
    assert value.reply is not None
    assert value.reply.rang


def test_the_whole_copy_has_a_limit_too(box: Box) -> None:
    limits = replace(QUICK, copy_wall=1.0, cell_cpu=0.3)
    found = run(
        box, "def f(n):\n    while True: pass", *(f"f({n})" for n in range(9)), limits=limits
    )
    assert found[-1].stopped is Stop.TIME


def test_ending_the_process_in_a_case_costs_that_case_only(box: Box) -> None:
    code = "import os\ndef f(n):\n    if n == 2: os._exit(0)\n    return n"
    assert [seen(r) for r in run(box, code, "f(1)", "f(2)", "f(3)")[1:]] == [1, Stop.ENDED, 3]


def test_ending_the_process_at_once_stops_everything_after_it(box: Box) -> None:
    found = run(box, "import os\nos._exit(0)", "1", "2")
    assert [(r.stopped, r.stopped_by) for r in found] == [(Stop.ENDED, "code")] * 3


def test_a_fault_in_memory_is_told_from_an_exit(box: Box) -> None:
    assert run(box, "import ctypes\nctypes.string_at(0)")[0].stopped is Stop.CRASHED


def test_deep_recursion_is_an_ordinary_error(box: Box) -> None:
    assert seen(run(box, "def f(n): return f(n + 1)", "f(0)")[1]) == "RecursionError"


@pytest.mark.parametrize("code", ["import sys\nsys.exit()", "raise SystemExit(3)"])
def test_leaving_python_ends_the_cell_only(box: Box, code: str) -> None:
    found = run(box, code, "1 + 1")
    assert [seen(report) for report in found] == ["SystemExit", 2]


def test_asking_for_input_is_an_error_not_a_wait(box: Box) -> None:
    assert seen(run(box, "name = input('?')")[0]) == "EOFError"


def test_a_warning_does_not_change_a_value(box: Box) -> None:
    code = """
import sys, warnings
def f():
    warnings.warn("x")
    print("e", file=sys.stderr)
    return 9
"""
    assert seen(run(box, code, "f()")[1]) == 9


def test_printing_without_end_keeps_the_beginning_and_the_values(box: Box) -> None:
    code, value = run(box, "for _ in range(100):\n    print('x' * 1_000_000)\na = 3", "a")
    assert code.reply is not None
    assert len(printed(code)) == QUICK.kept_output
    assert code.reply.dropped > 99_000_000
    assert seen(value) == 3


@pytest.mark.parametrize("descriptor", [1, 2])
def test_flooding_a_descriptor_stops_the_program(box: Box, descriptor: int) -> None:
    code = f"import os\nfor _ in range(100):\n    os.write({descriptor}, b'x' * 1_000_000)"
    assert run(box, code)[0].stopped is Stop.OUTPUT


def test_writing_into_the_channel_is_noticed(box: Box) -> None:
    code = """
import os
for number in range(3, 60):
    try:
        os.write(number, b'{"id": "?", "value": ["int", "9"], "outputs": []}\\n')
    except OSError:
        pass
"""
    assert run(box, code, "9")[0].stopped is Stop.FORGED


def test_a_gigabyte_of_memory_is_refused(box: Box) -> None:
    assert seen(run(box, "x = bytearray(1024 ** 3)")[0]) == "MemoryError"


def test_a_gigabyte_in_a_file_is_refused(box: Box) -> None:
    code = "with open('big', 'wb') as f:\n    for _ in range(1000):\n        f.write(b'x' * 10**6)"
    assert seen(run(box, code)[0]) == "OSError"


def test_many_small_files_are_refused(boxed: Box) -> None:
    code = "for n in range(1000):\n    open(f'f{n}', 'wb').write(b'x' * 10**6)"
    assert seen(run(boxed, code)[0]) == "OSError"


test_many_small_files_are_refused = pytest.mark.sandbox(test_many_small_files_are_refused)

FORKS = """
import os, sys
made = 0
try:
    for _ in range(50):
        if os.fork() == 0:
            os.execv(sys.executable, ["python", "-c", "import time; time.sleep(300)", "{mark}"])
        made += 1
finally:
    print(made)
"""


@pytest.mark.sandbox
def test_fifty_children_are_not_allowed_and_none_is_left(boxed: Box) -> None:
    mark = uuid.uuid4().hex
    (report,) = run(boxed, FORKS.replace("{mark}", mark))
    assert seen(report) == "BlockingIOError"
    assert 0 < int(printed(report)) < QUICK.processes
    assert not processes_with(mark)


@pytest.mark.sandbox
def test_a_child_in_a_session_of_its_own_does_not_survive(boxed: Box) -> None:
    mark = uuid.uuid4().hex
    code = (
        "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', "
        f"'import time; time.sleep(300)', '{mark}'], start_new_session=True)"
    )
    run(boxed, code)
    assert not processes_with(mark)


@pytest.mark.sandbox
def test_two_boxes_do_not_share_their_process_limit(boxed: Box) -> None:
    """The limit is counted in the box's own user namespace."""
    with Session(boxed, QUICK) as first, Session(boxed, QUICK) as second:
        for session in (first, second):
            session.wait_ready()
        counted = []
        deadline = time.monotonic() + 60
        for session in (first, second):
            session.run(FORKS.replace("{mark}", "x"), deadline)
            counted.append(session.evaluate("made", deadline).value)
    assert counted[0] == counted[1]


def processes_with(mark: str) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue  # it ended while we looked
        if mark.encode() in line:
            found.append(folder.name)
    return found


@pytest.mark.sandbox
def test_the_system_is_not_the_real_one(boxed: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "marmot")
    code = """
import getpass, os, pathlib, platform
passwd = pathlib.Path("/etc/passwd").read_text()
numbers = sorted(int(name) for name in os.listdir("/proc") if name.isdigit())
"""
    _, *values = run(
        boxed,
        code,
        "passwd.count(chr(10))",
        "'root' in passwd",
        "dict(os.environ)",
        "os.getuid()",
        "platform.node()",
        "numbers[:2]",
        "sorted(os.listdir('/etc'))",
    )
    lines, root, environment, user, host, numbers, etc = (seen(value) for value in values)
    assert (lines, root, user, host, etc) == (1, False, 65534, "box", ["group", "passwd"])
    assert isinstance(environment, dict)
    assert "A_SECRET" not in environment
    assert numbers == [1, 2]


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "path",
    [
        "/x",
        "/usr/x",
        "/etc/passwd",
        "/box/inside/runner.py",
        "/proc/sys/kernel/hostname",
        sys.prefix + "/x",
    ],
)
def test_nothing_but_the_scratch_folder_can_be_written(boxed: Box, path: str) -> None:
    assert seen(run(boxed, f"open({path!r}, 'a').write('x')")[0]) in ("OSError", "PermissionError")


@pytest.mark.sandbox
def test_the_data_folder_is_not_there(boxed: Box, tmp_path: Path) -> None:
    (tmp_path / "gradebook.db").write_text("marmot")
    assert seen(run(boxed, f"open({str(tmp_path / 'gradebook.db')!r})")[0]) == "FileNotFoundError"


@pytest.mark.sandbox
def test_no_network_not_even_this_machine(boxed: Box) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = server.getsockname()
        code = f"import socket\nsocket.create_connection({address!r}, timeout=2)"
        assert seen(run(boxed, code)[0]) == "PermissionError"
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.sandbox
def test_no_socket_of_this_machine_by_name(boxed: Box) -> None:
    name = f"\0{uuid.uuid4().hex}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()
        code = f"import socket\nsocket.socket(socket.AF_UNIX).connect({name!r})"
        assert seen(run(boxed, code)[0]) == "PermissionError"


@pytest.mark.sandbox
def test_no_new_namespace_and_no_other_user(boxed: Box) -> None:
    code = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
refused = [libc.unshare(flag) for flag in (0x10000000, 0x00020000, 0x40000000)]
"""
    _, value, user = run(boxed, code, "refused", "os.setuid(0)")
    assert seen(value) == [-1, -1, -1]
    assert seen(user) in ("PermissionError", "OSError")


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.memfd_create('x')",
        "import socket\nsocket.socket(40, socket.SOCK_STREAM)",
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "if libc.shmget(0, 4096, 0o1600) == -1: raise PermissionError(ctypes.get_errno())",
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "if libc.ptrace(0, 0, 0, 0) == -1: raise PermissionError(ctypes.get_errno())",
    ],
    ids=["memory_file", "host_of_a_virtual_machine", "shared_memory", "ptrace"],
)
def test_calls_that_no_honest_program_needs_are_refused(boxed: Box, code: str) -> None:
    assert seen(run(boxed, code)[0]) == "PermissionError"


@pytest.mark.sandbox
def test_limits_cannot_be_raised_again(boxed: Box) -> None:
    code = "import resource\nresource.setrlimit(resource.RLIMIT_NPROC, (4096, 4096))"
    assert seen(run(boxed, code)[0]) == "ValueError"


@pytest.mark.sandbox
def test_other_processes_cannot_be_signalled(boxed: Box) -> None:
    code = "import os, signal\nos.kill(-1, 0)\nalive = os.listdir('/proc')"
    run(boxed, code)
    assert seen(run(boxed, f"import os\nos.kill({os.getpid()}, 9)")[0]) == "ProcessLookupError"


@pytest.mark.sandbox
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="becomes an ordinary user first")
def test_an_ordinary_user_gets_the_same_box(tmp_path: Path) -> None:
    """Started by the user `nobody`, from folders that everybody may read."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from autograder.sandbox import *\n"
        "box = open_box(True)\n"
        "cells = [Cell('a', 'import os', Kind.CODE), Cell('b', 'os.getuid()', Kind.OBSERVE)]\n"
        "print(box.setpriv, run_cells(cells, Sessions(box, Limits()))[1].reply.value)\n"
    )
    root = Path(__file__).parents[2]
    needed = [*needed_folders(), root]
    command = [
        *("bwrap", "--dev-bind", "/", "/", *readable_by_all(needed)),
        *("--", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"),
        *(sys.executable, "-I", "-c", program, str(root)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.stdout.strip() == "None 65534", done.stderr


def test_a_session_started_ahead_is_as_fresh_as_any_other(boxed: Box) -> None:
    cells = [Cell("code", "import os\nos.environ['LEFT'] = 'x'", Kind.CODE)]
    cells += [Cell("left", "sorted(vars())[0], len(os.listdir('/tmp'))", Kind.OBSERVE)]
    with Sessions(boxed, QUICK, ahead=2) as sessions:
        found = [seen(run_cells(cells, sessions)[1]) for _ in range(4)]
    assert len(set(map(str, found))) == 1


class BrokenBox:
    """A box that says something and ends."""

    boxed = False
    runner = ""

    def start(
        self, limits: Limits, arguments: list[str], scratch: str
    ) -> "subprocess.Popen[bytes]":
        code = "import sys; sys.exit('no room in the box')"
        return start([sys.executable, "-c", code], scratch, scratch)


def test_a_box_that_does_not_start_is_nobody_s_copy() -> None:
    with pytest.raises(BoxFailure, match="no room in the box"):
        run(BrokenBox(), "x = 1")


def test_without_bubblewrap_the_message_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SandboxUnavailable) as caught:
        open_box(True)
    message = str(caught.value)
    assert "le programme bwrap (bubblewrap) n’est pas installé" in message
    assert "with your own rights" in message
    assert caught.value.text("en").startswith("Copies cannot be isolated on this computer: the")
    assert caught.value.text("en").endswith("--without-sandbox")


def test_a_bubblewrap_that_does_not_work_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "bwrap"
    broken.write_text(
        "#!/bin/sh\necho 'bwrap: No permissions to create a new namespace' >&2\nexit 1\n"
    )
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(SandboxUnavailable, match="No permissions to create a new namespace"):
        open_box(True)
