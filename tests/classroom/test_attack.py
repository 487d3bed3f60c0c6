"""A clock does not join the two sides of the wall: whole days are played, then looted.

Everybody comes to the exercises in the order in which they sat down, the worst case for the wall.
All that is drawn comes from a seed: the same days, the same answer, at each run.
"""

from __future__ import annotations

import logging
import random
import secrets
import shutil
from collections.abc import Callable, Iterator
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from classroom.links import draw_numbers
from classroom.serve import log_to
from classroom.settings import Settings
from classroom.stores.store import Store
from classroom.workshop.animals import animals
from tests.classroom.attack import STRATEGIES, Loot, guess, matches, pairs_in_order

PEOPLE = 12
DAYS = 5
SIGMAS = 4.0
"""How far from chance is still chance: one look in 30,000, and there are forty."""


@pytest.fixture
def three_items(course: Path) -> None:
    """The item, and two others like it."""
    item = course / "exercises" / "best_jump"
    for name in ("far_jump", "low_jump"):
        shutil.copytree(item, item.with_name(name))
        table = item.with_name(name) / "item.toml"
        table.write_text(table.read_text().replace('id = "best_jump"', f'id = "{name}"'))


@pytest.fixture
def log_into() -> Iterator[Callable[[Settings], None]]:
    """Sends the log to a data folder, one after the other; at the end, nowhere."""
    loggers = [logging.getLogger(name) for name in ("classroom", "serving", "uvicorn")]

    def close() -> None:
        for handler in {handler for logger in loggers for handler in logger.handlers}:
            handler.close()
        for logger in loggers:
            logger.handlers = []
            logger.setLevel(logging.NOTSET)

    def log(settings: Settings) -> None:
        close()
        log_to(settings)

    yield log
    close()


class Day:
    """One day in a room, from a seed."""

    def __init__(self, classroom: Any, seed: int) -> None:
        self.classroom, self.dice = classroom, random.Random(seed)
        self.seated = self.dice.sample(sorted(animals()), PEOPLE)
        self.seats: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        self.came: list[str] = []
        """The candidate numbers in the order of coming: what nobody may find."""
        self.event = 0

    def play(self) -> None:
        """The workshop, the exercises one after the other, and back to the workshop for some."""
        for animal in self.seated:
            self.seats[animal] = self.classroom.join(animal)
            self._work(animal)
        for animal in self.seated:
            self._work(animal)
            self._enter(animal)
            self._answer(animal)
            for present in self.dice.choices(self.seated[: len(self.came)], k=2):
                self._answer(present)
        for animal in self.dice.sample(self.seated, 3):
            self._work(animal)

    def _work(self, animal: str) -> None:
        self.classroom.clock.forward(seconds=self.dice.randint(5, 50))
        self._happens(animal, "run", "step:hello")
        self.classroom.snapshot(self.seats[animal], self.event, "hero.say(1)")

    def _happens(self, animal: str, kind: str, document: str) -> None:
        self.event += 1
        assert self.classroom.event(self.seats[animal], self.event, kind, document).is_success

    def _enter(self, animal: str) -> None:
        self.classroom.clock.forward(seconds=self.dice.randint(5, 50))
        entered = self.classroom.post("/api/aptitude/enter", {}, self.seats[animal]).json()
        self.keys[animal] = entered["token"]
        self.came.append(entered["candidate"])

    def _answer(self, animal: str) -> None:
        """One item: opened, some versions, perhaps help, perhaps handed in."""
        item = self.dice.choice(("best_jump", "far_jump", "low_jump"))
        self._happens(animal, "opened", f"item:{item}")
        self.classroom.clock.forward(seconds=self.dice.randint(1, 30))
        self.event += 1
        text = "x = 1\n" * self.dice.randint(1, 400)
        draft = {"item": item, "seq": self.event, "source": text, "at": "then"}
        self._post("drafts", {"drafts": [draft]}, self.keys[animal])
        if self.dice.random() < 0.3:
            self._is_helped(animal, item)
        if self.dice.random() < 0.5:
            copy = {"item": item, "seq": self.event, "source": text, "language": "fr"}
            self._post("copies", copy, self.keys[animal])

    def _is_helped(self, animal: str, item: str) -> None:
        seat = self.seated.index(animal) + 1
        call = {"wanted": True, "document": f"item:{item}"}
        assert self.classroom.post("/api/help", call, self.seats[animal]).is_success
        answer = self.classroom.post(f"/board/help/{seat}/answer", {"kind": "hint"})
        assert answer.is_success

    def _post(self, path: str, body: Any, key: str) -> None:
        assert self.classroom.post(f"/api/aptitude/{path}", body, key).is_success


