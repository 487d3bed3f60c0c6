"""Time one thing several times, and say how much the times differ."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

# Fewer say little about the spread; more make a person wait for a number.
ROUNDS = 7


@dataclass(frozen=True)
class Measure:
    """What a person waits for: its name, what it is counted in, and how to do it once.

    `work` returns how many units it did; the time of one unit is what is shown.
    """

    name: str
    unit: str
    work: Callable[[], int]


@dataclass(frozen=True)
class Result:
    """The time of one unit, in milliseconds: the middle one of the rounds, and both ends."""

    name: str
    unit: str
    median_ms: float
    fastest_ms: float
    slowest_ms: float


def measure(measures: Iterable[Measure], rounds: int = ROUNDS) -> Iterable[Result]:
    """Do each thing once unmeasured, then `rounds` times, and give its times."""
    for one in measures:
        one.work()
        times = sorted(_milliseconds(one.work) for _ in range(rounds))
        yield Result(one.name, one.unit, median(times), times[0], times[-1])


def _milliseconds(work: Callable[[], int]) -> float:
    """The time that one unit of work took."""
    started = time.perf_counter()
    units = work()
    return (time.perf_counter() - started) * 1000 / units
