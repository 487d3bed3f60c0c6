"""The rules of a lesson's step."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from workshop_game.checking.attempt import Attempt
from workshop_game.checking.author import shared
from workshop_game.checking.author.complaint import Complaint, Texts, complaint
from workshop_game.checking.author.stopped import Stopped
from workshop_game.checking.author.survivors import load_equals
from workshop_game.checking.checks import KINDS
from workshop_game.checking.formats import SettingError
from workshop_game.checking.mistakes import FINDING, UNCHANGED, kind_of, looks_at_error
from workshop_game.checking.step import MODES, Step
from workshop_game.checking.verdict import Verdict, check_step
from workshop_game.diagnosis import kinds
from workshop_game.words import LANGUAGES

FILES = {"step.toml", "fr.md", "en.md", "names.toml", "equal.toml", "start.py", "done.py"}
FOLDERS = {"right/*.py", "wrong/*.py"}
WATCHED = ("run", "predict", "invent")
"""Modes in which the start may be the answer: there is nothing to write."""
BROKEN = ("repair", "order")
"""Modes in which the start may be no Python yet."""
LEAST_MISTAKES = 3
MOST_LINES = 3


def check(step: Step) -> Iterator[Complaint]:
    """Everything an author still has to do in this step."""
    yield from shared.stray_files(step.folder, FILES | FOLDERS)
    yield from shared.slots(step.folder, step.prose, needed_slots(step), step.languages)
    yield from shared.prose(step.folder, step.languages)
    yield from shared.names(step.folder, step.languages)
    yield from _equals(step)
    broken = [*shared.author_code(_parsed_sources(step))] or [*_table(step)]
    yield from broken
    if not broken and not _missing_texts(step):
        yield from _answers(step)
        yield from _typing(step)


def needed_slots(step: Step) -> list[str]:
    """The slots that each language's prose must hold."""
    needed = ["title", "text", "hint 1", "hint 2", "hint 3", "praise", "helper"]
    needed += [f"check {each.id}" for each in step.checks]
    needed += [f"mistake {each.id}" for each in step.mistakes]
    if step.prediction:
        needed += ["question", *(f"choice {choice}" for choice in step.prediction.choices)]
    return needed


def _equals(step: Step) -> Iterator[Complaint]:
    """Words on changed answers that give no reason, or cover a step where much is asked."""
    path = step.folder / "equal.toml"
    for each in load_equals(step.folder):
        if not each.why:
            yield complaint(path, "equal_why", line=each.line)
        if each.line == "*" and step.mode not in WATCHED:
            yield complaint(path, "equal_everything")


def _missing_texts(step: Step) -> bool:
    return any(set(needed_slots(step)) - step.prose[language].keys() for language in LANGUAGES)


def _parsed_sources(step: Step) -> Iterator[tuple[Path, str]]:
    """The author files that must be Python: a wrong answer may hold any beginner's slip."""
    if step.mode not in BROKEN:
        yield step.folder / "start.py", step.start_code
    yield step.folder / "done.py", step.done_code
    for name, source in step.right_code.items():
        yield step.folder / "right" / f"{name}.py", source


def _table(step: Step) -> Iterator[Complaint]:
    path = step.folder / "step.toml"
    if step.mode not in MODES:
        yield complaint(path, "unknown_mode", mode=step.mode, known=", ".join(MODES))
    for each in step.checks:
        if each.kind not in KINDS:
            yield complaint(path, "unknown_kind", kind=each.kind, known=", ".join(KINDS))
    yield from _mistakes(step, path)
    yield from _settings(step, path)


def _mistakes(step: Step, path: Path) -> Iterator[Complaint]:
    listed = [mistake.id for mistake in step.mistakes]
    for each in step.mistakes:
        if each.when and looks_at_error(each.when):
            yield complaint(path, "mistake_by_error", id=each.id)
    for id in set(listed) - step.wrong_code.keys():
        yield complaint(path, "mistake_without_wrong", id=id)
    if step.mode in WATCHED:
        return
    if listed[:1] != [UNCHANGED]:
        yield complaint(path, "unchanged_first")
    count = len(step.wrong_code.keys() | set(listed))
    if count < LEAST_MISTAKES:
        yield complaint(path, "too_few_mistakes", least=LEAST_MISTAKES, count=count)


