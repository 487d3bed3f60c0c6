"""Changed right answers that still pass a step's checks, and what an author says of them.

A survivor is ended by a better check, or written down in the step's ``equal.toml``. Those that
play as the answer does, tick by tick, whatever keys are held, need no word: no check that plays
could tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import Any

from workshop_game.checking.attempt import plans_of
from workshop_game.checking.author.alike import Theatre
from workshop_game.checking.author.mutants import Mutant, mutants
from workshop_game.checking.folders import read_table
from workshop_game.checking.observe import Plan
from workshop_game.checking.step import Step
from workshop_game.checking.tokens import same_tokens
from workshop_game.checking.verdict import check_step

LANGUAGE = "en"
"""Author files are changed as their author wrote them."""


@dataclass(frozen=True)
class Survivor:
    """A mutant of ``answer``: ``done``, or a name of ``right/``. What passes is what survives."""

    answer: str
    mutant: Mutant


@dataclass(frozen=True)
class Equal:
    """An author's word on survivors: ``line`` is a pattern for the line before its change."""

    changes: tuple[str, ...]
    line: str
    why: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether this is about that mutant."""
        named = not self.changes or mutant.change in self.changes
        return named and fnmatchcase(mutant.before.strip(), self.line)


@dataclass(frozen=True)
class Tried:
    """What became of a step's mutants; ``unused`` are words on survivors that there are not."""

    mutants: int
    alike: int
    explained: int
    survivors: tuple[Survivor, ...]
    unused: tuple[Equal, ...]


def try_mutants(step: Step, every: int = 1) -> Tried:
    """Change each right answer of a step and look at what still passes.

    Of the changes, one in ``every`` is tried; then there is no telling which words are unused.

    Raises:
        ContentError: ``equal.toml`` cannot be read.
        SyntaxError, ValueError, tokenize.TokenError: an answer is no Python.
    """
    equals, used = load_equals(step.folder), set()
    theatres = {
        name: Theatre(code, LANGUAGE, _own_plans(step)) for name, code in answers(step).items()
    }
    count = alike = explained = 0
    left = []
    for survivor, passed in _judged(step, every):
        count += 1
        if not passed:
            continue
        word = next((each for each in equals if each.covers(survivor.mutant)), None)
        if word:
            used.add(word)
            explained += 1
        elif theatres[survivor.answer].alike(survivor.mutant):
            alike += 1
        else:
            left.append(survivor)
    unused = tuple(each for each in equals if each not in used and every == 1)
    return Tried(count, alike, explained, tuple(left), unused)


def answers(step: Step) -> dict[str, str]:
    """The right answers, by the name of their file."""
    return {"done": step.done(LANGUAGE), **step.right(LANGUAGE)}


def load_equals(folder: Path) -> list[Equal]:
    """What the author wrote down in ``equal.toml``; nothing without that file.

    Raises:
        ContentError: it cannot be read.
    """
    path = folder / "equal.toml"
    tables = read_table(path).get("equal", []) if path.exists() else []
    return [_equal(table) for table in tables]


def _equal(table: dict[str, Any]) -> Equal:
    why = table.get("why", "").strip()
    return Equal(tuple(table.get("changes", ())), table.get("line", "*"), why)


def _judged(step: Step, every: int) -> Iterator[tuple[Survivor, bool]]:
    """Each mutant that is no right answer itself, and whether the checks let it pass."""
    predicted = step.prediction.answer if step.prediction else None
    for survivor in islice(all_mutants(step), 0, None, every):
        passed = check_step(step, LANGUAGE, survivor.mutant.source, predicted).passed
        yield survivor, passed


def all_mutants(step: Step) -> Iterator[Survivor]:
    """Every mutant that is no right answer itself."""
    known = answers(step)
    for name, answer in known.items():
        for mutant in mutants(step.start(LANGUAGE), answer):
            if not any(same_tokens(mutant.source, right) for right in known.values()):
                yield Survivor(name, mutant)


def _own_plans(step: Step) -> list[Plan]:
    return [plan for check in step.checks for plan in plans_of(check.settings)]
