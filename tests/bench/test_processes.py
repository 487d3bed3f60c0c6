"""What is measured of a whole program from outside."""

import os
import subprocess
import sys
import threading

from bench.processes import run, watch


def held_by_this_process() -> float:
    """What `watch` notes of a program that is over before its first pause."""
    over = threading.Event()
    over.set()
    most = [0.0]
    watch(os.getpid(), over, most)
    return most[0]


def test_a_program_is_looked_at_once_however_short_it_is() -> None:
    assert held_by_this_process() > 0


def test_the_memory_of_what_a_program_starts_counts() -> None:
    alone = held_by_this_process()
    code = "held = bytearray(64_000_000); held[::4096] = held[::4096]; print(1); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        together = held_by_this_process()
        child.communicate("\n")
    assert together > alone + 64_000_000 / 2


def test_a_run_says_how_long_it_took_and_what_it_held() -> None:
    code = "import json, decimal; print(sum(range(2_000_000)))"
    measured = run("a sum", [sys.executable, "-c", code])
    assert measured.name == "a sum"
    assert 0 < measured.megabytes < 500
    assert measured.seconds > 0
