"""A filter of system calls for the box: what no honest program of a candidate needs.

Namespaces already hide the network, the files and the other processes. The filter closes what
they leave open: sockets to the host of a virtual machine, memory that no limit counts (attributes
of files, wide pipes), signs that other copies and the host can see on files that all of them share
(locks, leases, watches), and rarely used doors into the kernel. A refused call fails with
"operation not permitted".
"""

import errno
import platform
import struct

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, DENY, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
NUMBER, ARCHITECTURE, SECOND_ARGUMENT = 0, 4, 24
"""Offsets in what the kernel hands to a filter; of an argument, the half that counts."""
OTHER_ABI = 0x40000000
"""Calls of the x32 kind carry this bit; they would slip past the numbers below."""

# Name: its number on x86_64, on aarch64.
REFUSED = {
    "socket": (41, 198),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsmount": (432, 432),
    "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "personality": (135, 92),
    "kexec_load": (246, 104),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "flock": (73, 32),
    "inotify_init": (253, 26),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "init_module": (175, 105),
    "finit_module": (313, 273),
}
FCNTL = (72, 25)
REFUSED_COMMANDS = {
    "F_SETLK": 6,
    "F_SETLKW": 7,
    "F_OFD_SETLK": 37,
    "F_OFD_SETLKW": 38,
    "F_SETLEASE": 1024,
    "F_NOTIFY": 1026,
    "F_SETPIPE_SZ": 1031,
}
"""What `fcntl` is refused; duplicating a descriptor and its flags are let through."""
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
"""Machine: its column in REFUSED, its name in the kernel."""


def compiled(machine: str = platform.machine()) -> bytes:
    """The filter as the kernel wants it; empty for a machine whose numbers are not known here."""
    if machine not in MACHINES:
        return b""
    column, name = MACHINES[machine]
    numbers = sorted({numbers[column] for numbers in REFUSED.values()})
    commands = [_instruction(LOAD, SECOND_ARGUMENT), *_denied(sorted(REFUSED_COMMANDS.values()))]
    # Past the calls: `fcntl` goes on to its commands, any other call jumps over them.
    checks = [
        _instruction(AT_LEAST, OTHER_ABI, len(numbers) + len(commands) + 2),
        *_denied(numbers, further=len(commands) + 1),
        _instruction(EQUAL, FCNTL[column], 0, len(commands)),
        *commands,
    ]
    start = [
        _instruction(LOAD, ARCHITECTURE),
        _instruction(EQUAL, name, 1),
        _instruction(RETURN, KILL),
        _instruction(LOAD, NUMBER),
    ]
    return b"".join([*start, *checks, _instruction(RETURN, ALLOW), _instruction(RETURN, DENY)])


def _denied(values: list[int], further: int = 0) -> list[bytes]:
    """Jump past `further` instructions and the one that allows, to the last, for any of these."""
    last = len(values) + further
    return [_instruction(EQUAL, value, last - place) for place, value in enumerate(values)]


def _instruction(code: int, value: int, jump_if_true: int = 0, jump_else: int = 0) -> bytes:
    return struct.pack("HBBI", code, jump_if_true, jump_else, value)
