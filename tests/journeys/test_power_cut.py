"""The server is killed in the middle of twelve participants: nothing acknowledged is lost."""

import sqlite3
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from atelier.places import EXERCISES, LESSONS
from classroom.secrets import load_secrets
from classroom.workshop.animals import animals
from rehearsal import day
from rehearsal.people import invite
from rehearsal.seat import Seat
from rehearsal.server import ServerProcess
from workshop_game.checking import load_items, load_lessons

KILLS_AFTER = (40, 120)
"""Acknowledged versions after which the process is killed."""


@pytest.mark.journey
@pytest.mark.timeout(900)
def test_every_acknowledged_version_survives_kill_nine(tmp_path: Path) -> None:
    steps = {step.id: step for chapter in load_lessons(LESSONS) for step in chapter.steps}
    people = invite(12, 1, list(animals()), list(steps.values()), load_items(EXERCISES))
    with ServerProcess(tmp_path) as server:
        code = load_secrets(tmp_path).join_code
        seats = [Seat(server.address, person, code) for person in people]
        day.join(seats)
        acknowledged = Counter(KILLS_AFTER)

        def work(seat: Seat) -> None:
            for attempt in seat.person.attempts:
                seat.work(attempt, steps[attempt.step])
                acknowledged.add()

        with ThreadPoolExecutor(12) as pool:
            running = [pool.submit(work, seat) for seat in seats]
            for reached in acknowledged.reached:
                wait_for(reached, running)
                server.kill()
                assert stored(tmp_path) >= acknowledged_by(seats)
                server.start()
            for done in running:
                done.result()
        assert day.lost_versions(seats) == []
        assert stored(tmp_path) == acknowledged_by(seats)
        for seat in seats:
            seat.close()


def wait_for(reached: threading.Event, running: list[Future[None]]) -> None:
    """Wait for enough work, however slow this machine is; a person who failed says why at once."""
    while not reached.wait(0.2):
        for done in running:
            if done.done():
                done.result()
        assert not all(done.done() for done in running), "too little work to reach the kill"
    assert not all(done.done() for done in running), "killed too late to show anything"


class Counter:
    """Counts across threads; each threshold has an event that is set when it is reached."""

    def __init__(self, thresholds: tuple[int, ...]) -> None:
        self.reached = [threading.Event() for _ in thresholds]
        self._thresholds = thresholds
        self._lock = threading.Lock()
        self._count = 0

    def add(self) -> None:
        with self._lock:
            self._count += 1
            for threshold, event in zip(self._thresholds, self.reached, strict=True):
                if self._count >= threshold:
                    event.set()


def acknowledged_by(seats: list[Seat]) -> set[tuple[str, str, int, str]]:
    """Every version whose storing was answered: animal, document, number, text."""
    return {
        (seat.person.animal, document, seq, source)
        for seat in seats
        for (document, seq), source in list(seat.tally.stored.items())
    }


def stored(data: Path) -> set[tuple[str, str, int, str]]:
    """Every version in the store, read without the kit's own code."""
    query = (
        "select seats.animal, snapshots.document, seq, source from snapshots"
        " join seats on seats.id = snapshots.seat"
    )
    with closing(sqlite3.connect(data / "workshop.sqlite")) as store:
        return set(store.execute(query))