def _settings(step: Step, path: Path) -> Iterator[Complaint]:
    """Tables that cannot be judged: tried on the author's own answer."""
    attempt = Attempt(step.done("en"), "en", step.names)
    for each in step.checks:
        try:
            if each.kind in KINDS:
                KINDS[each.kind].judge(attempt, attempt.filled(each.settings))
        except KeyError as missing:
            lacks = SettingError("no_setting", name=missing.args[0])
            yield complaint(path, "bad_settings", id=each.id, error=lacks)
        except (TypeError, ValueError) as error:
            yield complaint(path, "bad_settings", id=each.id, error=error)
    for mistake in step.mistakes:
        try:
            if mistake.when and FINDING in mistake.when:
                _known_kind(mistake.when[FINDING])
            elif mistake.when and not looks_at_error(mistake.when):
                kind_of(mistake.when)
        except ValueError as error:
            yield complaint(path, "bad_settings", id=mistake.id, error=error)


def _known_kind(kind: str) -> None:
    """Raises SettingError for a kind that the diagnosis does not have."""
    if kind not in kinds():
        raise SettingError("no_finding", known=", ".join(kinds()), kind=kind)


def _answers(step: Step) -> Iterator[Complaint]:
    for language in LANGUAGES:
        yield from _start(step, language)
        rights = {"done.py": step.done(language)}
        rights |= {f"right/{name}.py": code for name, code in step.right(language).items()}
        for name, code in rights.items():
            verdict = _judge(step, language, code)
            if not verdict.passed:
                where, why = step.folder / name, _why(verdict, language, code)
                yield complaint(where, "answer_fails", language=language, why=why)
        yield from _wrongs(step, language)


def _judge(step: Step, language: str, code: str) -> Verdict:
    predicted = step.prediction.answer if step.prediction else None
    return check_step(step, language, code, predicted)


def _start(step: Step, language: str) -> Iterator[Complaint]:
    source, path = step.start(language), step.folder / "start.py"
    verdict = _judge(step, language, source)
    if verdict.problem and step.mode not in BROKEN:
        error = Stopped(verdict.problem, source, language)
        yield complaint(path, "start_stops", language=language, error=error)
    if verdict.passed and step.mode not in WATCHED:
        yield complaint(path, "start_passes", language=language)


def _wrongs(step: Step, language: str) -> Iterator[Complaint]:
    listed = {mistake.id for mistake in step.mistakes}
    for id, code in step.wrong(language).items():
        if id == UNCHANGED and id not in listed:
            continue
        verdict, path = _judge(step, language, code), step.folder / "wrong" / f"{id}.py"
        if verdict.passed:
            yield complaint(path, "wrong_passes", language=language)
        elif id not in listed:
            if not (verdict.first or verdict.problem):
                yield complaint(path, "wrong_without_mistake", id=id)
        elif verdict.mistake != id:
            found = verdict.mistake or "-"
            yield complaint(path, "wrong_unrecognised", language=language, found=found)


def _why(verdict: Verdict, language: str, source: str) -> Stopped | Texts | str:
    if verdict.problem:
        return Stopped(verdict.problem, source, language)
    if verdict.message:
        return Texts(((language, verdict.message),))
    return ", ".join(c.id for c in verdict.checks if c.status != "passed")


def _typing(step: Step) -> Iterator[Complaint]:
    """At most three lines to type from the start to the author's answer."""
    lines = difflib.ndiff(step.start_code.splitlines(), step.done_code.splitlines())
    typed = sum(line.startswith("+ ") and bool(line[2:].strip()) for line in lines)
    if typed > MOST_LINES:
        where = step.folder / "done.py"
        yield complaint(where, "too_much_typing", count=typed, most=MOST_LINES)
