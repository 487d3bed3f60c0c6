"""`atelier doctor`: is this computer ready for a workshop?"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from atelier.places import DATA, EXERCISES, LESSONS, PAGE, ROOT
from atelier.wording import Wording
from autograder.sandbox import Limits, SandboxUnavailable, Sessions, bounds_memory_of_all, open_box
from serving import network
from workshop_game.checking import ContentError, load_items, load_lessons

NEEDED_MEGABYTES = 500
LONGEST_COMPLAINT = 200


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is ready, and what to do when it is not."""

    what: str
    ready: bool
    said: str


def examine(port: int, say: Wording) -> list[Finding]:
    """Look at everything a workshop needs."""
    looks: list[Callable[[], Finding]] = [
        lambda: _page(say),
        lambda: _content(say),
        lambda: _sandbox(say),
        lambda: _warm(say),
        lambda: _memory(say),
        lambda: _network(say),
        lambda: _port(port, say),
        lambda: _disk(say),
    ]
    return [look() for look in looks]


def report(findings: list[Finding], say: Wording, console: Console) -> bool:
    """Print the findings; True when all is ready."""
    table = Table(title=say("doctor_title"), show_header=False, title_justify="left")
    for finding in findings:
        table.add_row("✓" if finding.ready else "✗", finding.what, finding.said)
    console.print(table)
    left = sum(not finding.ready for finding in findings)
    console.print(say("doctor_not_yet", count=left) if left else say("doctor_fine"))
    return left == 0


def _page(say: Wording) -> Finding:
    ready = (PAGE / "index.html").exists()
    return Finding(say("doctor_page"), ready, say("doctor_ready" if ready else "page_missing"))


def _content(say: Wording) -> Finding:
    try:
        load_lessons(LESSONS)
        load_items(EXERCISES)
    except ContentError as error:
        return Finding(say("doctor_content"), False, error.text(say.language))
    return Finding(say("doctor_content"), True, say("doctor_ready"))


def _sandbox(say: Wording) -> Finding:
    try:
        open_box(True)
    except SandboxUnavailable as error:
        return Finding(say("doctor_sandbox"), False, error.text(say.language))
    return Finding(say("doctor_sandbox"), True, say("doctor_ready"))


def _warm(say: Wording) -> Finding:
    """Whether copies start from a warm Python; without one, grading is slower, not less safe."""
    what = say("doctor_warm")
    try:
        box = open_box(True)
    except SandboxUnavailable:
        return Finding(what, False, say("doctor_warm_no_box"))
    with Sessions(box, Limits()) as sessions:
        sessions.fresh().close()
        why = sessions.cold_because
    said = say("doctor_cold", why=in_one_line(why)) if why else say("doctor_ready")
    return Finding(what, True, said)


def _memory(say: Wording) -> Finding:
    """Whether a copy's processes have a bound together; each of them has one everywhere."""
    what = say("doctor_memory")
    try:
        box = open_box(True)
    except SandboxUnavailable:
        return Finding(what, False, say("doctor_warm_no_box"))
    id = "doctor_ready" if bounds_memory_of_all(box) else "doctor_memory_each"
    return Finding(what, True, say(id))


def in_one_line(complaint: str) -> str:
    """The last line of what a program said: the one that names the cause."""
    return complaint.strip().splitlines()[-1][:LONGEST_COMPLAINT]


def _network(say: Wording) -> Finding:
    address = network.lan_address()
    alone = address.startswith("127.")
    return Finding(say("doctor_network"), not alone, say("doctor_alone") if alone else address)


def _port(port: int, say: Wording) -> Finding:
    what = say("doctor_port", port=port)
    try:
        network.listen("0.0.0.0", port).close()
    except OSError:
        return Finding(what, False, say("doctor_taken"))
    return Finding(what, True, say("doctor_ready"))


def _disk(say: Wording) -> Finding:
    size = shutil.disk_usage(DATA if DATA.exists() else ROOT).free // 1_000_000
    ready = size >= NEEDED_MEGABYTES
    id = "doctor_free" if ready else "doctor_few"
    return Finding(say("doctor_disk"), ready, say(id, size=size, needed=NEEDED_MEGABYTES))
