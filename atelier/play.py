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


def play(name: str | None, say: Wording, *, answer: bool = False) -> None:
    """Open ``name`` (a step's id or a file; by default the last step) in a window.

    A step opens as it starts; with ``answer``, as it looks when it is done.

    Raises:
        Trouble: there is no such step or file, or the program stopped with an error.
    """
    from workshop_game.explain import explain
    from workshop_game.stage import desktop
    from workshop_game.stage.patience import Patience

    patience = Patience(time.monotonic)
    source = source_of(name, say, answer=answer)
    language = home.written_in(source) or say.language
    program = Program(home.own_part(source), language, budget=patience)
    try:
        desktop.play(program)
    except ProgramError as error:
        told = explain(error, language, program.source)
        raise Trouble(say("play_stopped", line=error.line or "?", title=told.title)) from error


def source_of(name: str | None, say: Wording, *, answer: bool = False) -> str:
    """The program to play. Raises Trouble when there is none of that name."""
    steps = {step.id: step for step in all_steps()}
    name = name or list(steps)[-1]
    if name in steps:
        return steps[name].done(say.language) if answer else steps[name].start(say.language)
    if Path(name).is_file():
        return _read(Path(name), say)
    raise Trouble(say("play_unknown", name=name, known=", ".join(steps)))


def _read(file: Path, say: Wording) -> str:
    """A program as an editor saved it. Raises Trouble for what is not text in UTF-8."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(say("play_not_utf8", file=file)) from error
    if "\0" in text:
        raise Trouble(say("play_not_text", file=file))
    return text


def all_steps() -> list[Step]:
    """Every step of the story, in order."""
    return [step for chapter in load_lessons(LESSONS) for step in chapter.steps]
