"""Play a step's game, or a program from a file, in a window."""

from __future__ import annotations

import time
from pathlib import Path

from atelier.places import LESSONS
from atelier.trouble import Trouble
from atelier.wording import Wording
from workshop_game import home
from workshop_game.checking import Step, load_lessons
from workshop_game.words import Program, ProgramError


def play(name: str | None, language: str, say: Wording) -> None:
    """Open ``name`` (a step's id or a file; by default the last step's game) in a window.

    Raises:
        Trouble: there is no such step or file, or the program stopped with an error.
    """
    from workshop_game.explain import explain
    from workshop_game.stage import desktop
    from workshop_game.stage.patience import Patience

    patience = Patience(time.monotonic)
    source = source_of(name, language, say)
    language = home.written_in(source) or language
    program = Program(home.own_part(source), language, budget=patience)
    try:
        desktop.play(program)
    except ProgramError as error:
        told = explain(error, language, program.source)
        raise Trouble(say("play_stopped", line=error.line or "?", title=told.title)) from error


def source_of(name: str | None, language: str, say: Wording) -> str:
    """The program to play. Raises Trouble when there is none of that name."""
    steps = {step.id: step for step in all_steps()}
    if name is None:
        return list(steps.values())[-1].done(language)
    if name in steps:
        return steps[name].done(language)
    if Path(name).is_file():
        return Path(name).read_text(encoding="utf-8")
    raise Trouble(say("play_unknown", name=name, known=", ".join(steps)))


def all_steps() -> list[Step]:
    """Every step of the story, in order."""
    return [step for chapter in load_lessons(LESSONS) for step in chapter.steps]
