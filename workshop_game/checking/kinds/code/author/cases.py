"""The rules of an item's cases: each looks at the answer, and says the same thing every time."""

from __future__ import annotations

import ast
import io
import random
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any

from workshop_game.checking.author.complaint import Complaint
from workshop_game.checking.item import Case, Item, ItemResult, check_item
from workshop_game.checking.kinds.code.author import complaint
from workshop_game.words import LANGUAGES

SEEDS = (1, 2, 3)
"""Starts of Python's own chance: a case gives the same value under each."""
PLAIN = (int, float, str, bool, list, type(None))


def check_table(item: Item) -> Iterator[Complaint]:
    """Cases that cannot be looked at: no single expression, or no value that can be compared."""
    path = item.folder / "item.toml"
    for case in item.cases:
        if not _is_expression(case):
            yield complaint(path, "case_expression", id=case.id)
        elif _compares(case):
            yield complaint(path, "case_compares", id=case.id)
        if not all(map(_is_plain, case.accepted)):
            yield complaint(path, "case_expect", id=case.id)
        if case.points < 0 or (not case.shown and not case.points):
            yield complaint(path, "case_points", id=case.id, points=case.points)


def check_results(item: Item) -> Iterator[Complaint]:
    """What the cases say of every known answer, in both languages and under each seed."""
    before = random.getstate()
    answers = {language: _answers(item, language) for language in LANGUAGES}
    yield from _languages(item, answers)
    for language in LANGUAGES:
        yield from _empty(item, language)
        yield from _noise(item, language)
        yield from _chance(item, language, answers[language])
    random.setstate(before)


def _languages(item: Item, answers: dict[str, dict[str, str]]) -> Iterator[Complaint]:
    """Twins in two languages agree on every case, not on the sum alone."""
    for name in answers[LANGUAGES[0]]:
        one, other = (_passed(_seeded(item, each, answers[each][name])) for each in LANGUAGES)
        for id in [id for id in one if one[id] != other[id]]:
            yield complaint(item.folder / name, "languages_differ", name=name, id=id)


def _seeded(item: Item, language: str, source: str, seed: int = SEEDS[0]) -> ItemResult:
    random.seed(seed)
    return check_item(item, language, source)


def _is_expression(case: Case) -> bool:
    try:
        body = ast.parse(case.code, mode="eval").body
    except (SyntaxError, ValueError):
        return False
    return not isinstance(body, ast.NamedExpr)


def _compares(case: Case) -> bool:
    """Whether the expression holds what it is compared with: an answer could read it there."""
    return any(isinstance(node, ast.Compare) for node in ast.walk(ast.parse(case.code)))


def _is_plain(value: Any) -> bool:
    if isinstance(value, float) and value != value:  # a number that equals nothing
        return False
    if isinstance(value, list):
        return all(_is_plain(part) for part in value)
    return isinstance(value, PLAIN)


def _answers(item: Item, language: str) -> dict[str, str]:
    right = {f"right/{name}.py": code for name, code in item.right(language).items()}
    wrong = {f"wrong/{name}.py": code for name, code in item.wrong(language).items()}
    return {"answer.py": item.answer(language), **right, **wrong}


def _passed(result: ItemResult) -> dict[str, bool]:
    return {case.id: case.passed for case in result.cases}


def _empty(item: Item, language: str) -> Iterator[Complaint]:
    """A case that an empty answer passes looks at nothing of the answer."""
    for case in check_item(item, language, "").cases:
        if case.passed and case.out_of:
            where = item.folder / "item.toml"
            yield complaint(where, "case_looks_at_nothing", id=case.id, language=language)


def _noise(item: Item, language: str) -> Iterator[Complaint]:
    """What a case prints is lost, and nbgrader takes a word on stderr for a failure."""
    errors, where = io.StringIO(), item.folder / "item.toml"
    with redirect_stderr(errors):
        whole = _seeded(item, language, item.answer(language))
        alone = _seeded(replace(item, cases=()), language, item.answer(language))
    if whole.printed != alone.printed:
        yield complaint(where, "case_prints", language=language)
    if errors.getvalue():
        said = errors.getvalue().strip().splitlines()[-1]
        yield complaint(where, "writes_to_stderr", said=said, language=language)


def _chance(item: Item, language: str, answers: dict[str, str]) -> Iterator[Complaint]:
    """A verdict that depends on chance would be a lottery."""
    for name, source in answers.items():
        seen: dict[str, set[tuple[bool, str]]] = {case.id: set() for case in item.cases}
        for seed in SEEDS:
            for case in _seeded(item, language, source, seed).cases:
                seen[case.id].add((case.passed, case.observed))
        for id in [id for id, values in seen.items() if len(values) > 1]:
            yield complaint(item.folder / name, "case_varies", name=name, id=id, language=language)
