"""How a step's game looks once the step is done: one small picture of the author's own answer."""

from __future__ import annotations

import base64
import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import pygame

from workshop_game.checking import Step
from workshop_game.checking.attempt import plan_of
from workshop_game.checking.observe import Plan, play
from workshop_game.core import HEIGHT, WIDTH
from workshop_game.stage.draw import Painter
from workshop_game.stage.host import Message
from workshop_game.stage.verdicts import steps_told
from workshop_game.words import Budget, Program, ProgramError

SIZE = (256, 144)
"""Pixels: it is shown at half of them, sharp on a fine screen too."""

A_SECOND = 60
"""Ticks that a game is played for when no check says how."""


MOST_TICKS = 600
"""A picture is worth ten seconds of a game, and no more: somebody may press Run meanwhile."""


def goal(message: Message, language: str, scale: float, content: Path) -> dict[str, Any]:
    """The answer to a ``goal`` message: the picture, and in words what every check looks at.

    ``scale`` is the one at which games are drawn here: drawings of that size are at hand.

    Raises:
        KeyError: the page asks for a step that the content does not have.
    """
    step = steps_told(content, message["story"])[message["id"]]
    return {
        "id": step.id,
        "language": language,
        "words": [step.prose[language][f"check {check.id}"] for check in step.checks],
        "picture": _as_address(picture(step, language, scale)),
    }


def picture(step: Step, language: str, scale: float = 1.0) -> pygame.Surface:
    """The last moment of the author's answer, played as the step's longest check plays it.

    An answer that stops with an error is shown as far as it came.
    """
    plan = longest(step)
    program = Program(step.done(language), language, plan.seed, Budget())
    with suppress(ProgramError):
        program.start()
        play(program, plan)
    whole = pygame.Surface((round(WIDTH * scale), round(HEIGHT * scale)))
    Painter(scale, language).paint(program.world, whole)
    return pygame.transform.smoothscale(whole, SIZE)


def longest(step: Step) -> Plan:
    """The plan of the check that watches longest; one that plays with keys shows more."""
    plans = [plan_of(check.settings) for check in step.checks] or [Plan(ticks=A_SECOND)]
    plan = max(plans, key=lambda plan: (bool(plan.presses), plan.ticks))
    return plan._replace(ticks=min(plan.ticks, MOST_TICKS))


def _as_address(surface: pygame.Surface) -> str:
    """A picture that is its own address: nobody is asked for it."""
    made = io.BytesIO()
    pygame.image.save(surface, made, "goal.png")
    return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"
