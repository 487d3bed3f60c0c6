"""The check that takes longest, over every step: answers, slips, games that never end."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from workshop_game.checking import Step, check_step

ENDLESS = {
    "a loop without end": "\nwhile True:\n    pass\n",
    "a loop at each tick": "\ndef {each_tick}():\n    while True:\n        pass\n",
    "a pygame program": "\nimport pygame\nwhile True:\n    pygame.time.Clock().tick(60)\n",
}
"""What is pasted under the author's answer: stopped by a count, never by a clock."""
EACH_TICK = {"fr": "a_chaque_instant", "en": "each_tick"}
PREDICTED = "-"


class Slowest(NamedTuple):
    """A check, and the seconds that it took."""

    seconds: float
    step: str
    what: str


def slowest_check(steps: list[Step], language: str = "fr") -> Slowest:
    """The check that took longest."""
    return max(_timed(step, language, what, code) for step, what, code in _all(steps, language))


def _timed(step: Step, language: str, what: str, code: str) -> Slowest:
    begun = time.perf_counter()
    check_step(step, language, code, PREDICTED)
    return Slowest(time.perf_counter() - begun, step.id, what)


def _all(steps: list[Step], language: str) -> Iterator[tuple[Step, str, str]]:
    for step in steps:
        yield step, "start", step.start(language)
        yield step, "done", step.done(language)
        for name, code in {**step.right(language), **step.wrong(language)}.items():
            yield step, name, code
        for name, code in ENDLESS.items():
            under = code.replace("{each_tick}", EACH_TICK[language])
            yield step, name, step.done(language) + under
