"""A warm Python inside the box: one fresh process per copy, each in namespaces of its own.

Starting Python and its libraries costs a third of a second. Here they are loaded once. For each
request a child enters its own user, process, network, inter-process, host name, mount and cgroup
namespaces, with its own /proc, /tmp and /dev/shm, gives up every right, and only then becomes the
runner of one copy. So copies cannot see, signal or reach each other, nor this process, which
never holds anything of a copy: the channels of a copy are descriptors that the child alone keeps.

This file is started by its path, so it imports nothing of the kit. One request is one message on
the socket named in the arguments, with four descriptors: input, output, errors, and the lifeline
by which the other side ends the copy and learns how it ended.
"""

import ctypes
import gc
import importlib
import json
import os
import select
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any

RUNNER = f"{Path(__file__).parent.name}.runner"
DESCRIPTORS = 4
READY = b"ready"
SET_UP_FAILED = 125

NEW_NAMESPACES = (
    0x00020000  # mount
    | 0x02000000  # cgroup
    | 0x04000000  # host name
    | 0x08000000  # inter-process
    | 0x10000000  # user
    | 0x20000000  # process
    | 0x40000000  # network
)
NO_SETUID, NO_DEVICES, NO_PROGRAMS, BIND, RECURSIVE = 2, 4, 8, 4096, 16384
PARENT_DEATH, OPEN_TO_OTHERS, DROP_BOUND, NO_NEW_RIGHTS, SECCOMP = 1, 4, 24, 38, 22
FILTER_MODE = 2
LAST_CAPABILITY = 63
CAPABILITY_VERSION = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Load everything, say so, then fork for every request until the socket closes."""
    settings = json.loads(sys.argv[1])
    control = socket.socket(fileno=int(settings["control"]))
    runner = _load(settings)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children here
    gc.collect()
    gc.freeze()
    control.send(READY)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 16, DESCRIPTORS)
        if not message:
            return
        if os.fork() == 0:
            _become_a_copy(runner, settings, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _load(settings: dict[str, Any]) -> Any:
    """The runner, ready to answer; and what submitted code is likely to import."""
    for name in settings["libraries"]:
        importlib.import_module(name)
    sys.path.insert(0, str(Path(__file__).parents[1]))
    module = importlib.import_module(RUNNER)
    del sys.path[0]
    runner = module.Runner(settings["limits"])
    _rehearse(runner)
    return runner


REHEARSAL = ("def f(x):\n    return [x, str(x)]\nprint(f(1))", "f(2)", "f('a') / 0", "f(")


def _rehearse(runner: Any) -> None:
    """Run cells of the kit's own, with a result and with errors: what is loaded or compiled at
    the first use is then there for every copy. Afterwards nothing of them is left to be seen."""
    known, space = set(vars(sys)), dict(runner.shell.user_ns)
    for place, source in enumerate(REHEARSAL):
        runner.answer({"id": str(place), "do": "run", "source": source})
    runner.answer({"id": "", "do": "evaluate", "source": "f(3)"})
    runner.outputs.clear()
    runner.shell.reset(new_session=True)
    for name, value in space.items():
        runner.shell.user_ns.setdefault(name, value)  # a reset forgets such as __doc__
    for name in set(vars(sys)) - known:
        delattr(sys, name)  # such as sys.last_value


def _become_a_copy(runner: Any, settings: dict[str, Any], descriptors: list[int]) -> None:
    """In the child: never returns. What goes wrong here is said on the errors of the copy."""
    try:
        for place, descriptor in enumerate(descriptors):
            os.dup2(descriptor, place)
        os.closerange(DESCRIPTORS, os.sysconf("SC_OPEN_MAX"))
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _enter_namespaces()
        first = os.fork()
        if first == 0:
            _first_process(runner, settings)
        for place in range(3):
            os.close(place)
        _watch(first)
    except BaseException as error:  # noqa: BLE001 - a fork must never go on as the server
        _give_up(error)


def _watch(first: int) -> None:
    """Outside the process namespace of the copy: end it when asked, and say how it ended."""
    lifeline = DESCRIPTORS - 1
    ended = os.pidfd_open(first)
    select.select([lifeline, ended], [], [])
    if not select.select([ended], [], [], 0)[0]:
        os.kill(first, signal.SIGKILL)  # takes every process of its namespace with it
    _, status = os.waitpid(first, 0)
    code = os.waitstatus_to_exitcode(status)
    try:
        os.write(lifeline, struct.pack("i", code if code >= 0 else 128 - code))
    finally:
        os._exit(0)


def _first_process(runner: Any, settings: dict[str, Any]) -> None:
    """Number 1 of the new process namespace: sets the place up, then waits for the runner."""
    try:
        os.close(DESCRIPTORS - 1)
        _control(PARENT_DEATH, signal.SIGKILL)
        os.setsid()
        _fresh_file_systems(settings)
        Path("/proc/sys/user/max_user_namespaces").write_text("0", encoding="ascii")
        _drop_rights(bytes.fromhex(settings["filter"]))
        _control(OPEN_TO_OTHERS, 0)  # the copy has the same user: its memory is not the copy's
        child = os.fork()
        if child == 0:
            _control(OPEN_TO_OTHERS, 1)
            _run(runner)
        for place in range(3):
            os.close(place)
        os._exit(_outcome_of(child))
    except BaseException as error:  # noqa: BLE001 - a fork must never go on as the server
        _give_up(error)


def _outcome_of(child: int) -> int:
    """Wait as the first process has to: for everything that was left behind, too."""
    while True:
        ended, status = os.wait()
        if ended == child:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


def _run(runner: Any) -> None:
    module = sys.modules[RUNNER]
    requests, answers = module.private_channel()
    module.serve(runner, requests, answers)
    os._exit(0)


def _give_up(error: BaseException) -> None:
    os.write(2, f"{type(error).__name__}: {error}\n".encode(errors="replace"))
    os._exit(SET_UP_FAILED)


def _enter_namespaces() -> None:
    user, group = os.getuid(), os.getgid()
    _call("unshare", NEW_NAMESPACES)
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny", encoding="ascii")
    (own / "uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    (own / "gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def _fresh_file_systems(settings: dict[str, Any]) -> None:
    """What a copy may write to is new; what it reads is the box's, read-only."""
    flags = NO_SETUID | NO_DEVICES
    kept = [(path, os.open(path, os.O_PATH)) for path in settings["kept"]]
    limits = settings["limits"]
    size = f"size={limits['scratch']},nr_inodes={limits['files']},mode=0755"
    _mount("proc", "/proc", "proc", flags | NO_PROGRAMS)
    _mount("tmpfs", "/tmp", "tmpfs", flags, size)
    _mount("tmpfs", "/dev/shm", "tmpfs", flags, size)
    terminals = "newinstance,ptmxmode=0666,mode=620"
    _mount("devpts", "/dev/pts", "devpts", NO_SETUID | NO_PROGRAMS, terminals)
    for path, descriptor in kept:
        Path(path).mkdir(parents=True, exist_ok=True)
        _mount(f"/proc/self/fd/{descriptor}", path, "", BIND | RECURSIVE)
        os.close(descriptor)
    os.chdir("/tmp")


def _mount(source: str, target: str, kind: str, flags: int, data: str = "") -> None:
    words = (source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), data.encode())
    _call("mount", *words)


def _drop_rights(filtered: bytes) -> None:
    """No capability, none to be had again, and the filter of system calls, for good."""
    for capability in range(LAST_CAPABILITY + 1):
        try:
            _control(DROP_BOUND, capability)
        except OSError:
            break  # past the last one that this kernel knows
    _call("capset", (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)())
    _control(NO_NEW_RIGHTS, 1)
    if filtered:
        program = ctypes.create_string_buffer(filtered, len(filtered))
        described = struct.pack("HP", len(filtered) // 8, ctypes.addressof(program))
        header = ctypes.create_string_buffer(described, len(described))
        _control(SECCOMP, FILTER_MODE, ctypes.addressof(header))


def _control(what: int, *values: int) -> None:
    padded = (*values, 0, 0, 0, 0)[:4]
    _call("prctl", what, *(ctypes.c_ulong(value) for value in padded))


def _call(name: str, *arguments: Any) -> None:
    if getattr(libc, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


if __name__ == "__main__":
    main()
