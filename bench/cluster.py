"""Many submissions on two Dask workers, one killed half-way, beside the same work done here."""

import shutil
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.copies import exercises, hand_in
from bench.processes import run, start
from harness.cluster import scheduler, workers

PAUSE_SECONDS = 0.2
SAID = 2000


def compare(folder: Path, submissions: int) -> None:
    """Grade the copies here and on the cluster; print both times, and whether all is the same."""
    data, elsewhere = folder / "data", folder / "elsewhere"
    items = exercises(folder / "exercises")
    hand_in(data, items, submissions)
    total = submissions * len(items)
    program = [sys.executable, "-m", "bench.ours"]
    run("course", [*program, str(data), str(folder / "exercises"), "build"])
    shutil.copytree(data, elsewhere)
    here = run("here", [*program, str(data), str(folder / "exercises"), "grade"])
    began = time.perf_counter()
    killed_at = _on_cluster(folder, elsewhere, total)
    seconds = time.perf_counter() - began
    table = Table("run", "seconds", "ms per notebook")
    for name, taken in (
        ("this computer's cores", here.seconds),
        (f"two workers, one killed after {killed_at}", seconds),
    ):
        table.add_row(name, f"{taken:.1f}", f"{taken / total * 1000:.1f}")
    names = ("outcomes.json", "outcomes.csv")
    pairs = [(data / "records" / n, elsewhere / "records" / n) for n in names]
    same = all(one.read_bytes() == other.read_bytes() for one, other in pairs)
    Console().print(f"{total} notebooks", table)
    Console().print(f"Records: {'identical, byte for byte' if same else 'NOT IDENTICAL'}")


def _on_cluster(folder: Path, data: Path, total: int) -> int:
    """Grade on two workers; one is killed when half is in the journal. How many were done then."""
    with scheduler(folder) as (address, file), workers(file, 2, folder) as made:
        command = [sys.executable, "-m", "bench.ours", str(data), str(folder / "exercises")]
        process = start([*command, "grade", address])
        done = 0
        while process.poll() is None and done < total // 2:
            time.sleep(PAUSE_SECONDS)
            done = _lines(data / "records/journal.jsonl")
        made[0].kill()
        _, complaint = process.communicate()
        if process.returncode:
            raise SystemExit(complaint.decode(errors="replace")[-SAID:])
    return done


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0