def loot(day: Day, to: Path) -> Loot:
    """A copy of all files but the one."""
    data = day.classroom.room.settings.data
    shutil.copytree(data, to, ignore=shutil.ignore_patterns("identities.sqlite"))
    files = {file.name: file.read_bytes() for file in sorted(to.iterdir())}
    return Loot(to, day.seated, files)


def seeded_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, codes and receipts from a seed, so that what is guessed from them is the same too."""
    dice = random.Random(0)
    monkeypatch.setattr(secrets, "choice", dice.choice)
    monkeypatch.setattr(secrets, "token_urlsafe", lambda size: dice.randbytes(size).hex())


@pytest.fixture
def played(
    open_classroom: Callable[..., Any],
    three_items: None,
    log_into: Callable[[Settings], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Callable[..., Day]:
    """Plays a day in a folder of its own, with the numbers as `shuffle` puts them."""
    seeded_secrets(monkeypatch)

    def play(seed: int, shuffle: Callable[[list[int]], None]) -> Day:
        classroom = open_classroom(data=tmp_path / f"day {seed}")
        log_into(classroom.room.settings)
        draw_numbers(classroom.room.stores.identities, 30, shuffle)
        classroom.open_board()
        day = Day(classroom, seed)
        day.play()
        return day

    return play


Scores = dict[str, tuple[int, float]]
"""By strategy: how many were named rightly in all, how far from chance the order is, in sigmas."""


def scores(looted: list[tuple[Loot, list[str]]]) -> Scores:
    days = len(looted)
    pairs = PEOPLE * (PEOPLE - 1) / 2
    sigma = sqrt(days * PEOPLE * (PEOPLE - 1) * (2 * PEOPLE + 5) / 72)
    found: Scores = {}
    for name, strategy in STRATEGIES.items():
        said = [(guess(strategy, loot), truth) for loot, truth in looted]
        named = sum(matches(*one) for one in said)
        order = sum(pairs_in_order(*one) for one in said)
        found[name] = named, (order - days * pairs / 2) / sigma
    return found


def knows_more_than_chance(found: Scores, days: int) -> list[str]:
    """The strategies that named too many, or had the order too well, forwards or backwards."""
    too_many = days + SIGMAS * sqrt(days)
    return [
        f"{name}: {named} named, order {order:+.1f} sigmas"
        for name, (named, order) in found.items()
        if named > too_many or abs(order) > SIGMAS
    ]


def test_whoever_saw_people_sit_down_names_no_more_of_them_than_chance(
    played: Callable[..., Day], tmp_path: Path
) -> None:
    running, stopped = [], []
    for seed in range(DAYS):
        day = played(seed, random.Random(seed).shuffle)
        running.append((loot(day, tmp_path / f"running {seed}"), day.came))
        day.classroom.room.close()
        stopped.append((loot(day, tmp_path / f"stopped {seed}"), day.came))
    assert knows_more_than_chance(scores(running), DAYS) == []
    assert knows_more_than_chance(scores(stopped), DAYS) == []


def test_the_attack_names_everybody_where_numbers_follow_the_order(
    played: Callable[..., Day], tmp_path: Path
) -> None:
    day = played(0, lambda numbers: None)
    day.classroom.room.close()
    found = scores([(loot(day, tmp_path / "loot"), day.came)])
    assert found["number"][0] == PEOPLE


def test_the_attack_reads_the_order_of_writing_in_a_file_that_was_not_tidied(
    played: Callable[..., Day], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Store, "tidy", lambda store: None)
    day = played(0, random.Random(0).shuffle)
    found = scores([(loot(day, tmp_path / "loot"), day.came)])
    assert knows_more_than_chance(found, 1)


def test_no_file_but_its_own_names_an_item_a_number_or_an_address(
    played: Callable[..., Day], tmp_path: Path
) -> None:
    day = played(0, random.Random(0).shuffle)
    running = loot(day, tmp_path / "running").files
    day.classroom.room.close()
    stopped = loot(day, tmp_path / "stopped").files
    assert set(stopped) == {"aptitude.sqlite", "classroom.log", "secrets.toml", "workshop.sqlite"}
    for files in (running, stopped):
        others = b"\n".join(data for name, data in files.items() if "aptitude" not in name)
        assert b"step:hello" in others
        assert b"/api/events" in others
        for word in (b"_jump", b"item:", b"C-0", b"/api/aptitude", b"10.0.0.7"):
            assert word not in others, word
