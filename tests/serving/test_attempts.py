"""Guesses: slowed down, never shut out; and how few digits of a card are ever looked at."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from serving.attempts import GUESSABLE, HALF_DAY_SECONDS, REMEMBERED, Attempts, Budget, Exhausted
from serving.errors import Refused


class Clock:
    """A clock that moves when somebody waits for it."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def guess_wrong(attempts: Attempts, who: str) -> None:
    with pytest.raises(Refused, match="wrong_code"), attempts.guess(who):
        raise Refused(403, "wrong_code")


def waits(attempts: Attempts, clock: Clock, who: str) -> float:
    """The seconds that a guess of `who` waits for its turn."""
    before = clock.time
    asyncio.run(attempts.turn(who))
    return clock.time - before


def test_the_first_wrong_guesses_cost_nothing_and_the_next_ones_a_moment(clock: Clock) -> None:
    attempts = Attempts(free=2, now=clock, sleep=clock.sleep)
    spent = []
    for _ in range(12):
        spent.append(waits(attempts, clock, "a"))
        guess_wrong(attempts, "a")
    assert spent[:3] == [0, 0, 0]
    assert spent[3:] == sorted(spent[3:])
    assert 0 < spent[3] < spent[-1] <= attempts.spacing
    assert waits(attempts, clock, "b") == 0


def test_right_guesses_and_other_refusals_do_not_count(clock: Clock) -> None:
    attempts = Attempts(free=1, now=clock, sleep=clock.sleep)
    for _ in range(5):
        with attempts.guess("a"):
            pass
        with pytest.raises(Refused), attempts.guess("a"):
            raise Refused(409, "animal_taken")
    assert waits(attempts, clock, "a") == 0
    assert waits(attempts, clock, "a") == 0


def test_a_minute_without_a_wrong_guess_begins_anew(clock: Clock) -> None:
    attempts = Attempts(free=1, spacing=1, now=clock, sleep=clock.sleep)
    for _ in range(12):
        waits(attempts, clock, "a")
        guess_wrong(attempts, "a")
    assert waits(attempts, clock, "a") > 0
    clock.time += 61
    guess_wrong(attempts, "a")
    assert waits(attempts, clock, "a") == 0


def test_a_line_that_is_too_long_is_told_in_seconds(clock: Clock) -> None:
    async def still(_seconds: float) -> None:
        """The others are still waiting."""

    attempts = Attempts(free=1, spacing=0.25, patience=6, now=clock, sleep=still)
    for _ in range(20):
        guess_wrong(attempts, "a")
    for _ in range(25):
        asyncio.run(attempts.turn("a"))
    with pytest.raises(Refused) as refused:
        asyncio.run(attempts.turn("a"))
    assert (refused.value.status, refused.value.values) == (429, {"seconds": 6})
    clock.time += 1
    asyncio.run(attempts.turn("a"))


def test_what_is_counted_does_not_grow_without_end(clock: Clock) -> None:
    attempts = Attempts(now=clock)
    for number in range(REMEMBERED + 5):
        guess_wrong(attempts, str(number))
    assert len(attempts._wrong) == REMEMBERED


def guess_digits(budget: Budget, card: str, who: str, right: bool = False) -> str:
    """What became of one guess: `right`, `wrong`, `wait` or `closed`."""
    try:
        with budget.guess(card, who, 10_000):
            if not right:
                raise Refused(403, "wrong_card_code")
    except Refused as refused:
        return "wrong" if refused.status == 403 else "wait"
    except Exhausted:
        return "closed"
    return "right"


def test_the_waits_between_wrong_digits_grow_and_are_bounded(clock: Clock) -> None:
    budget = Budget(free=2, longest=60, now=clock)
    found = []
    for _ in range(12):
        try:
            with budget.guess("fox", "a", 10**6):
                raise Refused(403, "wrong_card_code")
        except Refused as refused:
            found.append(refused.values.get("seconds", 0))
            clock.time += found[-1]
    assert [seconds for seconds in found if seconds] == [2, 4, 8, 16, 32]


def test_the_owner_at_another_address_comes_in_whatever_one_address_guessed(clock: Clock) -> None:
    budget = Budget(now=clock)
    for _ in range(50):
        guess_digits(budget, "fox", "hostile")
        clock.time += 61
    assert guess_digits(budget, "fox", "hostile") == "closed"
    assert guess_digits(budget, "fox", "owner", right=True) == "right"


def test_a_right_guess_is_not_counted(clock: Clock) -> None:
    budget = Budget(now=clock)
    for _ in range(50):
        assert guess_digits(budget, "fox", "owner", right=True) == "right"
    assert guess_digits(budget, "fox", "other") == "wrong"


@pytest.mark.parametrize("digits", [4, 6])
def test_any_half_day_looks_at_one_value_in_a_thousand_at_most(clock: Clock, digits: int) -> None:
    """Addresses without number, each as patient as it must be, for two days."""
    budget, size = Budget(now=clock), 10**digits
    looked_at: list[float] = []
    for number in range(3 * size // GUESSABLE):
        for who in (f"address {number}", f"address {number // 2}"):
            try:
                with budget.guess("fox", who, size):
                    looked_at.append(clock.time)
                    raise Refused(403, "wrong_card_code")
            except (Refused, Exhausted):
                clock.time += 2 * 86400 / (6 * size // GUESSABLE)
    for start in looked_at:
        within = [at for at in looked_at if start <= at < start + HALF_DAY_SECONDS]
        assert len(within) / size <= 1 / GUESSABLE
    assert len(looked_at) > size // GUESSABLE


def test_guesses_made_together_are_counted_together(clock: Clock) -> None:
    """Forty threads hold their guess at the same moment: no more are looked at than may be."""
    budget, together = Budget(now=clock), threading.Barrier(40)
    looked_at = []

    def guess(number: int) -> None:
        together.wait()
        try:
            with budget.guess("fox", f"address {number}", 10_000):
                looked_at.append(number)
                raise Refused(403, "wrong_card_code")
        except (Refused, Exhausted):
            pass

    with ThreadPoolExecutor(40) as pool:
        list(pool.map(guess, range(40)))
    assert len(looked_at) == 10
